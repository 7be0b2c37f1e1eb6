import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inProcess } from "../../gateway/in-process";
import { browserOf, openTab, type Tab } from "./browser";
import { Place, within } from "./place";
import { people, shelters } from "./toys";

const place = new Place();
let url: string;
beforeAll(async () => {
  url = await place.gateway(
    inProcess(await Promise.all([people, shelters].map((each) => place.open(each))), within(1_000)),
  );
});
afterAll(() => place.close());

const QUERIES = ["unicef", "health", "dashboard"];

test("the page may load from the hub only, and does", async () => {
  const page = await fetch(url);
  expect(page.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self';/,
  );
  const html = await page.text();
  expect(html).not.toMatch(/https?:/);
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => String(path));
  expect(files.length).toBeGreaterThan(5);
  for (const file of [...files, ...QUERIES.map((name) => `/assets/${name}.graphql`)]) {
    expect(`${file} ${String((await fetch(url + file)).status)}`).toBe(`${file} 200`);
  }
});

const browser = browserOf();
if (!browser) process.stdout.write("The page was NOT opened in a browser: this machine has no chromium.\n");

(browser ? describe : describe.skip)("in a browser", () => {
  let tab: Tab;
  beforeEach(async () => {
    tab = await openTab(browser ?? "");
  });
  afterEach(() => tab.close());

  test("a link with a token shows the question with its answer, and takes the token out of the address", async () => {
    await tab.open(`${url}/#query=health&token=${await place.token("clinician")}`);
    const query = readFileSync(join(__dirname, "../../gateway/page/queries/health.graphql"), "utf8");
    const [, name] = /query (\w+)/.exec(query) ?? [];
    await tab.see(`document.querySelector("#graphiql")?.innerText.includes("${String(name)}")`);
    // The toy agencies have no medical needs: that the hub says so shows that it was asked, and as whom.
    await tab.see('document.querySelector(".result-window")?.innerText.includes("GRAPHQL_VALIDATION_FAILED")');
    expect(await tab.see("location.href")).toBe(`${url}/#query=health`);
    expect(await tab.see('document.getElementById("who").textContent')).toContain("clinician");
    expect(await tab.see('String(document.querySelectorAll("nav [aria-current=true]").length)')).toBe("1");
    expect(await tab.see("String(localStorage.length)")).toBe("0");

    await tab.see('(document.querySelector("#viewer button").click(), true)');
    await tab.see('document.getElementById("door").offsetHeight > 0 && sessionStorage.length === 0');

    await tab.open(`${url}/#query=unicef&token=forged`);
    await tab.see('document.getElementById("refusal").textContent === "The token is not one that this hub trusts."');

    expect(tab.complaints.filter((text) => !text.includes("400") && !text.includes("401"))).toEqual([]);
    expect(tab.requested.filter((asked) => !asked.startsWith(url) && !asked.startsWith("data:"))).toEqual([]);
  }, 60_000);

  test("without a token it says so, and how to get one", async () => {
    await tab.open(url);
    // Hidden until the page's own code has run.
    await tab.see('document.getElementById("door").offsetHeight > 0');
    await tab.see('document.getElementById("door").innerText.includes("npm run -s token -- unicef-caseworker")');
    expect(tab.requested).not.toContain(`${url}/graphql`);
    await tab.see(
      `(document.getElementById("token").value = "${await place.token("dashboard")}", document.querySelector("#enter button").click(), true)`,
    );
    await tab.see('document.getElementById("graphiql").innerText.includes("childCases")');
  }, 60_000);
});
