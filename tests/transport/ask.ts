import type { AgencyUnderTest, Answer } from "../support/agency";

/** Asks, and gives the answer the shape that the test knows it to have. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the test is the one who knows
export function askFor<T>(
  agency: AgencyUnderTest,
  source: string,
  variables?: Record<string, unknown>,
): Promise<Omit<Answer, "data"> & { data: T }> {
  return agency.ask(source, variables);
}

/** The answer to `_entities`: one for each representation, null for what is not there. */
export interface Entities<T> {
  _entities: (T | null)[];
}

export interface Page<T> {
  totalCount: number;
  edges: { node: T }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

export const nodesOf = <T>({ edges }: Page<T>): T[] => edges.map(({ node }) => node);
