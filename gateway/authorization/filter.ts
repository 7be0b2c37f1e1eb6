// Takes out of a document what its reader may not have, before anything is planned or asked.
import { createHash } from "node:crypto";
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  Kind,
  print,
  typeFromAST,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { HubError } from "#kit/errors";
import { fieldOf, responseKey, TYPE_KEY, unsafe } from "./field";
import type { Operation } from "./operation";
import type { Rules } from "./rules";

/** With its fragments unfolded, a document may hold this many fields and fragments. */
const MAX_SELECTIONS = 20_000;

interface FilterLaw {
  rules: Rules;
  /** Coordinates by whose names no other field may be called; see `carriedIn`. */
  carried: ReadonlySet<string>;
}

/** A field that was taken out. */
export interface Removal {
  /** `Person.phone` */
  coordinate: string;
  /** Where its value would stand: names in the answer, and "@" for the elements of a list. */
  path: readonly string[];
  /** What around it may say `@skip` or `@include`; it was asked for only if all of these are. */
  guards: readonly SelectionNode[];
}

export interface Filtered {
  /** Where something was taken out: what is left of the operation, with fragments unfolded, unless nothing is. */
  document: DocumentNode | null;
  /** Of this document: plans are kept by it, and one reader's plan must not serve another. */
  queryHash: string;
  removals: readonly Removal[];
  /** How much there is of it. */
  size: number;
}

/**
 * Decides by schema coordinate: the field of the type it is asked of, that of every object type it could hit there, and
 * the types of those, and never by names that the client chose. A field that is closed for one of the types it could
 * hit is closed for all; a client gets the others by asking in a type condition. Everything that is left asks, under
 * TYPE_KEY, for the type of what has many.
 * Throws where a document is too large, is not one for this schema, or has an answer that is not safe.
 */
export function filtered(operation: Operation, law: FilterLaw, roles: readonly string[]): Filtered {
  const filter = new Filter(operation, law, roles);
  const { definition, root } = operation;
  const selections = filter.keep(definition.selectionSet, { type: root, hits: [root], path: [], guards: [] });
  const { removals, size } = filter;
  if (removals.length === 0 || selections.length === 0) return { document: null, queryHash: "", removals, size };
  const document = documentOf(definition, selections);
  return { document, queryHash: createHash("sha256").update(print(document)).digest("hex"), removals, size };
}

/** Where in an answer, and of what, a selection asks. */
interface Place {
  type: GraphQLCompositeType;
  /** The object types that may stand here. */
  hits: readonly GraphQLObjectType[];
  path: readonly string[];
  guards: readonly SelectionNode[];
}

class Filter {
  readonly removals: Removal[] = [];
  size = 0;

  constructor(
    private readonly operation: Operation,
    private readonly law: FilterLaw,
    private readonly roles: readonly string[],
  ) {}

  keep({ selections }: SelectionSetNode, place: Place): SelectionNode[] {
    return selections.flatMap((node): SelectionNode[] => {
      if (++this.size > MAX_SELECTIONS) throw tooLarge();
      const guards = node.directives?.length ? [...place.guards, node] : place.guards;
      if (node.kind === Kind.FIELD) return this.keepField(node, { ...place, guards });
      return this.keepFragment(node, { ...place, guards });
    });
  }

  private keepField(node: FieldNode, { type, hits, path, guards }: Place): FieldNode[] {
    const name = node.name.value;
    const key = responseKey(node);
    if (key !== name && [type, ...hits].some((each) => this.law.carried.has(`${each.name}.${key}`))) {
      throw unsafe(`No other field of ${type.name} may be called ${key}: agencies rely on that one.`);
    }
    if (![type, ...hits].every((each) => this.mayRead(each, name))) {
      this.removals.push({ coordinate: `${type.name}.${name}`, path: [...path, key], guards });
      return [];
    }
    const output = fieldOf(type, name).type;
    const named = getNamedType(output);
    if (!isCompositeType(named) || !node.selectionSet) return [node];
    const below = { type: named, hits: this.hitsOf(named), path: [...path, key, ...elements(output)], guards };
    const selections = this.keep(node.selectionSet, below);
    const isUntold = isAbstractType(named) || selections.length === 0;
    return [{ ...node, selectionSet: selectionSet(isUntold ? [...selections, TYPE_FIELD] : selections) }];
  }

  private keepFragment(node: InlineFragmentNode | FragmentSpreadNode, place: Place): InlineFragmentNode[] {
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.operation.fragments[node.name.value] : node;
    if (!fragment) throw new Error("A fragment is spread that the document does not define.");
    const { typeCondition } = fragment;
    const type = typeCondition ? typeFromAST(this.operation.schema, typeCondition) : place.type;
    if (!isCompositeType(type)) throw new Error("A fragment is on a type that has no fields.");
    const possible = this.hitsOf(type);
    const hits = place.hits.filter((each) => possible.includes(each));
    const selections = this.keep(fragment.selectionSet, { ...place, type, hits });
    if (selections.length === 0) return [];
    const { directives = [] } = node;
    return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: selectionSet(selections) }];
  }

  private mayRead(type: GraphQLCompositeType, name: string): boolean {
    // What an interface or a union promises, each object type keeps; the others have no field to look up.
    const output = getNamedType(fieldOf(type, name).type).name;
    return [type.name, `${type.name}.${name}`, output].every((coordinate) => this.holds(coordinate));
  }

  private holds(coordinate: string): boolean {
    const requirement = this.law.rules.get(coordinate) ?? [];
    return requirement.every((lists) => lists.some((all) => all.every((role) => this.roles.includes(role))));
  }

  private hitsOf(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isAbstractType(type) ? this.operation.schema.getPossibleTypes(type) : [type];
  }
}

function tooLarge(): HubError {
  return new HubError("REQUEST_MALFORMED", "The document unfolds to too much.", { http: { status: 400 } });
}

const TYPE_FIELD: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: TYPE_KEY },
  name: { kind: Kind.NAME, value: "__typename" },
};

function selectionSet(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

/** An "@" for every list around the value. */
function elements(type: GraphQLOutputType): string[] {
  if (isNonNullType(type)) return elements(type.ofType);
  return isListType(type) ? ["@", ...elements(type.ofType)] : [];
}

function documentOf(operation: OperationDefinitionNode, selections: readonly SelectionNode[]): DocumentNode {
  const { variableDefinitions = [], ...rest } = operation;
  const left = { ...rest, selectionSet: selectionSet(selections) };
  const used = new Set<string>();
  visit(left, {
    Variable({ name }) {
      used.add(name.value);
    },
  });
  const definitions = variableDefinitions.filter(({ variable }) => used.has(variable.name.value));
  return { kind: Kind.DOCUMENT, definitions: [{ ...left, variableDefinitions: definitions }] };
}
