// What an agency is told of an object so that it can add to it: its key, and what the fields asked for require.
import type { QueryPlanSelectionNode } from "@apollo/query-planner";
import { isAbstractType, type GraphQLSchema } from "graphql";
import { assertSafe } from "#kit/execution/safe-names";
import { merge, type Tree } from "./merge";

/** Null where the object does not have what is needed. */
export type Represent = (object: Tree) => Tree | null;

/** Made once for a plan. `schema` is the supergraph's, with types that clients do not see. */
export function representation(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Represent {
  const writers = selections.map((selection) => writerOf(schema, selection));
  return (object) => {
    const made: Tree = {};
    for (const write of writers) if (!write(object, made)) return null;
    return made;
  };
}

/** False where what is needed is not there. */
type Write = (object: Tree, into: Tree) => boolean;

function writerOf(schema: GraphQLSchema, selection: QueryPlanSelectionNode): Write {
  if (selection.kind === "Field") {
    const name = selection.alias ?? selection.name;
    assertSafe(name);
    const represent = selection.selections && representation(schema, selection.selections);
    return (object, into) => {
      if (!Object.hasOwn(object, name) || object[name] === undefined) return false;
      into[name] = represent ? each(object[name], represent) : object[name];
      return true;
    };
  }
  if (selection.typeCondition === undefined) return () => true;
  const types = typesOf(schema, selection.typeCondition);
  const represent = representation(schema, selection.selections);
  return (object, into) => {
    // What is said of another type, or cannot be said, is left out: without its type nobody asks for the object.
    if (types.has(object.__typename)) merge(into, represent(object) ?? {});
    return true;
  };
}

function each(value: unknown, represent: Represent): unknown {
  if (value === null) return null;
  return Array.isArray(value) ? value.map((element) => each(element, represent)) : represent(value as Tree);
}

/** The names of a type and of all that are of it. */
export function typesOf(schema: GraphQLSchema, name: string): ReadonlySet<unknown> {
  const type = schema.getType(name);
  if (!isAbstractType(type)) return new Set([name]);
  const { interfaces = [], objects } =
    "getTypes" in type ? { objects: type.getTypes() } : schema.getImplementations(type);
  return new Set([name, ...[...interfaces, ...objects].map((each) => each.name)]);
}
