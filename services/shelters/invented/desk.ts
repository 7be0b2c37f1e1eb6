import { searchKey } from "#kit/text";
import { randomOf } from "#scenario/random";
import type { OperationFacts, ShelterStory } from "#scenario/story";

/** The columns that every record has. */
interface Written {
  operationCode: string;
  recordedByAgency: string;
  recordedByUser: string;
  occurredAt: Date;
  recordedAt: Date;
}

/** What a desk of this shelter wrote of something that happened at `at`: within two hours, and before the story ends. */
export function writtenAt(
  { operator, place }: Pick<ShelterStory, "operator" | "place">,
  { code, asOf }: OperationFacts,
  at: Date,
  key: string,
): Written {
  const { int } = randomOf(`desk ${key}`);
  const reached = Math.min(at.getTime() + int(1, 120) * 60_000, asOf.getTime());
  return {
    operationCode: code,
    recordedByAgency: operator,
    recordedByUser: `desk-${searchKey(place.name).replaceAll(" ", "-")}-${String(int(1, 3))}`,
    occurredAt: at,
    recordedAt: new Date(Math.max(at.getTime(), reached)),
  };
}
