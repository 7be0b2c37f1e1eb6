import DataLoader from "dataloader";
import { Ctx, FieldResolver, Root } from "type-graphql";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { perRequest } from "#kit/loader";

type TypeOf = Parameters<typeof FieldResolver>[0];
type Options = NonNullable<Parameters<typeof FieldResolver>[1]> & { description: string };
type Batch = (parents: never[], ctx: Context, ...args: never[]) => Promise<unknown[]>;

/** Every parent of a level, in the place of one: whoever has all of them hands them over at once. */
export class Parents {
  constructor(readonly all: readonly object[]) {}
}

const batches = new WeakSet<object>();

/** Whether a method was written for all its parents at once, and takes `Parents`. */
export const isBatch = (method: unknown): boolean => typeof method === "function" && batches.has(method);

const loadersOf = perRequest(() => new Map<string, DataLoader<object, unknown>>());

/**
 * A field written for all its parents at once: the method gets every parent that asks in the same tick, in order, and
 * answers one value for each (an `Error` where one of them fails alone). So a list can never cost a query per row.
 * Arguments (`@Arg`) start at the third parameter.
 */
export function BatchField(type: TypeOf, options: Options) {
  return <M extends Batch>(target: object, name: string, method: TypedPropertyDescriptor<M>): void => {
    const batch = method.value as unknown as (...args: unknown[]) => Promise<unknown[]>;
    const answer = async (
      self: unknown,
      parents: readonly object[],
      ctx: Context,
      args: unknown[],
    ): Promise<unknown[]> => {
      assertAwaited(ctx);
      return batch.call(self, parents, ctx, ...args);
    };
    const value = function (this: unknown, parent: object, ctx: Context, ...args: unknown[]): Promise<unknown> {
      if (parent instanceof Parents) return answer(this, parent.all, ctx, args);
      const loaders = loadersOf(ctx);
      const key = `${target.constructor.name}.${name}${JSON.stringify(args)}`;
      let loader = loaders.get(key);
      if (!loader) {
        loader = new DataLoader((parents) => answer(this, parents, ctx, args), { cache: false });
        loaders.set(key, loader);
      }
      return loader.load(parent);
    };
    batches.add(value);
    Root()(target, name, 0);
    Ctx()(target, name, 1);
    FieldResolver(type, options)(target, name, { ...method, value } as PropertyDescriptor);
    method.value = value as unknown as M;
  };
}

/** Throws AGENCY_UNAVAILABLE where nobody waits for the answer any more: what is not read costs nobody anything. */
function assertAwaited({ request: { until = Infinity } }: Context): void {
  if (performance.now() > until) throw new HubError("AGENCY_UNAVAILABLE");
}
