import {
  isInterfaceType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
} from "graphql";
import { HubError } from "#kit/errors";

/** Under this name the gateway asks what an object is; no client may use it, and no client sees it. */
export const TYPE_KEY = "__onward_type";

/** Names that mean something else on a JavaScript object, and ours. */
const REFUSED_KEYS: readonly string[] = ["__proto__", "constructor", "prototype", TYPE_KEY];

const META = [TypeNameMetaFieldDef, SchemaMetaFieldDef, TypeMetaFieldDef];

/** The definition of a field, `__typename` and the like included. Throws where the type has none. */
export function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> {
  const own = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  const field = own ?? META.find((meta) => meta.name === name);
  if (!field) throw new Error(`${type.name} has no field ${name}.`);
  return field;
}

/** The name that a field has in the answer. Throws REQUEST_MALFORMED for one that is not safe there. */
export function responseKey({ alias, name }: FieldNode): string {
  const key = (alias ?? name).value;
  if (!REFUSED_KEYS.includes(key)) return key;
  throw unsafe(`No field may be called ${key} in an answer.`);
}

/** For a name that would stand for something else in the answer. */
export function unsafe(message: string): HubError {
  return new HubError("REQUEST_MALFORMED", message, { http: { status: 400 } });
}
