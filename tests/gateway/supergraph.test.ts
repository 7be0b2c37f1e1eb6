import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HubError } from "#kit/errors";
import { inProcess } from "../../gateway/in-process";
import { Place, until, within } from "./place";
import { people, shelters, supergraphOf } from "./toys";

const place = new Place();
const opened = () => Promise.all([people, shelters].map((each) => place.open(each)));
afterAll(() => place.close());

const FREE = { status: 200, data: { free: 7 } };

test.each([
  ["missing", null],
  ["empty", ""],
  ["no GraphQL", "{{{"],
  ["a schema but no supergraph", "type Query { free: Int }"],
])("a file that is %s stops the start, and is named", async (name, text) => {
  const file = text === null ? join(place.dataDir, "none") : place.file(`${name}.graphql`, text);
  const start = place.gateway(inProcess(await opened(), within(1_000)), { supergraph: file });
  await expect(start).rejects.toThrow(HubError);
  await expect(start).rejects.toMatchObject({
    extensions: { code: "SUPERGRAPH_INVALID" },
    message: expect.stringContaining(file) as string,
  });
});

test("an agency without an address stops the start, and is named", async () => {
  const text = (await supergraphOf([people, shelters])).replaceAll("http://127.0.0.1:1/graphql", "");
  const file = place.file("addressless.graphql", text);
  await expect(place.gateway(await place.http({}), { supergraph: file })).rejects.toThrow(
    /There is no address for people/,
  );
});

test("a file that changes is taken over, and a bad one is not", async () => {
  const both = await supergraphOf([people, shelters]);
  const file = place.file("changing.graphql", await supergraphOf([people]));
  const url = await place.gateway(inProcess(await opened(), within(1_000)), { supergraph: file });
  expect(await place.ask(url, "{ free }")).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }],
  });

  // As deployments do it: a whole file put in the place of the old one.
  renameSync(place.file("next.graphql", both), file);
  await until(async () => (await place.ask(url, "{ free }")).status === 200);

  for (const bad of ["{{{", "type Query { free: Int }", both.slice(0, both.length / 2)]) {
    const told = place.logged.length;
    writeFileSync(file, bad);
    await until(() => place.logged.slice(told).some((line) => line.includes("SUPERGRAPH_INVALID")));
    expect(await place.ask(url, "{ free }")).toMatchObject(FREE);
  }

  writeFileSync(file, both);
  expect(await place.ask(url, "{ free }")).toMatchObject(FREE);
});
