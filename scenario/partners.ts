// Who works in an operation beside the hub's own agencies, and under which accounts.
import { randomOf, type Random } from "#scenario/random";
import type { ChildStory, OperationFacts } from "#scenario/story";

/** The national society of the Red Cross, and the state's service for children, by country of the operation. */
const NATIONAL: Record<string, { redCross: string; childServices: string; healthServices: string }> = {
  MLI: {
    redCross: "Croix-Rouge malienne",
    childServices: "Direction régionale de la promotion de la femme, de l'enfant et de la famille",
    healthServices: "Direction régionale de la santé",
  },
  NER: {
    redCross: "Croix-Rouge nigérienne",
    childServices: "Direction régionale de la protection de l'enfant",
    healthServices: "Direction régionale de la santé publique",
  },
};

export function nationalOf({ country }: OperationFacts): (typeof NATIONAL)[string] {
  return (
    NATIONAL[country] ?? {
      redCross: "CICR",
      childServices: "Services de l'enfance",
      healthServices: "Services de santé",
    }
  );
}

/** An account of this kind in the operation, e.g. "caseworker-gao-3". */
export function accountOf(kind: string, { code }: OperationFacts, { int }: Random, of = 4): string {
  return `${kind}-${code.split("-")[0]?.toLowerCase() ?? ""}-${String(int(1, of))}`;
}

/** The account of the caseworker who took a child's case up, whatever became of it. */
export function caseworkerOf({ id }: ChildStory, operation: OperationFacts): string {
  return accountOf("caseworker", operation, randomOf(`caseworker ${id}`));
}

/** The agency that owns a child's case. */
export function caseOwnerOf({ status }: ChildStory, operation: OperationFacts): string {
  return status === "TRANSFERRED" ? nationalOf(operation).childServices : "UNICEF";
}
