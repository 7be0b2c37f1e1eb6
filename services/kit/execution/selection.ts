// Which fields an object of one type answers with: fragments unfolded, what is skipped left out, one entry a name.
import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isUnionType,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { assertSafe } from "#kit/execution/safe-names";

/** What is asked for under one name. */
export interface Asked {
  key: string;
  name: string;
  /** The type by which it is asked for: that of the object, or of the fragment around it. */
  owner: GraphQLCompositeType;
  nodes: FieldNode[];
}

/** A part of an operation, where its variables say yes or no to `@skip` and `@include`. */
export interface Scope {
  operation: Readonly<{ schema: GraphQLSchema; fragments: Readonly<Record<string, FragmentDefinitionNode>> }>;
  variables: Readonly<Record<string, unknown>>;
}

/** Of an object of `type`, which may be abstract where its agency did not say what it is. */
export function askedOf(scope: Scope, type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Asked[] {
  const found = new Map<string, Asked>();
  const { schema, fragments } = scope.operation;
  const collect = (selections: readonly SelectionNode[], owner: GraphQLCompositeType): void => {
    for (const node of selections) {
      if (!isIncluded(scope, node)) continue;
      if (node.kind === Kind.FIELD) {
        add(node, owner);
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments[node.name.value] : node;
      if (fragment) open(fragment, owner);
    }
  };
  const open = (fragment: FragmentDefinitionNode | InlineFragmentNode, owner: GraphQLCompositeType): void => {
    const name = fragment.typeCondition?.name.value;
    const condition = name === undefined ? owner : (schema.getType(name) as GraphQLCompositeType);
    if (isOf(scope, type, condition)) collect(fragment.selectionSet.selections, condition);
  };
  const add = (node: FieldNode, owner: GraphQLCompositeType): void => {
    const key = (node.alias ?? node.name).value;
    const known = found.get(key);
    if (known) {
      known.nodes.push(node);
      return;
    }
    assertSafe(key);
    found.set(key, { key, name: node.name.value, owner, nodes: [node] });
  };
  for (const set of sets) collect(set.selections, type);
  return [...found.values()];
}

function isOf({ operation }: Scope, type: GraphQLCompositeType, condition: GraphQLCompositeType): boolean {
  if (type === condition) return true;
  return isAbstractType(condition) && !isUnionType(type) && operation.schema.isSubType(condition, type);
}

function isIncluded({ variables }: Scope, node: SelectionNode): boolean {
  if (!node.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}

/** The variables of a document that decide whether something is asked for. */
export function switchesIn(document: DocumentNode): string[] {
  const found = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: args = [] }) => {
      if (!["skip", "include"].includes(name.value)) return;
      for (const { value } of args) if (value.kind === Kind.VARIABLE) found.add(value.name.value);
    },
  });
  return [...found];
}

/** Whether something of it is about the schema: graphql-js tells that. */
export function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Field: ({ name: { value } }) => {
      asks ||= value.startsWith("__") && value !== "__typename";
    },
  });
  return asks;
}
