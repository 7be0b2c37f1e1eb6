// Harm over HTTP, to a whole gateway and to an agency's own server: each attack is refused or harmlessly answered at
// once, none costs memory, and the next honest question is answered.
import { request as httpRequest } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Int, Query, Resolver } from "type-graphql";
import { developmentKey } from "#kit/keys";
import { VIEWER_HEADER, viewerSigner } from "#kit/viewer";
import { openTo } from "../support/agency";
import { inProcess } from "../../gateway/in-process";
import { ATTACKS, CLOSED, type Attack, type Sent } from "./attacks";
import { Place, within } from "./place";
import { ANSWER, people, QUESTION, shelters } from "./toys";

const place = new Place();
afterAll(() => place.close());

/** For the best of three; what is loaded for the first time, or stands behind another test, takes longer. */
const CEILING_MS = 100;
const MEMORY_BYTES = 32 * 1024 * 1024;

interface Answer {
  status: number;
  text: string;
  ms: number;
}

/** Sends bytes as they are; `fetch` is too well-behaved for this. */
function send(url: string, { body = "", headers, method = "POST", path = "/graphql" }: Sent): Promise<Answer> {
  const bytes = Buffer.from(body);
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const length = headers?.["transfer-encoding"] ? {} : { "content-length": String(bytes.length) };
    const options = { method, headers: { "content-type": "application/json", ...length, ...headers } };
    const asking = httpRequest(new URL(path, url), options, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("end", () => {
        const ms = performance.now() - start;
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(pieces).toString(), ms });
        asking.destroy();
      });
    });
    // A server that has answered need not read the rest, and the pipe breaks.
    asking.on("error", reject).end(bytes);
  });
}

/** Three times, and where the machine was busy meanwhile, as with other tests, again for some seconds; answers the fastest. */
async function best(url: string, sent: Sent): Promise<Answer> {
  let fastest = await send(url, sent);
  for (let times = 1; times < 3 || (times < 30 && fastest.ms >= CEILING_MS); times++) {
    if (times >= 3) await pause(100);
    const answer = await send(url, sent);
    if (answer.ms < fastest.ms) fastest = answer;
  }
  return fastest;
}

function codeOf({ text }: Answer): string {
  const { errors } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0] ? ` ${errors[0].extensions.code}` : "";
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** An agency that could answer all of it: the attacks must not fail for asking after something that it lacks. */
@Resolver()
class FreeResolver {
  @Query(() => Int, { nullable: true })
  free(): number {
    return 7;
  }
}
const whole = {
  ...people,
  resolvers: [...people.resolvers, FreeResolver] as typeof people.resolvers,
  access: openTo({ Query: "people broken find page free", Person: "id name arrivedAt" }),
};

const times: string[] = [];
afterAll(() => {
  process.stdout.write(`${times.join("\n")}\n`);
});

function note(server: string, { name }: Attack, { status, ms, ...rest }: Answer): void {
  times.push(
    `${ms.toFixed(1).padStart(7)} ms  ${server}: ${name}: ${String(status)}${codeOf({ status, ms, ...rest })}`,
  );
}

describe.each([
  ["a gateway in development", false, ATTACKS],
  ["a gateway in production", true, [...ATTACKS, ...CLOSED]],
] as const)("%s", (server, isProduction, attacks) => {
  let url: string;
  let authorization: string;
  let before: number;

  beforeAll(async () => {
    const agencies = await Promise.all([people, shelters].map((each) => place.open(each)));
    url = await place.gateway(inProcess(agencies, within(1_000)), { isProduction });
    authorization = `Bearer ${await place.token()}`;
    await place.ask(url, QUESTION);
    before = heap();
  });

  test.each(attacks.map((attack) => [attack.name, attack] as const))("%s", async (_, attack) => {
    const { sent, answers } = attack;
    const answer = await best(url, { ...sent, headers: { authorization, ...sent.headers } });
    note(server, attack, answer);
    expect(answers).toContain(`${String(answer.status)}${codeOf(answer)}`);
    expect(answer.ms).toBeLessThan(CEILING_MS);
    expect(answer.text).not.toMatch(/isAdmin|\.ts:|node_modules/);
    expect(answer.text.length).toBeLessThan(100_000);
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });

  test("keeps nothing of it, and answers the next honest question", async () => {
    expect(await place.ask(url, QUESTION)).toMatchObject({ status: 200, data: ANSWER });
    expect(heap() - before).toBeLessThan(MEMORY_BYTES);
  });

  test("shows its plans to developers alone", async () => {
    const { extensions } = await place.ask(url, QUESTION, { headers: { "apollo-query-plan-experimental": "1" } });
    expect(Object.keys(extensions ?? {}).includes("__queryPlanExperimental")).toBe(!isProduction);
  });
});

describe("an agency's own server", () => {
  const viewer = { sub: "s", agency: "IOM", roles: ["dashboard"], operations: [], sites: [], purpose: "ASSISTANCE" };
  let url: string;
  let word: string;
  let before: number;

  beforeAll(async () => {
    url = await place.subgraph(whole, true);
    word = await (await viewerSigner(await developmentKey(place.dataDir, "viewers")))(viewer, "people");
    await send(url, { body: '{"query":"{ people { name } }"}', headers: { [VIEWER_HEADER]: word } });
    before = heap();
  });

  test.each(ATTACKS.map((attack) => [attack.name, attack] as const))("to a stranger: %s", async (_, attack) => {
    const answer = await best(url, attack.sent);
    note("an agency, to a stranger", attack, answer);
    expect([401, 400, 404]).toContain(answer.status);
    expect(codeOf(answer)).toMatch(/VIEWER_UNVERIFIED|REQUEST_MALFORMED|NOT_FOUND/);
    expect(answer.ms).toBeLessThan(CEILING_MS);
  });

  test.each(ATTACKS.map((attack) => [attack.name, attack] as const))("to the gateway: %s", async (_, attack) => {
    const { sent } = attack;
    const answer = await best(url, { ...sent, headers: { [VIEWER_HEADER]: word, ...sent.headers } });
    note("an agency, to the gateway", attack, answer);
    expect(answer.status).toBeLessThan(500);
    expect(answer.ms).toBeLessThan(CEILING_MS);
    expect(answer.text).not.toMatch(/isAdmin|\.ts:|node_modules/);
  });

  test("keeps nothing of it, and answers the next honest question", async () => {
    const body = '{"query":"{ people { name } }"}';
    const answer = await send(url, { body, headers: { [VIEWER_HEADER]: word } });
    expect(JSON.parse(answer.text)).toEqual({ data: { people: ANSWER.people.map(({ name }) => ({ name })) } });
    expect(heap() - before).toBeLessThan(MEMORY_BYTES);
  });
});
