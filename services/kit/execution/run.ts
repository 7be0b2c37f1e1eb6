// One question on its way through a schema.
import { locatedError, type FieldNode, type GraphQLError } from "graphql";
import type { Context } from "#kit/context";

export interface Run {
  ctx: Context;
  variables: Readonly<Record<string, unknown>>;
  errors: GraphQLError[];
}

/** Null, with an error told already. */
export const BROKEN = Symbol("broken");

/** Where in the answer something is, from the end. */
export interface Place {
  before: Place | null;
  key: string | number;
}

/** Where each of many values is; asked only where something is told of one. */
export type PlaceOf = (index: number) => Place | null;

export function tell(run: Run, error: unknown, nodes: readonly FieldNode[], place: Place | null): typeof BROKEN {
  const path: (string | number)[] = [];
  for (let step = place; step; step = step.before) path.unshift(step.key);
  run.errors.push(locatedError(error, nodes, path));
  return BROKEN;
}

export type Maybe<T> = T | Promise<T>;

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";

/** At once where there is nothing to wait for. */
export function after<T, U>(value: Maybe<T>, next: (value: T) => Maybe<U>): Maybe<U> {
  return isPromise(value) ? value.then(next) : next(value);
}

/** Asks only for those at `at`, in their order; all others stay what they are in `whole`, which is filled and answered. */
export function onlyAt<T>(
  at: readonly number[],
  values: readonly T[],
  whole: unknown[],
  placeOf: PlaceOf,
  ask: (own: readonly T[], placeOfOwn: PlaceOf) => Maybe<readonly unknown[]>,
): Maybe<unknown[]> {
  if (at.length === 0) return whole;
  const told = ask(
    at.map((index) => values[index] as T),
    (index) => placeOf(at[index] ?? 0),
  );
  return after(told, (made) => {
    at.forEach((index, place) => (whole[index] = made[place]));
    return whole;
  });
}

/** What could not be had, on its way to being told. */
export class Failed {
  constructor(readonly error: unknown) {}
}

/** Waits for all; what fails is a `Failed` in its place. */
export function settled(values: readonly unknown[]): Maybe<unknown[]> {
  if (!values.some(isPromise)) return values as unknown[];
  return Promise.all(
    values.map((value) => (isPromise(value) ? value.catch((error: unknown) => new Failed(error)) : value)),
  );
}
