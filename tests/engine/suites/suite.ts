// A small supergraph, what is asked of it, and what a gateway that is right answers.

/** The resolvers of a subgraph by type and field, with `__resolveReference` and `__resolveType` among them. */
export type Resolvers = Record<string, Record<string, (source: any, args: any) => unknown>>;

export interface Question {
  query: string;
  variables?: Record<string, unknown>;
  /** What the GraphQL specification asks for, over the API schema. */
  data: unknown;
  /** `path` joined by dots, one for each error that the whole answer has, in no order. None where left out. */
  errors?: string[];
  /** Why our engine does not answer it at all. */
  refused?: string;
  /** Why stock @apollo/gateway answers something else. */
  stock?: string;
}

export interface Suite {
  name: string;
  /** By subgraph: SDL for Federation 2.9, and resolvers for `buildSubgraphSchema`. */
  services: Record<string, { sdl: string; resolvers?: Resolvers }>;
  questions: Question[];
}

/** Such a name would reach into what every object inherits, wherever answers are put together. */
export const UNSAFE_NAME = "It has a name that no answer of the hub may have.";

/** Value completion makes a field null, without any subgraph having said why. */
export const HIDES_NULLS = "Its errors of value completion are only in `extensions.valueCompletion`.";

const DIRECTIVES = [
  ...["key", "requires", "provides", "external", "shareable", "override", "inaccessible", "interfaceObject", "extends"],
].map((name) => `"@${name}"`);

/** The SDL of a subgraph that imports all of Federation's directives. `roots` names root types: `{ query: Root }`. */
export function linked(sdl: string, roots = ""): string {
  const link = `@link(url: "https://specs.apollo.dev/federation/v2.9", import: [${DIRECTIVES.join(", ")}])`;
  return `${roots ? "schema" : "extend schema"} ${link} ${roots}\n${sdl}`;
}

/**
 * A `__resolveReference` over `rows`: null where no row has all of the reference's `keys`. Answers copies, for
 * @apollo/subgraph writes on what it is given.
 */
export function found(rows: readonly object[], ...keys: string[]): (reference: any) => object | null {
  return (reference) => {
    const row = rows.find((each: any) => keys.every((key) => each[key] === reference[key]));
    return row ? { ...reference, ...row } : null;
  };
}
