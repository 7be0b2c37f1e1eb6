// Puts null where a question was cut, so that an answer has the shape that was asked for.
import {
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { TYPENAME_KEY } from "./filter";

export interface Cut {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  removed: ReadonlySet<FieldNode>;
}

type Data = Record<string, unknown>;

/** Stands for a null that the field's type does not take: the parent becomes null instead. */
const BROKEN = Symbol("null where there must be a value");

/** The whole answer from the answer to the cut question. */
export function complete(cut: Cut, data: Data | null): Data | null {
  const root = cut.schema.getRootType(cut.operation.operation);
  // Without data something failed that says so itself; then there is no shape to keep.
  const whole = root && data ? new Completion(cut).object(data, [cut.operation.selectionSet], root) : null;
  return whole === BROKEN ? null : whole;
}

class Completion {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(readonly cut: Cut) {
    const fragments = cut.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  object(source: Data, sets: readonly SelectionSetNode[], type: GraphQLObjectType): Data | typeof BROKEN {
    const whole = Object.create(null) as Data;
    for (const [key, nodes] of this.#collect(sets, type)) {
      const value = this.#field(source, key, nodes, type);
      if (value === BROKEN) return BROKEN;
      whole[key] = value;
    }
    return whole;
  }

  #field(source: Data, key: string, nodes: FieldNode[], type: GraphQLObjectType): unknown {
    const [{ name }] = nodes as [FieldNode];
    const output = type.getFields()[name.value]?.type;
    // `__typename` and the like.
    if (!output) return source[key] ?? null;
    const isRemoved = nodes.every((node) => this.cut.removed.has(node));
    return this.#value(isRemoved ? null : source[key], output, nodes);
  }

  #value(value: unknown, type: GraphQLOutputType, nodes: FieldNode[]): unknown {
    const inner = getNullableType(type);
    const whole = this.#present(value ?? null, inner, nodes);
    if (whole !== null && whole !== BROKEN) return whole;
    return isNonNullType(type) ? BROKEN : null;
  }

  #present(value: unknown, type: GraphQLOutputType, nodes: FieldNode[]): unknown {
    if (value === null) return null;
    if (isListType(type)) {
      const elements = (value as unknown[]).map((element) =>
        this.#value(element, type.ofType as GraphQLOutputType, nodes),
      );
      return elements.includes(BROKEN) ? null : elements;
    }
    const named = getNamedType(type);
    if (!isCompositeType(named)) return value;
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const object = this.#typeOf(value as Data, named);
    return object ? this.object(value as Data, sets, object) : null;
  }

  #typeOf(value: Data, type: GraphQLCompositeType): GraphQLObjectType | null {
    const object = isAbstractType(type) ? this.cut.schema.getType(String(value[TYPENAME_KEY])) : type;
    return object && isCompositeType(object) && !isAbstractType(object) ? object : null;
  }

  /** The fields asked of an object of this type, by response key, as GraphQL collects them. */
  #collect(sets: readonly SelectionSetNode[], type: GraphQLObjectType): Map<string, FieldNode[]> {
    const found = new Map<string, FieldNode[]>();
    const seen = new Set<string>();
    const look = (set: SelectionSetNode): void => {
      for (const node of set.selections) {
        if (!this.#isWanted(node)) continue;
        if (node.kind === Kind.FIELD) {
          const key = (node.alias ?? node.name).value;
          found.set(key, [...(found.get(key) ?? []), node]);
        } else if (node.kind === Kind.INLINE_FRAGMENT) {
          if (this.#applies(node.typeCondition?.name.value, type)) look(node.selectionSet);
        } else if (!seen.has(node.name.value)) {
          seen.add(node.name.value);
          const fragment = this.#fragments.get(node.name.value);
          if (fragment && this.#applies(fragment.typeCondition.name.value, type)) look(fragment.selectionSet);
        }
      }
    };
    sets.forEach(look);
    return found;
  }

  #isWanted(node: Parameters<typeof getDirectiveValues>[1]): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.cut.variables)?.if;
    const include = getDirectiveValues(GraphQLIncludeDirective, node, this.cut.variables)?.if;
    return skip !== true && include !== false;
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const named = this.cut.schema.getType(condition);
    return isAbstractType(named) && this.cut.schema.isSubType(named, type);
  }
}
