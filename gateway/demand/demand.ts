// What a question would cost to answer, by the rules of Apollo's demand control, before it is planned.
import { shouldIncludeNode } from "@graphql-tools/utils";
import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { ASSUMED_SIZE } from "#kit/cost";
import type { ListSize, Prices } from "./prices";

export interface Demand {
  /** An object is worth 1, a value 0, a write 10; a list as much as what it may hold. */
  cost: number;
  /** How many times it looks for people by what names them. */
  searches: number;
}

const NOTHING: Demand = { cost: 0, searches: 0 };
const WRITE = 10;

/** Sizes that a field gives to the lists below it: `people(first: 50)` to its `edges`. */
type Sized = ReadonlyMap<string, number>;
const UNSIZED: Sized = new Map();

/** A question that was found valid. */
export interface Asked {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** As `getVariableValues` gives them: with defaults. */
  variables: Record<string, unknown>;
}

/** Throws a GraphQLError for an argument that cannot be. */
export function demandOf(prices: Prices, asked: Asked): Demand {
  const { schema, operation } = asked;
  const root = schema.getRootType(operation.operation);
  if (!root) return NOTHING;
  const { cost, searches } = new Estimate(prices, asked).ofSet(operation.selectionSet, root, UNSIZED);
  const total = cost + (operation.operation === OperationTypeNode.MUTATION ? WRITE : 0);
  return { cost: Math.min(Math.ceil(total), Number.MAX_SAFE_INTEGER), searches };
}

class Estimate {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly known = new Map<string, Demand>();

  constructor(
    private readonly prices: Prices,
    private readonly asked: Asked,
  ) {
    for (const node of asked.document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(node.name.value, node);
    }
  }

  ofSet({ selections }: SelectionSetNode, parent: GraphQLNamedType, sized: Sized): Demand {
    const demands = selections
      .filter((node) => shouldIncludeNode(this.asked.variables, node))
      .map((node) => {
        if (node.kind === Kind.FIELD) return this.ofField(node, parent, sized);
        if (node.kind === Kind.FRAGMENT_SPREAD) return this.ofFragment(node.name.value, sized);
        return this.ofSet(node.selectionSet, this.typeOf(node.typeCondition?.name.value) ?? parent, sized);
      });
    return demands.reduce(plus, NOTHING);
  }

  /** Each fragment once for the sizes with which it is used, since each may be used a thousand times. */
  private ofFragment(name: string, sized: Sized): Demand {
    const key = `${name} ${[...sized].join(" ")}`;
    const before = this.known.get(key);
    if (before) return before;
    const fragment = this.fragments.get(name);
    const type = this.typeOf(fragment?.typeCondition.name.value);
    const demand = fragment && type ? this.ofSet(fragment.selectionSet, type, sized) : NOTHING;
    this.known.set(key, demand);
    return demand;
  }

  private ofField(node: FieldNode, parent: GraphQLNamedType, sized: Sized): Demand {
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    // What is left is of introspection, which is free where it is allowed.
    if (!field) return NOTHING;
    const coordinate = `${parent.name}.${name}`;
    const args = getArgumentValues(field, node, this.asked.variables);
    const given = this.ofArguments(field, coordinate, args);
    const { size, below } = sizesOf(this.prices.sizes.get(coordinate), args);
    const type = getNamedType(field.type);
    const times = isListType(getNullableType(field.type)) ? (sized.get(name) ?? size) : 1;
    const children = node.selectionSet ? this.ofSet(node.selectionSet, type, below) : NOTHING;
    const isSearch = given.searches > 0 || this.prices.searches.has(coordinate);
    return {
      cost: times * (this.weightOf(coordinate, type) + children.cost) + given.cost,
      searches: times * children.searches + Number(isSearch),
    };
  }

  /** What is said of the place or else of its type; else objects are worth 1, and values nothing. */
  private weightOf(coordinate: string, type: GraphQLNamedType): number {
    const { weights } = this.prices;
    return weights.get(coordinate) ?? weights.get(type.name) ?? (isLeafType(type) ? 0 : 1);
  }

  private ofArguments({ args }: GraphQLField<unknown, unknown>, at: string, values: Record<string, unknown>): Demand {
    return args.map(({ name, type }) => this.ofInput(values[name], type, `${at}(${name}:)`)).reduce(plus, NOTHING);
  }

  /** What is given to an argument or to a field of an input. */
  private ofInput(value: unknown, type: GraphQLInputType, coordinate: string): Demand {
    if (value === null || value === undefined) return NOTHING;
    if (Array.isArray(value)) {
      return value.map((item: unknown) => this.ofInput(item, type, coordinate)).reduce(plus, NOTHING);
    }
    const bare = getNamedType(type);
    const own: Demand = {
      cost: this.weightOf(coordinate, bare),
      searches: Number(this.prices.searches.has(coordinate)),
    };
    if (!isInputObjectType(bare)) return own;
    return Object.values(bare.getFields())
      .map(({ name, type: of }) => this.ofInput((value as Record<string, unknown>)[name], of, `${bare.name}.${name}`))
      .reduce(plus, own);
  }

  private typeOf(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.asked.schema.getType(name);
  }
}

function plus(one: Demand, other: Demand): Demand {
  return { cost: one.cost + other.cost, searches: one.searches + other.searches };
}

/** As many as the largest of the arguments that slice the list asks for: of its own, or of the lists below it. */
function sizesOf(listSize: ListSize = {}, args: Record<string, unknown>): { size: number; below: Sized } {
  const { assumedSize = ASSUMED_SIZE, slicingArguments = [], sizedFields = [] } = listSize;
  const asked = slicingArguments.map((path) => valueAt(args, path.split("."))).filter(isNumber);
  const size = asked.length > 0 ? Math.max(0, ...asked) : assumedSize;
  return { size, below: new Map(sizedFields.map((field) => [field, size])) };
}

function valueAt(value: unknown, [step, ...rest]: string[]): unknown {
  if (step === undefined || typeof value !== "object" || value === null) return value;
  return valueAt((value as Record<string, unknown>)[step], rest);
}

const isNumber = (value: unknown): value is number => typeof value === "number";
