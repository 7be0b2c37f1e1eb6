// Whether an agency's value is one that a field may have.
import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  type GraphQLEnumType,
  type GraphQLLeafType,
} from "graphql";

const isText = (value: unknown): boolean => typeof value === "string";
const isWhole = (value: unknown): boolean => Number.isInteger(value);

const OWN = new Map<GraphQLLeafType, (value: unknown) => boolean>([
  [GraphQLBoolean, (value) => typeof value === "boolean"],
  [GraphQLFloat, (value) => Number.isFinite(value)],
  [GraphQLID, (value) => isText(value) || isWhole(value)],
  [GraphQLInt, isWhole],
  [GraphQLString, isText],
]);

/** Null where any will do: only the agency knows its own scalars. */
export function checkOf(type: GraphQLLeafType): ((value: unknown) => boolean) | null {
  if (isEnumType(type)) return isOneOf(type);
  return [...OWN].find(([{ name }]) => name === type.name)?.[1] ?? null;
}

function isOneOf(type: GraphQLEnumType): (value: unknown) => boolean {
  const names = new Set<unknown>(type.getValues().map(({ name }) => name));
  return (value) => names.has(value);
}
