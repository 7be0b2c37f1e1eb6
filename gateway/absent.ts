// The answer of an agency that cannot answer.
import { shouldIncludeNode } from "@graphql-tools/utils";
import {
  Kind,
  parse,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { HubError } from "#kit/errors";
import type { Question } from "./question";

/**
 * Null for everything that was asked, and an error at each of those places, so that a client never takes "not told" for
 * "none". Null, not nothing: what other agencies require of this one then reaches them, as unknown.
 */
export function absent(agency: string, { query, variables }: Question): FormattedExecutionResult {
  const { message, extensions } = new HubError(
    "AGENCY_UNAVAILABLE",
    `The service of ${agency} did not answer in time; the rest of the answer is complete.`,
    { agency },
  );
  const at = (...path: (string | number)[]): GraphQLFormattedError => ({ message, path, extensions });
  const asked = fieldsAsked(parse(query), variables);
  const { representations } = variables as { representations?: { __typename: string }[] };
  if (!representations) {
    const names = asked("");
    return { data: nulls(names), errors: names.map((name) => at(name)) };
  }
  const rows = representations.map(({ __typename }) => ({ __typename, names: asked(__typename) }));
  return {
    data: { _entities: rows.map(({ __typename, names }) => ({ __typename, ...nulls(names) })) },
    errors: rows.flatMap(({ names }, index) =>
      names.length > 0 ? names.map((name) => at("_entities", index, name)) : [at("_entities", index)],
    ),
  };
}

/** The response names that a document asks for: of a type's entities, or at its root. */
function fieldsAsked(document: DocumentNode, variables: Record<string, unknown>): (typename: string) => string[] {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  }
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const namesIn = (selectionSet: SelectionSetNode | undefined, typename: string): string[] =>
    (selectionSet?.selections ?? [])
      .filter((node) => shouldIncludeNode(variables, node) && mayBe(typename, node))
      .flatMap((node) => {
        if (node.kind === Kind.FRAGMENT_SPREAD) return namesIn(fragments.get(node.name.value), typename);
        if (node.kind === Kind.INLINE_FRAGMENT || node.name.value === "_entities") {
          return namesIn(node.selectionSet, typename);
        }
        return node.name.value === "__typename" ? [] : [(node.alias ?? node.name).value];
      });
  return (typename) => [...new Set(namesIn(operation?.selectionSet, typename))];
}

function mayBe(typename: string, node: SelectionNode): boolean {
  return node.kind !== Kind.INLINE_FRAGMENT || !node.typeCondition || node.typeCondition.name.value === typename;
}

function nulls(names: string[]): Record<string, null> {
  return Object.fromEntries(names.map((name) => [name, null]));
}
