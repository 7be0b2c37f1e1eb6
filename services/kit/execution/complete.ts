// What resolvers gave, as GraphQL has it: all values of a field at once.
import {
  defaultTypeResolver,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from "graphql";
import { after, BROKEN, Failed, onlyAt, settled, tell, type Maybe, type PlaceOf, type Run } from "./run";

/** Of values in their order; one that may not be null and is, is BROKEN. */
export type Complete = (run: Run, values: readonly unknown[], placeOf: PlaceOf) => Maybe<unknown[]>;

/** What is made of objects of one type; BROKEN where a field is null that must not be. */
export type Level = Complete;

/** A field as it is asked for. */
export interface Part {
  /** `Person.medicalNeeds` */
  coordinate: string;
  nodes: readonly FieldNode[];
  info: GraphQLResolveInfo;
  /** For what is asked of objects of this type. */
  levelOf: (type: GraphQLObjectType) => Level;
}

export function completerOf(type: GraphQLOutputType, part: Part): Complete {
  if (isNonNullType(type)) return required(completerOf(type.ofType as GraphQLOutputType, part), part);
  if (isListType(type)) return list(type.ofType, part);
  if (isLeafType(type)) return leaf(type, part);
  return isObjectType(type) ? ofOneType(type, part) : ofManyTypes(type, part);
}

function required(complete: Complete, { coordinate, nodes }: Part): Complete {
  const message = `Cannot return null for non-nullable field ${coordinate}.`;
  return (run, values, placeOf) =>
    after(complete(run, values, placeOf), (made) => {
      if (!made.includes(null)) return made;
      return made.map((value, index) =>
        value === null ? tell(run, new Error(message), nodes, placeOf(index)) : value,
      );
    });
}

function leaf(type: GraphQLLeafType, { nodes }: Part): Complete {
  return (run, values, placeOf) =>
    values.map((value, index) => {
      if (value === null || value === undefined) return null;
      if (value === BROKEN) return BROKEN;
      try {
        const told = type.serialize(value);
        if (told !== null && told !== undefined) return told;
        throw new Error(`Expected \`${type.name}.serialize\` to return a value.`);
      } catch (error) {
        return tell(run, error, nodes, placeOf(index));
      }
    });
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.iterator in value;

function list(type: GraphQLOutputType, part: Part): Complete {
  const complete = completerOf(type, part);
  const mustBe = isNonNullType(type);
  const message = `Expected Iterable, but did not find one for field "${part.coordinate}".`;
  return (run, values, placeOf) => {
    const items: unknown[] = [];
    /** For each item, whose it is and where in its list. */
    const owners: number[] = [];
    const indexes: number[] = [];
    const lengths = values.map((value, owner) => {
      if (value === null || value === undefined) return null;
      if (value === BROKEN) return BROKEN;
      if (!isIterable(value)) return tell(run, new Error(message), part.nodes, placeOf(owner));
      let length = 0;
      for (const item of value) {
        items.push(item);
        owners.push(owner);
        indexes.push(length++);
      }
      return length;
    });
    const placeOfItem: PlaceOf = (index) => ({ before: placeOf(owners[index] ?? 0), key: indexes[index] ?? 0 });
    const whole = after(settled(items), (known) => sound(run, known, part.nodes, placeOfItem));
    return after(whole, (known) => after(complete(run, known, placeOfItem), (made) => parted(made, lengths, mustBe)));
  };
}

/** Each list its own items again. */
function parted(made: readonly unknown[], lengths: readonly unknown[], mustBe: boolean): unknown[] {
  let next = 0;
  return lengths.map((length) => {
    if (typeof length !== "number") return length;
    const own = made.slice(next, next + length);
    next += length;
    if (!own.includes(BROKEN)) return own;
    return mustBe ? BROKEN : own.map((item) => (item === BROKEN ? null : item));
  });
}

const isFault = (value: unknown): value is Failed | Error =>
  typeof value === "object" && (value instanceof Failed || value instanceof Error);

/** An error that stands in the place of a value is told. */
export function sound(
  run: Run,
  values: readonly unknown[],
  nodes: readonly FieldNode[],
  placeOf: PlaceOf,
): readonly unknown[] {
  if (!values.some(isFault)) return values;
  return values.map((value, index) => {
    if (!isFault(value)) return value;
    return tell(run, value instanceof Failed ? value.error : value, nodes, placeOf(index));
  });
}

const isThere = (value: unknown): boolean => value !== null && value !== undefined && value !== BROKEN;

/** Null, or BROKEN, for what is not there. */
const notThere = (values: readonly unknown[]): unknown[] => values.map((value) => (value === BROKEN ? BROKEN : null));

function ofOneType(type: GraphQLObjectType, part: Part): Complete {
  let level: Level | undefined;
  return (run, values, placeOf) => {
    level ??= part.levelOf(type);
    const each = level;
    if (values.every(isThere)) return each(run, values, placeOf);
    const at = values.flatMap((value, index) => (isThere(value) ? [index] : []));
    return onlyAt(at, values, notThere(values), placeOf, (own, placeOfOwn) => each(run, own, placeOfOwn));
  };
}

function ofManyTypes(type: GraphQLAbstractType, part: Part): Complete {
  const resolve = type.resolveType ?? defaultTypeResolver;
  return (run, values, placeOf) => {
    const names = values.map((value): unknown => {
      if (!isThere(value)) return null;
      try {
        return resolve(value, run.ctx, part.info, type);
      } catch (error) {
        return new Failed(error);
      }
    });
    return after(settled(names), (known) => byType(run, values, known, { type, part, placeOf }));
  };
}

interface Many {
  type: GraphQLAbstractType;
  part: Part;
  placeOf: PlaceOf;
}

async function byType(
  run: Run,
  values: readonly unknown[],
  names: readonly unknown[],
  { type, part, placeOf }: Many,
): Promise<unknown[]> {
  const whole = notThere(values);
  const groups = new Map<GraphQLObjectType, number[]>();
  values.forEach((value, index) => {
    if (!isThere(value)) return;
    const found = typeFor(names[index], type, part);
    if (found instanceof Failed) {
      whole[index] = tell(run, found.error, part.nodes, placeOf(index));
      return;
    }
    const group = groups.get(found);
    if (group) group.push(index);
    else groups.set(found, [index]);
  });
  await Promise.all(
    [...groups].map(async ([each, at]) =>
      onlyAt(at, values, whole, placeOf, (own, placeOfOwn) => part.levelOf(each)(run, own, placeOfOwn)),
    ),
  );
  return whole;
}

function typeFor(name: unknown, type: GraphQLAbstractType, { info, coordinate }: Part): GraphQLObjectType | Failed {
  if (name instanceof Failed) return name;
  const found = typeof name === "string" ? info.schema.getType(name) : undefined;
  if (isObjectType(found) && isAbstractType(type) && info.schema.isSubType(type, found)) return found;
  return new Failed(new Error(`Abstract type "${type.name}" of field "${coordinate}" is of no type that it may be.`));
}
