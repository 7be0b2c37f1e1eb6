import { seedShelters } from "../../services/shelters/seed";
import { shelters } from "../../services/shelters/subgraph";
import { agencyUnderTest, askFor, type AgencyUnderTest, type Answer } from "../support/agency";
import type { Engine } from "../support/databases";
import type { Chapter } from "#scenario/story";

export const sheltersUnderTest = (engine: Engine, chapters: Chapter[]): Promise<AgencyUnderTest> =>
  agencyUnderTest(engine, shelters, seedShelters, chapters);

/** The answers of this selection on each of these entities; null for what is not there. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the test is the one who knows
export async function askOf<T>(
  agency: AgencyUnderTest,
  type: "Operation" | "Person" | "Shelter" | "ShelterStay",
  keys: readonly string[],
  selection: string,
): Promise<Omit<Answer, "data"> & { entities: (T | null)[] }> {
  const key = type === "Operation" ? "code" : "id";
  const of = keys.map((value) => ({ __typename: type, [key]: value }));
  const source = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${selection} } } }`;
  const { data, ...rest } = await askFor<{ _entities: (T | null)[] }>(agency, source, { of });
  return { ...rest, entities: data._entities };
}
