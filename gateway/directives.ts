// What stands on the fields of a supergraph, under whatever names it links.
import { Kind, valueFromASTUntyped, visit } from "graphql";
import type { ASTNode, DirectiveNode, DocumentNode } from "graphql";

/** Visits everything that has a coordinate and may carry a directive. */
export function eachPlace(
  document: DocumentNode,
  see: (coordinate: string, directives: readonly DirectiveNode[]) => void,
): void {
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
export function linkedName(document: DocumentNode, feature: string, directive: string): string {
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

export function argumentsOf(directive: DirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}
