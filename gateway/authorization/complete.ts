// Puts null into an answer wherever the question had something that was taken out of it.
import { collectFields, collectSubFields } from "@graphql-tools/utils";
import {
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from "graphql";
import { fieldOf, TYPE_KEY } from "./field";
import type { Operation } from "./operation";

type Tree = Readonly<Record<string, unknown>>;

/**
 * `data` answers what `filtered` left of the operation. What the client asked for and `data` does not have is null, and
 * where it must not be null, what is around it is, as GraphQL has it. Nothing is added that was not asked of an object
 * of its type, and nothing that was not asked by the client is left.
 */
export function completed(operation: Operation, variables: Record<string, unknown>, data: Tree): Tree | null {
  const { schema, fragments, definition, root } = operation;
  const asked = collectFields(schema, fragments, variables, root, definition.selectionSet);
  return new Completion(operation, variables).object(root, asked.fields, data);
}

class Completion {
  constructor(
    private readonly operation: Operation,
    private readonly variables: Record<string, unknown>,
  ) {}

  /** Null where a field that must not be null is. */
  object(type: GraphQLObjectType, fields: Map<string, FieldNode[]>, source: Tree): Tree | null {
    const object = Object.create(null) as Record<string, unknown>;
    for (const [key, nodes] of fields) {
      const output = fieldOf(type, (nodes[0] as FieldNode).name.value).type;
      const value = this.value(output, nodes, Object.hasOwn(source, key) ? source[key] : null);
      if (value === null && isNonNullType(output)) return null;
      object[key] = value;
    }
    return object;
  }

  private value(output: GraphQLOutputType, nodes: FieldNode[], source: unknown): unknown {
    const type = getNullableType(output);
    if (source === null) return null;
    if (isLeafType(type)) return source;
    if (isListType(type)) return this.list(type.ofType, nodes, source as unknown[]);
    const { schema, fragments } = this.operation;
    const tree = source as Tree;
    const runtime = isAbstractType(type) ? schema.getType(String(tree[TYPE_KEY])) : type;
    if (!isObjectType(runtime)) return null;
    return this.object(runtime, collectSubFields(schema, fragments, this.variables, runtime, nodes).fields, tree);
  }

  /** Null where an element that must not be null is. */
  private list(element: GraphQLOutputType, nodes: FieldNode[], source: unknown[]): unknown[] | null {
    const items = source.map((item) => this.value(element, nodes, item));
    return isNonNullType(element) && items.includes(null) ? null : items;
  }
}
