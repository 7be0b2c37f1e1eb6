import { loadChapters } from "#scenario/load";
import { gao2018 } from "../support/stories";
import { people } from "../../services/people/subgraph";
import { seedPeople } from "../../services/people/seed";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { LOADING, peopleUnderTest } from "./ask";
import { askFor } from "../support/agency";

describe.each(engines())("the story in the people agency on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [{ ...gao2018(), isLast: false }]);
  }, LOADING);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const counts = async (): Promise<number[]> => {
    const all: number[] = [];
    for (const table of people.tables) all.push(await agency.db.count(table));
    return all;
  };

  test("has no operation before its last chapter, and loading it again changes nothing else", async () => {
    expect((await agency.ask('{ operation(code: "GAO-2018") { code } }')).codes).toEqual(["OPERATION_UNKNOWN"]);
    const before = await counts();
    await loadChapters(agency.db, seedPeople, [gao2018()]);
    await loadChapters(agency.db, seedPeople, [gao2018()]);
    const operations = people.tables.findIndex(({ name }) => name === "Operation");
    expect(await counts()).toEqual(before.map((count, index) => (index === operations ? 1 : count)));
  });

  test("reaches the hub when it happened or later, and never after it is told", async () => {
    const { data } = await askFor<{ people: { edges: { node: { occurredAt: string; recordedAt: string } }[] } }>(
      agency,
      '{ people(operation: "GAO-2018", first: 200) { edges { node { occurredAt recordedAt } } } }',
    );
    for (const { node } of data.people.edges) {
      expect(node.recordedAt >= node.occurredAt && node.recordedAt <= "2018-04-30T18:00:00.000Z").toBe(true);
    }
  });
});
