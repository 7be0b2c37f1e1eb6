// What a plan says must be called otherwise on the way to an agency, or on the way back.
import type { FetchDataRewrite } from "@apollo/query-planner";
import type { GraphQLSchema } from "graphql";
import { assertSafe } from "#kit/execution/safe-names";
import { isTree, type Tree } from "./merge";
import { typesOf } from "./representation";

export type Rewrite = (value: unknown) => void;

const FRAGMENT = "... on ";

/** All of `rewrites` as one, made once for a plan; null where there are none. */
export function rewriting(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[] = []): Rewrite | null {
  const made = rewrites.map((rewrite) => oneOf(schema, rewrite));
  if (made.length === 0) return null;
  return (value) => {
    for (const rewrite of made) rewrite(value);
  };
}

function oneOf(schema: GraphQLSchema, rewrite: FetchDataRewrite): Rewrite {
  const name = rewrite.path.at(-1) ?? "";
  assertSafe(name);
  const change =
    rewrite.kind === "ValueSetter"
      ? (object: Tree) => {
          object[name] = rewrite.setValueTo as unknown;
        }
      : renaming(name, rewrite.renameKeyTo);
  return at(schema, rewrite.path.slice(0, -1), change);
}

function renaming(from: string, to: string): (object: Tree) => void {
  assertSafe(to);
  return (object) => {
    if (!Object.hasOwn(object, from) || object[from] === undefined) return;
    object[to] = object[from];
    object[from] = undefined;
  };
}

/** Does `change` to every object at the path. */
function at(schema: GraphQLSchema, [first, ...rest]: readonly string[], change: (object: Tree) => void): Rewrite {
  if (first === undefined) return onEach(change);
  const below = at(schema, rest, change);
  if (!first.startsWith(FRAGMENT))
    return onEach((object) => {
      below(Object.hasOwn(object, first) ? object[first] : null);
    });
  const types = typesOf(schema, first.slice(FRAGMENT.length));
  return onEach((object) => {
    // An object that does not say what it is, is what was asked for.
    if (object.__typename === undefined || types.has(object.__typename)) below(object);
  });
}

function onEach(visit: (object: Tree) => void): Rewrite {
  const go: Rewrite = (value) => {
    if (Array.isArray(value)) value.forEach(go);
    else if (isTree(value)) visit(value);
  };
  return go;
}
