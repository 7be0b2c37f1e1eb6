// The whole run fails in its last step (tests/support/tear-down.ts) if the hub said anything of what this listens for.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { buildSchema, graphql } from "graphql";
import { HubError } from "#kit/errors";
import { openLog } from "#kit/log";
import { openMetrics } from "#kit/metrics";
import { said, secrets } from "../support/overheard";
import { tellings } from "../support/telling";
import { testVault } from "../support/vaults";

const FILE = "tests/hub/overheard.test.ts";

/** What the tests of this file say, and nobody else. */
const word = randomUUID();
const heard = (by: string): string[] =>
  said().flatMap((each) => (each.by === by && each.during === FILE && each.text.includes(word) ? [each.text] : []));

describe("the hub is overheard", () => {
  test("in what it logs, even by a log that is silent", () => {
    for (const level of ["silent", "error"]) openLog(word, level).debug(`a detail below ${level}`);
    expect(heard("log")).toHaveLength(2);
  });

  test("in what an agency answers without a server, and in what is answered over HTTP", async () => {
    const rootValue = {
      a: () => {
        throw new HubError("NOT_FOUND", word);
      },
    };
    await graphql({ schema: buildSchema("type Query { a: Int }"), source: "{ a }", rootValue });
    expect(heard("error")).toHaveLength(1);
    const answer = await fetch(
      `data:application/json,${JSON.stringify({ errors: [{ message: word, extensions: {} }] })}`,
    );
    await answer.json();
    expect(heard("error")).toHaveLength(2);
  });

  test("in what its processes print", async () => {
    const script = `process.stdout.write("${word} 1"); process.stderr.write("${word} 2")`;
    await new Promise((resolve) => execFile(process.execPath, ["-e", script], resolve));
    expect(heard("output").sort()).toEqual([`${word} 1`, `${word} 2`]);
    process.stdout.write(`This line is for whoever listens: ${word}\n`);
    expect(heard("output")).toHaveLength(3);
    // eslint-disable-next-line no-console -- a library might
    console.debug("So is this one: %s", word);
    expect(heard("output").at(-1)).toBe(`So is this one: ${word}`);
  });

  test("and whatever is sealed is known to the listener", () => {
    const secret = randomUUID();
    testVault("people").seal(secret, "person.givenName");
    expect(secrets()).toContainEqual({ of: "person.givenName", text: secret });
  });

  test("in its figures", () => {
    openMetrics().operated(word, 1);
  });
});

// Figures only grow, so they are heard once, when the tests of a file are over.
afterAll(() => {
  expect(heard("metrics")).toHaveLength(1);
});

describe("of what was overheard", () => {
  const secretsTold = [
    { of: "person.givenName", text: "Aïssata" },
    { of: "person.familyName", text: "N'Guessan" },
    { of: "person.phone", text: "+223 00 84 46 20" },
    { of: "follow_up.note", text: "She sleeps badly.\nHer aunt knows." },
    { of: "person.otherNames", text: "Ba" },
    { of: "person.otherNames", text: "Bébé" },
    { of: "observation.value", text: "37.52" },
  ];
  const found = (text: string): string[] =>
    tellings([{ by: "log", during: "a.test.ts", text }], secretsTold).map((each) => each.split(" ").at(-1) ?? "");

  test.each([
    ["a name", '{"msg":"no bed for Aïssata"}', "person.givenName"],
    ["a name as it is searched for", "WHERE name = 'aissata'", "person.givenName"],
    ["a name in an address", "/people?name=Aissata&first=3", "person.givenName"],
    ["a name with a sign in it", 'duplicate entry "NGUESSAN, N\'Guessan"', "person.familyName"],
    ["a telephone", '{"to":"+223 00 84-46-20"}', "person.phone"],
    ["a telephone without gaps", '{"to":"+22300844620"}', "person.phone"],
    ["a note", JSON.stringify({ note: "She sleeps badly.\nHer aunt knows." }), "follow_up.note"],
  ])("%s is found", (_, text, of) => {
    expect(found(text)).toEqual([of]);
  });

  test.each([
    ["part of a longer word", "Aïssatas"],
    ["a word of two letters", "Ba"],
    ["a short number", "37.52"],
    ["half of a note", "She sleeps badly."],
    ["a part of an id", "1f3a9c22-bebe-4c11-8a2b-0123456789ab"],
  ])("%s is not: it is met by chance", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test("it is said who told it, during which tests and of what, and not what", () => {
    const [sentence = ""] = tellings([{ by: "error", during: "a.test.ts", text: "no Aïssata here" }], secretsTold);
    expect(sentence).toBe("error during a.test.ts: says what is kept in person.givenName");
  });
});
