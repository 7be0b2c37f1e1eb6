// The law that nobody is lost, computed by the whole hub; and what it says while an agency does not answer.
import type { HubUnderTest } from "../support/hub";

const CONSERVATION = `conservation { registered sheltered waiting inTransit atOnwardCentre returned leftOnOwn disappeared deceased difference holds pendingLetters }`;

/** Answers what must hold while transport is away. */
export function conservationIsTold(hubOf: () => HubUnderTest): () => Promise<void> {
  const ask = async (role: "iom-registrar" | "dashboard" | "clinician" = "iom-registrar") => {
    const { data, errors } = await hubOf().ask(`{ operations { code ${CONSERVATION} } }`, {}, role);
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

  return async () => {
    const { data } = await ask();
    const [, gao] = data.operations;
    expect(gao.conservation).toMatchObject({ registered: 1135, inTransit: null, returned: null, difference: null });
    expect(gao.conservation.sheltered).toBeGreaterThan(0);
  };
}
