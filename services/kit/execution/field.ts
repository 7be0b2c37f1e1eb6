// The values of one field, for all records of a level together: through its gate, and no other way.
import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLResolveInfo } from "graphql";
import { getArgumentValues } from "graphql/execution/values";
import { openOf, type Open } from "#kit/access/guard";
import { Parents } from "#kit/batch";
import type { Context } from "#kit/context";
import { sound } from "./complete";
import { after, Failed, onlyAt, settled, tell, type Maybe, type PlaceOf, type Run } from "./run";
import { wayOf } from "./ways";

type Args = Record<string, unknown>;

/** Of sources in their order: values, or BROKEN. */
export type Values = (
  run: Run,
  sources: readonly (object | undefined)[],
  placeOf: PlaceOf,
) => Maybe<readonly unknown[]>;

export interface Asked {
  type: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  nodes: readonly [FieldNode, ...FieldNode[]];
  info: GraphQLResolveInfo;
}

export function valuesOf(asked: Asked): Values {
  const { type, field, nodes } = asked;
  const open = openOf(field);
  if (!open) throw new Error(`${type.name}.${field.name} has no gate.`);
  const { gate } = open;
  const resolve = resolverOf(asked, open);
  return (run, sources, placeOf) => {
    const { ctx } = run;
    let args: Args;
    try {
      args = field.args.length === 0 ? {} : getArgumentValues(field, nodes[0], run.variables);
      gate.assertReadable(ctx);
    } catch (error) {
      return sources.map((_, index) => tell(run, error, nodes, placeOf(index)));
    }
    const answer = (own: readonly (object | undefined)[], placeOfOwn: PlaceOf): Maybe<readonly unknown[]> => {
      try {
        gate.assertAskable(args, ctx);
      } catch (error) {
        return own.map((_, index) => tell(run, error, nodes, placeOfOwn(index)));
      }
      return after(resolve(own, args, ctx), (values) => sound(run, values, nodes, placeOfOwn));
    };
    const admitted = gate.admit(sources, ctx);
    if (!admitted) return answer(sources, placeOf);
    return admitted.then(
      (isOpen) => {
        const at = sources.flatMap((_, index) => (isOpen[index] === true ? [index] : []));
        const others: unknown[] = sources.map(() => null);
        return onlyAt(at, sources, others, placeOf, answer);
      },
      (error: unknown) => sources.map((_, index) => tell(run, error, nodes, placeOf(index))),
    );
  };
}

type ResolveAll = (sources: readonly (object | undefined)[], args: Args, ctx: Context) => Maybe<unknown[]>;

function resolverOf({ field, info }: Asked, { resolve }: Open): ResolveAll {
  const way = wayOf(field);
  const call = (source: object | undefined, args: Args, ctx: Context): unknown => {
    try {
      return resolve(source as object, args, ctx, info);
    } catch (error) {
      return new Failed(error);
    }
  };
  const { name } = field;
  if (way.kind === "read") {
    const { of } = way;
    return (sources, args, ctx) =>
      settled(
        sources.map((source) => (of === null || source instanceof of ? read(source, name) : call(source, args, ctx))),
      );
  }
  if (way.kind === "call") return (sources, args, ctx) => settled(sources.map((source) => call(source, args, ctx)));
  return async (sources, args, ctx) => {
    try {
      const values = await (resolve(new Parents(sources as object[]), args, ctx, info) as Promise<unknown[]>);
      if (values.length === sources.length) return values;
      throw new Error(`${field.name} did not answer for each of its parents.`);
    } catch (error) {
      return sources.map(() => new Failed(error));
    }
  };
}

/** A getter may fail. */
function read(source: object | undefined, name: string): unknown {
  try {
    return (source as Record<string, unknown>)[name];
  } catch (error) {
    return new Failed(error);
  }
}
