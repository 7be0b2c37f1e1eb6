// How each field of a subgraph comes by its value.
import { isObjectType, type GraphQLField, type GraphQLSchema } from "graphql";
import { getMetadataStorage, type ClassType } from "type-graphql";
import { isBatch } from "#kit/batch";

/** `read`: it is on the record; `batch`: one call answers for all records; `call`: one call for each. */
export type Way =
  { kind: "read"; /** Only on records of this class. */ of: ClassType | null } | { kind: "batch" | "call" };

const CALL: Way = { kind: "call" };

const ways = new WeakMap<object, Way>();

export const wayOf = (field: GraphQLField<unknown, unknown>): Way => ways.get(field) ?? CALL;

/** What type-graphql keeps of methods that answer fields. */
interface Method {
  kind: "internal" | "external";
  target: ClassType;
  methodName: string;
  schemaName?: string;
  getObjectType?: () => unknown;
}

interface Storage {
  fieldResolvers: readonly Method[];
  objectTypes: readonly { name: string; target: ClassType }[];
}

/** Looks up, for every field of the schema that `resolvers` make, which method answers it if any does. */
export function markWays(schema: GraphQLSchema, resolvers: readonly ClassType[]): void {
  const { fieldResolvers, objectTypes } = getMetadataStorage() as unknown as Storage;
  const own = fieldResolvers.filter(({ kind, target }) => kind === "internal" || resolvers.includes(target));
  const known = new Map<string, Way>();
  for (const method of own) for (const name of coordinatesOf(method, objectTypes)) known.set(name, wayBy(method));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isRoot(schema, type.name)) continue;
    for (const field of Object.values(type.getFields())) {
      ways.set(field, known.get(`${type.name}.${field.name}`) ?? { kind: "read", of: null });
    }
  }
}

/** A class that others extend answers for them too. */
function coordinatesOf(
  { methodName, schemaName = methodName, getObjectType }: Method,
  types: Storage["objectTypes"],
): string[] {
  const base = getObjectType?.();
  return types.filter(({ target }) => isOrExtends(target, base)).map(({ name }) => `${name}.${schemaName}`);
}

function wayBy({ target, methodName }: Method): Way {
  const described = Object.getOwnPropertyDescriptor(target.prototype, methodName);
  if (described && "get" in described) return { kind: "read", of: target };
  return isBatch(described?.value) ? { kind: "batch" } : CALL;
}

function isOrExtends(type: ClassType, base: unknown): boolean {
  return type === base || (typeof base === "function" && type.prototype instanceof base);
}

/** Only methods answer at a root. */
const isRoot = (schema: GraphQLSchema, name: string): boolean =>
  [schema.getQueryType(), schema.getMutationType()].some((root) => root?.name === name);
