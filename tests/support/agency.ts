import type { ClassType } from "type-graphql";
import { rowsByTable, type AgencyAccess } from "#kit/access/policy";
import { ROLES } from "#kit/access/roles";
import { openAgency, type Agency, type OpenAgency } from "#kit/agency";
import { clockAt, DEMONSTRATION_START } from "#kit/clock";
import type { RequestInfo } from "#kit/context";
import type { RetentionPlan } from "#kit/retention/plan";
import type { Viewer } from "#kit/viewer";
import type { Seed } from "#scenario/load";
import type { Chapter } from "#scenario/story";
import { asked } from "./asked";
import type { Engine } from "./databases";
import { filled } from "./filled";
import { testVault } from "./vaults";

/** Whoever asks where a test is not about who may: every role, and the agency that owns the children's cases. */
export const someone: Viewer = {
  sub: "test",
  agency: "UNICEF",
  roles: ROLES,
  operations: [],
  sites: [],
  purpose: "CHILD_PROTECTION",
};

export const aRequest: RequestInfo = { id: "test", operationName: null };

/** What a test gets back: the answer, the codes of its errors, and the statements that it took. */
export interface Answer {
  data: any;
  codes: unknown[];
  messages: string[];
  queries: { sql: string; parameters: unknown[] }[];
}

export interface AgencyUnderTest extends OpenAgency {
  ask: (source: string, variables?: Record<string, unknown>, viewer?: Viewer) => Promise<Answer>;
}

/** An agency of a test, whose fields are open to all. */
export function openTo(types: Readonly<Record<string, string>>, ...tables: ClassType[]): AgencyAccess {
  return {
    categories: {},
    types: Object.fromEntries(Object.entries(types).map(([type, fields]) => [type, { open: fields }])),
    rows: rowsByTable(...tables.map((table) => [table, "anyone"] as const)),
  };
}

/** The retention of an agency of a test, in whose tables nobody is. */
export const nobodyIn = (...tables: ClassType[]): RetentionPlan => ({
  classes: {},
  tables: [],
  impersonal: tables,
  accessLogDays: 1,
});

/** One agency on a new database, as of 30 April 2018, with its part of the given chapters. */
export async function agencyUnderTest(
  engine: Engine,
  agency: Agency,
  seed: Seed,
  chapters: Iterable<Chapter>,
): Promise<AgencyUnderTest> {
  const queries: Answer["queries"] = [];
  const onQuery = (sql: string, parameters: unknown[]): void => void queries.push({ sql, parameters });
  const open = await openAgency(agency, {
    url: await filled(engine, agency, seed, [...chapters]),
    clock: clockAt(DEMONSTRATION_START),
    vault: testVault(agency.name),
    onQuery,
  });
  const ask: AgencyUnderTest["ask"] = async (source, variableValues = {}, viewer = someone) => {
    queries.length = 0;
    const contextValue = open.contextOf(viewer, aRequest);
    const { data, errors = [] } = await asked(open.schema, source, variableValues, contextValue);
    return {
      data,
      codes: errors.map(({ extensions }) => extensions.code),
      messages: errors.map(({ message }) => message),
      queries: [...queries],
    };
  };
  return { ...open, ask };
}

/** Asks, and gives the answer the shape that the test knows it to have. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the test is the one who knows
export function askFor<T>(
  agency: AgencyUnderTest,
  source: string,
  variables?: Record<string, unknown>,
  viewer?: Viewer,
): Promise<Omit<Answer, "data"> & { data: T }> {
  return agency.ask(source, variables, viewer);
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
