// What the supergraph says that its fields cost: `@cost`, `@listSize`, and `@tag(name: "search")` for finding people.
import { Kind, parse, valueFromASTUntyped, visit } from "graphql";
import type { ASTNode, DirectiveNode, DocumentNode } from "graphql";

export interface ListSize {
  assumedSize?: number;
  slicingArguments?: string[];
  sizedFields?: string[];
}

/** By schema coordinate: `Person`, `Person.stays`, `Query.people(first:)`, `PersonFilter.name`. */
export interface Prices {
  weights: ReadonlyMap<string, number>;
  sizes: ReadonlyMap<string, ListSize>;
  searches: ReadonlySet<string>;
}

/** Reads the full text of a supergraph; its directives are recognised under whatever names it links them. */
export function pricesIn(supergraph: string): Prices {
  const document = parse(supergraph, { noLocation: true });
  const weights = new Map<string, number>();
  const sizes = new Map<string, ListSize>();
  const searches = new Set<string>();
  const readers = new Map<string, (coordinate: string, args: Record<string, unknown>) => void>([
    [linkedName(document, "cost", "cost"), (at, { weight }) => weights.set(at, Number(weight))],
    [linkedName(document, "cost", "listSize"), (at, args) => sizes.set(at, args)],
    [linkedName(document, "tag", "tag"), (at, { name }) => name === "search" && searches.add(at)],
  ]);
  eachPlace(document, (coordinate, directives) => {
    for (const directive of directives) readers.get(directive.name.value)?.(coordinate, argumentsOf(directive));
  });
  return { weights, sizes, searches };
}

/** Visits everything that has a coordinate and may carry a directive. */
function eachPlace(document: DocumentNode, see: (coordinate: string, directives: readonly DirectiveNode[]) => void) {
  const place: string[] = [];
  visit(document, {
    enter(node) {
      if (node.kind === Kind.DIRECTIVE_DEFINITION || node.kind === Kind.SCHEMA_DEFINITION) return false;
      const step = stepOf(node, place.length);
      if (step === null) return undefined;
      place.push(step);
      if ("directives" in node) see(place.join(""), node.directives ?? []);
      return undefined;
    },
    leave(node) {
      if (stepOf(node, place.length - 1) !== null) place.pop();
    },
  });
}

function stepOf(node: ASTNode, depth: number): string | null {
  if (node.kind === Kind.FIELD_DEFINITION) return `.${node.name.value}`;
  if (node.kind === Kind.INPUT_VALUE_DEFINITION) return depth === 1 ? `.${node.name.value}` : `(${node.name.value}:)`;
  return node.kind.endsWith("TypeDefinition") && "name" in node ? String(node.name?.value) : null;
}

/** What the document calls a directive of the feature that Apollo publishes as `feature`. */
function linkedName(document: DocumentNode, feature: string, directive: string): string {
  const link = linksOf(document).find(({ url }) => String(url).startsWith(`https://specs.apollo.dev/${feature}/`));
  const imports = ((link?.import ?? []) as (string | { name: string; as?: string })[])
    .map((each) => (typeof each === "string" ? { name: each } : each))
    .map(({ name, as = name }) => [name, as] as const);
  const imported = new Map(imports).get(`@${directive}`);
  if (imported) return imported.slice(1);
  const prefix = typeof link?.as === "string" ? link.as : feature;
  return directive === feature ? prefix : `${prefix}__${directive}`;
}

function linksOf({ definitions }: DocumentNode): Record<string, unknown>[] {
  return definitions
    .flatMap((node) => (node.kind === Kind.SCHEMA_DEFINITION ? (node.directives ?? []) : []))
    .filter(({ name }) => name.value === "link")
    .map(argumentsOf);
}

function argumentsOf(directive: DirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}
