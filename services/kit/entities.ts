// How a subgraph answers for the keys that the gateway brings.
import { isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";
import type { Context } from "#kit/context";
import { isPromise } from "#kit/execution/run";

// The gateway sends whatever keys the SDL names, so only the agency knows the shape of its references.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Reference = (key: any, ctx: Context) => unknown;

/** By type, how an entity is found by its key. */
export type References = Record<string, Reference>;

interface Key {
  __typename: string;
}

/**
 * Answers `_entities` as Apollo's own resolver does, but without a promise for each key that stands for itself, as most do.
 * What is of another type than `references` name is left to Apollo's, which says so.
 */
export function answerEntities(schema: GraphQLSchema, references: References): void {
  const field = schema.getQueryType()?.getFields()._entities;
  const others = field?.resolve as GraphQLFieldResolver<unknown, Context> | undefined;
  if (!field || !others) return;
  const known = new Map(Object.entries(references).filter(([type]) => isObjectType(schema.getType(type))));
  const resolve: GraphQLFieldResolver<unknown, Context, { representations: Key[] }> = (source, args, ctx, info) => {
    const { representations } = args;
    if (!representations.every(({ __typename }) => known.has(__typename))) return others(source, args, ctx, info);
    return representations.map((key) => {
      const found = known.get(key.__typename)?.(key, ctx);
      return isPromise(found) ? found.then((one) => named(one, key)) : named(found, key);
    });
  };
  field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
}

/** What was found, which says of what type it is. */
function named(found: unknown, { __typename }: Key): unknown {
  if (typeof found !== "object" || found === null) return found;
  const said = (found as Partial<Key>).__typename;
  if (said === __typename) return found;
  if (said !== undefined) return { ...found, __typename };
  return Object.defineProperty(found, "__typename", { value: __typename });
}
