// The client's answer out of what the agencies said: only what was asked for, in its order, null where GraphQL has it so.
import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from "graphql";
import { checkOf } from "./leaf";
import { isTree, type Tree } from "./merge";
import { askedOf, type Asked, type Scope as Part } from "#kit/execution/selection";
import { BROKEN } from "#kit/execution/run";
import { fieldOf } from "../authorization/field";
import type { Operation } from "../authorization/operation";

/** Something that an agency said which the schema does not allow. */
export interface Fault {
  message: string;
  path: (string | number)[];
}

type Scope = Part & { operation: Operation };

type Value = (value: unknown, faults: Fault[]) => unknown;
type Write = (from: Tree, into: Tree, faults: Fault[]) => boolean;

/** Makes an answer; null where what must not be null is. */
export type Project = (data: Tree, faults: Fault[]) => Tree | null;

/** Made once for an operation and its answers to `@skip` and `@include`. */
export function projection(scope: Scope, introspected: (asked: Asked) => unknown): Project {
  const { root, definition } = scope.operation;
  const project = new Projection(scope, introspected).object(root, [definition.selectionSet]);
  return (data, faults) => {
    const made = project(data, faults);
    return made === BROKEN ? null : (made as Tree);
  };
}

class Projection {
  constructor(
    private readonly scope: Scope,
    private readonly introspected: (asked: Asked) => unknown,
  ) {}

  /** For objects that are of `type`, or of one of its types. */
  object(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Value {
    const known = new Map<unknown, Write[] | null>();
    return (value, faults) => {
      const from = value as Tree;
      const name = from.__typename;
      let writes = known.get(name);
      if (writes === undefined) known.set(name, (writes = this.writesFor(type, name, sets)));
      if (writes === null) return broken(faults, "Invalid __typename found for object.");
      const into: Tree = {};
      for (const write of writes) if (!write(from, into, faults)) return BROKEN;
      return into;
    };
  }

  private writesFor(type: GraphQLCompositeType, name: unknown, sets: readonly SelectionSetNode[]): Write[] | null {
    const own = typeof name === "string" && name !== "" ? this.scope.operation.schema.getType(name) : type;
    if (!isCompositeType(own)) return null;
    return askedOf(this.scope, own, sets).map((asked) => this.write(asked));
  }

  private write(asked: Asked): Write {
    const { key, name, owner } = asked;
    if (name === "__typename") return this.typeName(key, owner);
    if (name.startsWith("__")) {
      return (_, into) => {
        into[key] = this.introspected(asked);
        return true;
      };
    }
    const field = fieldOf(owner, name);
    const read = this.value(field.type, asked, `field ${owner.name}.${key}`);
    const mustBe = isNonNullType(field.type);
    return (from, into, faults) => {
      const before = faults.length;
      const value = read(Object.hasOwn(from, key) ? (from[key] ?? null) : null, faults);
      for (let index = before; index < faults.length; index++) faults[index]?.path.unshift(key);
      into[key] = value === BROKEN ? null : value;
      return !(mustBe && value === BROKEN);
    };
  }

  /** Nobody says of what type an object is that has only an abstract one. */
  private typeName(key: string, owner: GraphQLCompositeType): Write {
    const { schema } = this.scope.operation;
    return (from, into) => {
      const said = (Object.hasOwn(from, key) ? from[key] : null) ?? from.__typename;
      const type = (typeof said === "string" ? schema.getType(said) : null) ?? owner;
      into[key] = type.name;
      return isObjectType(type);
    };
  }

  /** `place` is what a fault calls the value. */
  private value(type: GraphQLOutputType, asked: Asked, place: string): Value {
    if (isNonNullType(type)) {
      const read = this.value(type.ofType as GraphQLOutputType, asked, place);
      return (value, faults) => {
        const told = read(value, faults);
        if (told !== null) return told;
        return broken(faults, `Cannot return null for non-nullable ${place}.`);
      };
    }
    if (isListType(type)) return this.list(type.ofType, asked, place);
    if (isCompositeType(type)) {
      const sets = asked.nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const read = this.object(type, sets);
      return (value, faults) => {
        if (value === null) return null;
        return isTree(value) ? read(value, faults) : broken(faults, `Invalid value found for ${place}.`);
      };
    }
    return leaf(type, place);
  }

  private list(type: GraphQLOutputType, asked: Asked, place: string): Value {
    const mustBe = isNonNullType(type);
    const read = this.value(type, asked, `array element of type ${getNamedType(type).name}`);
    return (value, faults) => {
      if (value === null) return null;
      if (!Array.isArray(value)) return broken(faults, `Invalid value found for ${place}.`);
      const made = value.map((element: unknown, index) => {
        const before = faults.length;
        const told = read(element ?? null, faults);
        for (let each = before; each < faults.length; each++) faults[each]?.path.unshift(index);
        return told;
      });
      if (!made.includes(BROKEN)) return made;
      return mustBe ? BROKEN : made.map((told) => (told === BROKEN ? null : told));
    };
  }
}

function leaf(type: GraphQLLeafType, place: string): Value {
  const isValid = checkOf(type);
  if (!isValid) return (value) => value;
  return (value, faults) => {
    if (value === null || isValid(value)) return value;
    return broken(faults, `Invalid value found for ${place}.`);
  };
}

function broken(faults: Fault[], message: string): typeof BROKEN {
  faults.push({ message, path: [] });
  return BROKEN;
}
