// Every way to a type through the graph, as a client of the gateway could go it.
import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";

export interface Step {
  coordinate: string;
  /** As it is written: `person(id: "…")`. */
  text: string;
}

export interface Way {
  to: GraphQLObjectType;
  steps: Step[];
}

/** Values for required arguments, by their names. */
export type Values = Readonly<Record<string, string>>;

const MOST_STEPS = 6;

/**
 * For each object type, the shortest way by each field that leads to it: directly, from lists, from other types, from
 * other agencies' entities.
 */
export function waysOf(schema: GraphQLSchema, values: Values): Map<string, Way[]> {
  const query = schema.getQueryType();
  const ways = new Map<string, Way[]>();
  const seen = new Set<string>();
  let level: Way[] = query ? [{ to: query, steps: [] }] : [];
  for (let depth = 0; depth < MOST_STEPS && level.length > 0; depth++) {
    const next: Way[] = [];
    for (const way of level) {
      for (const field of Object.values(way.to.getFields())) {
        const to = getNamedType(field.type);
        const coordinate = `${way.to.name}.${field.name}`;
        if (!isObjectType(to) || seen.has(coordinate)) continue;
        seen.add(coordinate);
        const found = { to, steps: [...way.steps, { coordinate, text: written(field, values) }] };
        ways.set(to.name, [...(ways.get(to.name) ?? []), found]);
        next.push(found);
      }
    }
    level = next;
  }
  return ways;
}

export function written(field: GraphQLField<unknown, unknown>, values: Values): string {
  const given = field.args
    .filter(isRequiredArgument)
    .map((argument) => `${argument.name}: ${valueOf(argument, values)}`);
  return given.length > 0 ? `${field.name}(${given.join(", ")})` : field.name;
}

function valueOf({ name }: GraphQLArgument, values: Values): string {
  const value = values[name];
  if (value === undefined) throw new Error(`There is no value for the argument ${name}.`);
  return value;
}

/** The fields of `to`, each under an alias, at the end of a way; how they are wrapped changes with `style`. */
export function questionAt({ to, steps }: Way, fields: readonly Aliased[], style: number): string {
  const asked = fields
    .map(({ alias, text, isLeaf }) => `${alias}: ${text}${isLeaf ? "" : " { __typename }"}`)
    .join(" ");
  const [open, fragment] = [
    [`{ ${asked} }`, ""],
    [`{ ... on ${to.name} { ${asked} } }`, ""],
    [`{ ...Asked }`, ` fragment Asked on ${to.name} { ... { ${asked} } }`],
  ][style % 3] as [string, string];
  return `{ ${steps.reduceRight((inner, { text }) => `${text} ${inner.startsWith("{") ? inner : `{ ${inner} }`}`, open)} }${fragment}`;
}

/** The ends of several ways in one question; the first step of each has an alias: `w0`, `w1`, … */
export function questionOf(ways: readonly Way[]): string {
  const written = ways.map(({ steps }, index) => {
    const way = steps.reduceRight((inner, { text }) => `${text} { ${inner} }`, "t: __typename");
    return `w${String(index)}: ${way}`;
  });
  return `{ ${written.join(" ")} }`;
}

export interface Aliased {
  alias: string;
  coordinate: string;
  text: string;
  isLeaf: boolean;
}

export function aliasedFields(type: GraphQLObjectType, values: Values): Aliased[] {
  return Object.values(type.getFields()).map((field, index) => ({
    alias: `a${String(index)}`,
    coordinate: `${type.name}.${field.name}`,
    text: written(field, values),
    isLeaf: !isObjectType(getNamedType(field.type)),
  }));
}

/** Each field of each input of a question, with a value that its type takes. */
export function filtersOf(
  schema: GraphQLSchema,
): { list: GraphQLField<unknown, unknown>; coordinate: string; text: string }[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((list) =>
    list.args.flatMap((argument) => {
      const input = getNamedType(argument.type);
      if (!isInputObjectType(input)) return [];
      return Object.values(input.getFields()).map((field) => ({
        list,
        coordinate: `${input.name}.${field.name}`,
        text: `${argument.name}: { ${field.name}: ${sampleOf(getNamedType(field.type))} }`,
      }));
    }),
  );
}

const SAMPLES: Readonly<Record<string, string>> = {
  String: '"GIN"',
  Boolean: "true",
  Int: "1",
  ID: '"00000000-0000-4000-8000-000000000000"',
  DateTime: '"2018-04-20T00:00:00Z"',
  LocalDate: '"2018-04-20"',
};

function sampleOf(type: GraphQLNamedType): string {
  if ("getValues" in type) return type.getValues()[0]?.name ?? "null";
  return SAMPLES[type.name] ?? "null";
}
