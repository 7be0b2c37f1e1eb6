// What the client is told of a question that was cut.
import { Kind, type FragmentDefinitionNode, type GraphQLFormattedError, type SelectionSetNode } from "graphql";
import { HubError } from "#kit/errors";
import type { Cut } from "./complete";

const MOST_TOLD = 500;
const MOST_LOOKED_AT = 20_000;

/**
 * One error for each place of the question that was cut, by response keys. It is told of the question, not of the answer:
 * whether there was anything to refuse, nobody learns.
 */
export function refusalsOf({ document, operation, removed }: Cut): GraphQLFormattedError[] {
  const fragments = new Map(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node.selectionSet]),
  );
  const { message, extensions } = new HubError("UNAUTHORIZED_FIELD_OR_TYPE");
  const told = new Map<string, GraphQLFormattedError>();
  let looked = 0;
  const look = (set: SelectionSetNode | undefined, path: readonly string[]): void => {
    for (const node of set?.selections ?? []) {
      if (told.size >= MOST_TOLD || ++looked > MOST_LOOKED_AT) return;
      if (node.kind === Kind.FRAGMENT_SPREAD) look(fragments.get(node.name.value), path);
      else if (node.kind === Kind.INLINE_FRAGMENT) look(node.selectionSet, path);
      else {
        const own = [...path, (node.alias ?? node.name).value];
        if (removed.has(node)) told.set(own.join("."), { message, path: own, extensions });
        look(node.selectionSet, own);
      }
    }
  };
  look(operation.selectionSet, []);
  return [...told.values()];
}
