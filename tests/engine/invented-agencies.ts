// Agencies that answer anything of their schema with values made up from what they were asked: the same each time.
import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  getNullableType,
  graphql,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from "graphql";
import type { Agency } from "./both";
import { chance, oneOf, whole } from "./chance";

/** What is known of an invented object: of what it is made, and what the gateway said of it. */
interface Invented {
  __typename: string;
  seed: string;
  [field: string]: unknown;
}

export interface Mood {
  /** How often a field fails. */
  fails: number;
  /** How often a value is null that may be. */
  isNull: number;
  /** How often a value is null in an answer, whether or not it may be. */
  isLost: number;
}

export function inventedAgency(sdl: string, mood: Mood): Agency {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: referencesIn(sdl) as never });
  const fieldResolver = inventing(schema, mood);
  return async (source, variableValues) => {
    const { data, errors } = await graphql({ schema, source, variableValues, fieldResolver, typeResolver: typeOf });
    const answer = JSON.parse(JSON.stringify({ data, ...(errors && { errors }) })) as { data: unknown };
    if (mood.isLost > 0) lose(answer.data, mood.isLost, source);
    return answer as object;
  };
}

/** One person, trip or shelter is the same to every agency. */
function referencesIn(sdl: string): Record<string, object> {
  const { definitions } = parse(sdl);
  const types = definitions.flatMap((each) => ("fields" in each && each.directives ? [each] : []));
  const entities = types.filter(({ directives = [] }) => directives.some(({ name }) => name.value === "key"));
  const __resolveReference = ({ __typename, ...key }: { __typename: string }) => ({
    ...key,
    __typename,
    seed: JSON.stringify([
      __typename,
      (key as { id?: unknown; code?: unknown }).id ?? (key as { code?: unknown }).code,
    ]),
  });
  return Object.fromEntries(
    entities
      .filter(({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION)
      .map(({ name }) => [name.value, { __resolveReference }]),
  );
}

const typeOf = (value: unknown): string => (value as Invented).__typename;

function inventing(schema: GraphQLSchema, mood: Mood): GraphQLFieldResolver<Invented | undefined, unknown> {
  return (source, args, _context, info) => {
    const seed = [source?.seed ?? "", info.parentType.name, info.fieldName, args];
    if (source && Object.hasOwn(source, info.fieldName)) return source[info.fieldName];
    if (["id", "code"].includes(info.fieldName) && source) return (JSON.parse(source.seed) as unknown[]).at(-1);
    if (chance("fails", seed) < mood.fails) throw new Error(`no ${info.fieldName}`);
    return invented(schema, info.returnType, seed, mood, info);
  };
}

function invented(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  seed: unknown[],
  mood: Mood,
  info: GraphQLResolveInfo,
): unknown {
  if (!isNonNullType(type) && chance("null", seed) < mood.isNull) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = nullable.ofType;
    return Array.from({ length: whole(4, "length", seed) }, (_, index) =>
      invented(schema, item, [...seed, index], mood, info),
    );
  }
  if (isAbstractType(nullable)) return object(oneOf(schema.getPossibleTypes(nullable), "type", seed), seed);
  if (isObjectType(nullable)) return object(nullable, seed);
  return leaf(nullable, seed);
}

/** Few ids, so that the same object is met in many places. */
function object(type: GraphQLNamedType, seed: unknown[]): Invented {
  return { __typename: type.name, seed: JSON.stringify([type.name, `${type.name} ${String(whole(6, "id", seed))}`]) };
}

function leaf(type: GraphQLNamedType, seed: unknown[]): unknown {
  if (isEnumType(type)) return oneOf(type.getValues(), seed).value;
  if (type.name === "Int") return whole(1000, seed);
  if (type.name === "Float") return chance(seed);
  if (type.name === "Boolean") return chance(seed) < 0.5;
  return `${type.name} ${String(whole(100, seed))}`;
}

/** Puts null in the place of values that the schema promises; never of what plans go by. */
function lose(value: unknown, share: number, seed: string): void {
  if (Array.isArray(value))
    value.forEach((each, index) => {
      lose(each, share, `${seed}${String(index)}`);
    });
  else if (typeof value === "object" && value !== null) {
    for (const [name, below] of Object.entries(value)) {
      if (["__typename", "id", "code", "_entities"].includes(name)) lose(below, share, seed);
      else if (chance("lost", seed, name) < share) (value as Record<string, unknown>)[name] = null;
      else lose(below, share, `${seed}.${name}`);
    }
  }
}
