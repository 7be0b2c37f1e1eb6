import { Arg, Directive, ID, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { assertId } from "#kit/errors";
import { Person } from "../person/person.stub";
import { BoardingClearance } from "./boarding-clearance";
import { ownFactsOfEach } from "./clearance.loaders";
import { boardingBlockers, evidenceOf } from "./clearance.rules";

const REQUIRED =
  "isMinor isOnHold hasTravelConsent caregivers { id } childTravelClearance { id verdict validUntil } fitToTravelByMode { id mode verdict validUntil isValid } reservedStays { id shelter { id } reservationExpiresAt }";

@Resolver(() => Person)
export class PersonClearanceResolver {
  @Directive(`@requires(fields: "${REQUIRED}")`)
  @BatchField(() => BoardingClearance, {
    nullable: true,
    description:
      "Whether this person may board this trip, judged now from the facts of all agencies: no where a fact cannot be had. Null for a trip that does not exist.",
  })
  async boardingClearance(
    people: Person[],
    ctx: Context,
    @Arg("tripId", () => ID, { description: "Id of the trip: a UUID." }) tripId: string,
  ): Promise<(BoardingClearance | null)[]> {
    assertId("tripId", tripId);
    const facts = await ownFactsOfEach(people, tripId, ctx);
    return people.map((person, index) => {
      const own = facts?.[index];
      if (!own) return null;
      const all = { ...othersFactsOf(person), ...own };
      const blockers = boardingBlockers(all);
      return { isCleared: blockers.length === 0, blockers, tripId, evaluatedAt: own.now, evidence: evidenceOf(all) };
    });
  }
}

/** What the gateway brought, and nothing that could pass for what transport knows itself. */
function othersFactsOf(person: Person) {
  const { isMinor, isOnHold, hasTravelConsent, caregivers, childTravelClearance, fitToTravelByMode, reservedStays } =
    person;
  return { isMinor, isOnHold, hasTravelConsent, caregivers, childTravelClearance, fitToTravelByMode, reservedStays };
}
