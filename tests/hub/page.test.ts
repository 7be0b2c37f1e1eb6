import { gao2018 } from "../support/stories";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest } from "../support/hub";
import { PAGE_OF_PEOPLE, readTooOften, scansIn } from "../support/page-of-people";

const chapters = [gao2018()];

describe.each(engines())("a page of fifty people on $name", (engine) => {
  let hub: HubUnderTest;

  beforeAll(async () => {
    hub = await hubUnderTest(engine, chapters);
  });
  afterAll(() => hub.stop());

  test("costs one statement per table and level, and walks over no table", async () => {
    await hub.ask(PAGE_OF_PEOPLE, { operation: "GAO-2018" });
    hub.statements.length = 0;
    const { data, errors } = await hub.ask(PAGE_OF_PEOPLE, { operation: "GAO-2018" });
    expect(errors).toBeUndefined();
    expect(data.people.edges).toHaveLength(50);
    const reads = [...hub.statements];
    expect(readTooOften(hub)).toEqual([]);
    expect(await scansIn({ ...hub, statements: reads })).toEqual([]);
  });
});
