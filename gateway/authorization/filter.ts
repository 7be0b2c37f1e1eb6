// Takes out of a question what the viewer may not read, by schema coordinate, before anything is planned.
import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { HubError } from "#kit/errors";
import type { Requirement, Rules } from "./rules";

/** Who asks: their roles are their scopes. */
export interface Reader {
  roles: readonly string[];
}

export interface Filtered {
  /** Without what is refused; null where nothing is left to ask. */
  document: DocumentNode | null;
  /** The fields of the original document that were taken out, or of which nothing was left. */
  removed: ReadonlySet<FieldNode>;
  /** Schema coordinates of what was refused, each once. */
  refused: readonly string[];
}

/** Under this name the type of an object is asked for where only the answer can tell it. */
export const TYPENAME_KEY = "__onward_typename";

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);
const META_FIELDS = new Set(["__typename", "__schema", "__type"]);

/** Policies that the agency decides for each record; every other name is unknown here, so not fulfilled. */
const isDecidedByRow = (policy: string): boolean => policy.startsWith("row:");

/** Throws REQUEST_MALFORMED for a response key that no object should have. */
export function filterDocument(
  schema: GraphQLSchema,
  rules: Rules,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  reader: Reader | null,
): Filtered {
  return new Filter(schema, rules, document, reader).run(operation);
}

class Filter {
  readonly #removed = new Set<FieldNode>();
  readonly #refused = new Set<string>();
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  /** Fragments as they are left: null where nothing is, undefined while one is being looked at. */
  readonly #left = new Map<string, SelectionSetNode | null | undefined>();

  constructor(
    readonly schema: GraphQLSchema,
    readonly rules: Rules,
    document: DocumentNode,
    readonly reader: Reader | null,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  run(operation: OperationDefinitionNode): Filtered {
    const root = this.schema.getRootType(operation.operation);
    const selectionSet = root ? this.#selections(operation.selectionSet, root) : null;
    const result = { removed: this.#removed, refused: [...this.#refused] };
    if (!selectionSet) return { ...result, document: null };
    const fragments = [...this.#fragments.values()].flatMap((fragment) => {
      const left = this.#left.get(fragment.name.value);
      return left ? [{ ...fragment, selectionSet: left }] : [];
    });
    return { ...result, document: withoutIdle({ ...operation, selectionSet }, fragments) };
  }

  #selections(set: SelectionSetNode, parent: GraphQLCompositeType): SelectionSetNode | null {
    const selections = set.selections.flatMap((node) => this.#selection(node, parent) ?? []);
    if (selections.length === 0) return null;
    return { ...set, selections: isAbstractType(parent) ? [...selections, TYPENAME] : selections };
  }

  #selection(node: SelectionNode, parent: GraphQLCompositeType): SelectionNode | null {
    if (node.kind === Kind.FIELD) return this.#field(node, parent);
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(node.name.value) ? node : null;
    const selectionSet = this.#under(node.typeCondition?.name.value ?? parent.name, node.selectionSet);
    return selectionSet && { ...node, selectionSet };
  }

  #field(node: FieldNode, parent: GraphQLCompositeType): FieldNode | null {
    const name = node.name.value;
    if (FORBIDDEN_KEYS.has(node.alias?.value ?? name)) {
      throw new HubError("REQUEST_MALFORMED", `No answer can have a field called ${node.alias?.value ?? name}.`);
    }
    if (META_FIELDS.has(name)) return node;
    const field = "getFields" in parent ? parent.getFields()[name] : undefined;
    const output = field && getNamedType(field.type);
    if (!output || !this.#mayRead(parent, name, output)) {
      this.#refused.add(`${parent.name}.${name}`);
      this.#removed.add(node);
      return null;
    }
    if (!node.selectionSet) return node;
    const selectionSet = this.#selections(node.selectionSet, output as GraphQLCompositeType);
    if (!selectionSet) this.#removed.add(node);
    return selectionSet && { ...node, selectionSet };
  }

  #fragment(name: string): SelectionSetNode | null {
    if (this.#left.has(name)) return this.#left.get(name) ?? null;
    const fragment = this.#fragments.get(name);
    if (!fragment) return null;
    this.#left.set(name, undefined);
    const left = this.#under(fragment.typeCondition.name.value, fragment.selectionSet);
    this.#left.set(name, left);
    return left;
  }

  /** What is left under a type condition; of a type that is refused nothing is. */
  #under(typeName: string, set: SelectionSetNode): SelectionSetNode | null {
    const type = this.schema.getType(typeName);
    if (type && this.#mayHave(type)) return this.#selections(set, type as GraphQLCompositeType);
    this.#refused.add(typeName);
    visit(set, { Field: (node) => void this.#removed.add(node) });
    return null;
  }

  /** By the field's coordinate on this type and, for an interface, on every type that it may stand for; and its output. */
  #mayRead(parent: GraphQLCompositeType, field: string, output: GraphQLNamedType): boolean {
    const owners = isInterfaceType(parent) ? [parent, ...this.schema.getPossibleTypes(parent)] : [parent];
    return this.#mayHave(output) && owners.every(({ name }) => this.#holds(name) && this.#holds(`${name}.${field}`));
  }

  #mayHave(type: GraphQLNamedType): boolean {
    const types = isAbstractType(type) ? [type, ...this.schema.getPossibleTypes(type)] : [type];
    const interfaces = isObjectType(type) ? type.getInterfaces() : [];
    return [...types, ...interfaces].every(({ name }) => this.#holds(name));
  }

  #holds(coordinate: string): boolean {
    return (this.rules.get(coordinate) ?? []).every((requirement) => isFulfilled(requirement, this.reader));
  }
}

const TYPENAME: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: TYPENAME_KEY },
  name: { kind: Kind.NAME, value: "__typename" },
};

function isFulfilled({ scopes, policies }: Requirement, reader: Reader | null): boolean {
  if (!reader) return false;
  const hasScopes = !scopes || scopes.some((all) => all.every((scope) => reader.roles.includes(scope)));
  return hasScopes && (!policies || policies.some((all) => all.every(isDecidedByRow)));
}

/** The document, without fragments that nothing spreads and variables that nothing takes any more. */
function withoutIdle(operation: OperationDefinitionNode, fragments: FragmentDefinitionNode[]): DocumentNode {
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  const spread = new Set<string>();
  const taken = new Set<string>();
  const look = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node.selectionSet, {
      Variable: ({ name }) => void taken.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = byName.get(name.value);
        if (!fragment || spread.has(name.value)) return;
        spread.add(name.value);
        look(fragment);
      },
    });
  };
  look(operation);
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => taken.has(variable.name.value));
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, ...(variableDefinitions && { variableDefinitions }) },
      ...fragments.filter(({ name }) => spread.has(name.value)),
    ],
  };
}
