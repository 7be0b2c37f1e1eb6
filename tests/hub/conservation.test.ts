// The law that nobody is lost, computed by the whole hub; and what it says while an agency does not answer.
import { agadez2018 } from "#scenario/agadez";
import { gao2018 } from "#scenario/gao";
import { travelling } from "../../services/transport/conservation/conservation.rules";
import { differenceOf } from "../../services/people/conservation/conservation.rules";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest } from "../support/hub";

const CONSERVATION = `conservation { registered sheltered waiting inTransit atOnwardCentre returned leftOnOwn disappeared deceased difference holds pendingLetters }`;

test("a difference says who is lost, and who is counted twice", () => {
  const places = {
    ...{ registered: 10, sheltered: 4, waiting: 1, inTransit: 2, atOnwardCentre: 1, returned: 1 },
    ...{ leftOnOwn: 1, disappeared: 0, deceased: 0 },
  };
  expect(differenceOf(places)).toBe(0);
  expect(differenceOf({ ...places, sheltered: 3 })).toBe(1);
  expect(differenceOf({ ...places, returned: 3 })).toBe(-2);
  expect(differenceOf({ ...places, inTransit: null })).toBeNull();
});

test("somebody is on the way until a shelter has heard that they are not", () => {
  const [onBoard, arriving, leaving] = [new Set(["a", "b"]), new Set(["c"]), new Set(["b"])];
  expect(travelling({ onBoard, arriving, leaving })).toBe(2);
});

describe.each(engines())("on $name", (engine) => {
  let hub: HubUnderTest;
  beforeAll(async () => {
    hub = await hubUnderTest(engine, [gao2018(), agadez2018()]);
  }, 120_000);
  afterAll(() => hub.stop());

  const ask = async (role: "iom-registrar" | "dashboard" | "clinician" = "iom-registrar") => {
    const { data, errors } = await hub.ask(`{ operations { code ${CONSERVATION} } }`, {}, role);
    return { data, codes: errors?.map(({ extensions }) => extensions.code) ?? [] };
  };

  test("the law holds in both operations, with the figures of April 2018", async () => {
    const { data } = await ask();
    const [agadez, gao] = data.operations;
    expect(gao.conservation).toMatchObject({ registered: 1135, returned: 242, difference: 0, holds: true });
    const { atOnwardCentre, returned, inTransit } = gao.conservation;
    expect(atOnwardCentre + returned + inTransit).toBeLessThanOrEqual(509);
    expect(agadez.conservation).toMatchObject({ registered: 3000, difference: 0, holds: true });
  });

  test.each(["dashboard", "clinician"] as const)("a %s is told none of its exact numbers", async (role) => {
    const { data, codes } = await ask(role);
    expect(data.operations.map((each: { conservation: unknown }) => each.conservation)).toEqual([null, null]);
    expect(codes.every((code) => code === "UNAUTHORIZED_FIELD_OR_TYPE") && codes.length > 0).toBe(true);
  });

  if (engine.name === "MariaDB") {
    test("while transport is away its figures are not told, and so is no difference", async () => {
      await hub.lose("transport");
      const { data } = await ask();
      const [, gao] = data.operations;
      expect(gao.conservation).toMatchObject({ registered: 1135, inTransit: null, returned: null, difference: null });
      expect(gao.conservation.sheltered).toBeGreaterThan(0);
    });
  }
});
