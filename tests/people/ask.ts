import type { Chapter } from "#scenario/story";
import { agadez2018, gao2018 } from "../support/stories";
import { seedPeople } from "../../services/people/seed";
import { people } from "../../services/people/subgraph";
import { agencyUnderTest, type AgencyUnderTest } from "../support/agency";
import type { Engine } from "../support/databases";

/** How long loading may take on a busy machine, in milliseconds. */
export const LOADING = 60_000;

/** The people agency with these chapters on a new database: Gao, unless others are given. */
export function peopleUnderTest(engine: Engine, chapters: Chapter[] = [gao2018()]): Promise<AgencyUnderTest> {
  return agencyUnderTest(engine, people, seedPeople, chapters);
}

export const bothOperations = (): Chapter[] => [gao2018(), agadez2018()];
