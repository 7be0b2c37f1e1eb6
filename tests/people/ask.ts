import { agadez2018 } from "#scenario/agadez";
import { gao2018 } from "#scenario/gao";
import type { Chapter } from "#scenario/story";
import { seedPeople } from "../../services/people/seed";
import { people } from "../../services/people/subgraph";
import { agencyUnderTest, type AgencyUnderTest, type Answer } from "../support/agency";
import type { Engine } from "../support/databases";

/** How long loading may take on a busy machine, in milliseconds. */
export const LOADING = 60_000;

/** The people agency with these chapters on a new database: Gao, unless others are given. */
export function peopleUnderTest(engine: Engine, chapters: Chapter[] = [gao2018()]): Promise<AgencyUnderTest> {
  return agencyUnderTest(engine, people, seedPeople, chapters);
}

export const bothOperations = (): Chapter[] => [gao2018(), agadez2018()];

/** Asks, and gives the answer the shape that the test knows it to have. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the test is the one who knows
export function askFor<T>(
  agency: AgencyUnderTest,
  source: string,
  variables?: Record<string, unknown>,
): Promise<Omit<Answer, "data"> & { data: T }> {
  return agency.ask(source, variables);
}

export interface Page<T> {
  totalCount: number;
  edges: { node: T }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

export const nodesOf = <T>({ edges }: Page<T>): T[] => edges.map(({ node }) => node);
