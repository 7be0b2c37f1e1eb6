// Rules that hold for everybody in every story, wherever they are.
import type { PersonStory } from "#scenario/story";
import { caredFor, isMinor, named, peak, span, travels } from "./told";

describe.each(named)("in $name", ({ chapter }) => {
  const { people, shelters, operation } = chapter;
  const stays = people.flatMap((person) => person.stays);
  const cared = caredFor(people);
  const everybody = (holds: (person: PersonStory) => boolean): void => {
    expect(people.filter((person) => !holds(person)).map(({ registrationNumber }) => registrationNumber)).toEqual([]);
  };

  test("no centre and no unit is over its limit at any instant", () => {
    for (const shelter of shelters) {
      const own = stays.filter(({ shelterId }) => shelterId === shelter.id).map(span);
      expect(peak(own)).toBeLessThanOrEqual(shelter.capacity + shelter.surge - shelter.blocked);
      for (const unit of shelter.units) {
        expect(peak(stays.filter(({ unitId }) => unitId === unit.id).map(span))).toBeLessThanOrEqual(unit.capacity);
      }
      expect(shelter.units.reduce((sum, { capacity }) => sum + capacity, 0)).toBe(shelter.capacity + shelter.surge);
    }
  });

  test("the counters of each centre are its live stays", () => {
    const live = (status: string, id: string) =>
      stays.filter((stay) => stay.status === status && stay.shelterId === id).length;
    for (const { id, occupied, reserved } of shelters) {
      expect([occupied, reserved]).toEqual([live("CHECKED_IN", id), live("RESERVED", id)]);
    }
  });

  test("nobody is in two beds at once, nor has two beds in prospect", () => {
    for (const person of people) {
      const nights = person.stays.filter(({ checkedInAt }) => checkedInAt);
      expect(
        peak(nights.map((stay) => [stay.checkedInAt?.getTime() ?? 0, stay.checkedOutAt?.getTime() ?? Infinity])),
      ).toBeLessThanOrEqual(1);
      for (const live of ["RESERVED", "CHECKED_IN"]) {
        expect(person.stays.filter(({ status }) => status === live).length).toBeLessThanOrEqual(1);
      }
    }
  });

  test("women, families and children alone sleep among themselves", () => {
    const kindOf = new Map(shelters.flatMap(({ units }) => units.map(({ id, kind }) => [id, kind])));
    for (const person of people) {
      for (const { unitId } of person.stays) expect(allowed(person)).toContain(kindOf.get(unitId));
    }
  });

  test("every minor without a caregiver has a case from the day of arrival, and nobody else has one", () => {
    everybody(({ child, ...person }) => {
      const isLost = isMinor({ child, ...person }, person.registeredAt) && !cared.has(person.id);
      return child === null ? !isLost : isLost && child.openedAt.getTime() === person.registeredAt.getTime();
    });
    everybody(({ child, specificNeeds }) => child === null || specificNeeds.includes("SC"));
    everybody(({ child }) => (child?.status === "CLOSED") === Boolean(child?.closedAt));
  });

  test("a deported national of the country is a returnee, never an asylum seeker", () => {
    everybody(
      ({ nationalities, displacement }) =>
        (displacement === "RETURNEE") === nationalities.includes(operation.country) &&
        ["RETURNEE", "FOREIGN_NATIONAL", "ASYLUM_SEEKER"].includes(displacement),
    );
    everybody(({ displacement, returnCase }) => displacement !== "ASYLUM_SEEKER" || returnCase === null);
  });

  test("nothing is told that happened after the story, or to somebody who had not come yet", () => {
    everybody((person) =>
      instants(person).every((instant) => instant >= person.registeredAt && instant <= operation.asOf),
    );
  });

  test("whoever is gone needs nothing, and is expected nowhere", () => {
    const gone = new Set(
      travels(chapter)
        .filter(({ entry, trip }) => entry.arrivedAt && trip.purpose === "RETURN")
        .map(({ person }) => person.id),
    );
    const live = new Set(["RESERVED", "CHECKED_IN", "NOMINATED", "CLEARED", "HELD", "BOARDED"]);
    for (const person of people.filter(({ id, outcome }) => outcome !== null || gone.has(id))) {
      expect(person.needs.filter(({ closedAt }) => closedAt === null)).toEqual([]);
      expect([...person.stays, ...person.entries].filter(({ status }) => live.has(status))).toEqual([]);
    }
  });

  test("states and instants agree", () => {
    everybody(({ needs }) =>
      needs.every(({ status, closedAt }) => ["COMPLETED", "REVOKED"].includes(status) === (closedAt !== null)),
    );
    everybody(({ entries }) =>
      entries.every(({ status, heldCodes }) => ["HELD", "OFFLOADED"].includes(status) === heldCodes.length > 0),
    );
    everybody(({ returnCase }) => !returnCase || returnCase.changedAt >= returnCase.requestedAt);
    everybody(({ returnCase }) => {
      const document = returnCase?.document;
      if (!document) return true;
      const { status, issuedAt, requestedAt } = document;
      return issuedAt ? status === "ISSUED" && issuedAt >= requestedAt : status !== "ISSUED";
    });
    everybody(({ returnCase, entries }) => {
      const isExpected = entries.some(({ status }) => ["NOMINATED", "CLEARED", "HELD"].includes(status));
      return returnCase?.status !== "BOOKED" || isExpected;
    });
  });

  test("a red or orange triage finds an urgent need, and no verdict holds longer than three days", () => {
    everybody(
      ({ screening, needs }) =>
        !["RED", "ORANGE"].includes(screening?.triage ?? "") || needs.some(({ priority }) => priority !== "ROUTINE"),
    );
    everybody(({ verdicts }) =>
      verdicts.every(({ assessedAt, validUntil }) => validUntil.getTime() - assessedAt.getTime() <= 72 * 3_600_000),
    );
  });

  test("every household has one head", () => {
    const houses = new Map<string, number>();
    for (const { householdId, isHeadOfHousehold } of people) {
      if (householdId) houses.set(householdId, (houses.get(householdId) ?? 0) + Number(isHeadOfHousehold));
    }
    expect([...houses.values()].filter((heads) => heads !== 1)).toEqual([]);
  });
});

/** Kinds of unit in which this person may sleep. */
function allowed({ householdId, child, sex }: PersonStory): string[] {
  if (householdId) return ["FAMILIES"];
  if (child) return ["UNACCOMPANIED_CHILDREN"];
  return sex === "FEMALE" ? ["WOMEN", "FAMILIES"] : ["MEN", "ISOLATION"];
}

/** These may lie ahead: they are plans. */
const PLANS = new Set(["validUntil", "reservationExpiresAt"]);

/** Every instant of what happened to a person. */
function instants(told: object): Date[] {
  return Object.entries(told).flatMap(([key, value]: [string, unknown]) => {
    if (value instanceof Date) return PLANS.has(key) ? [] : [value];
    return typeof value === "object" && value !== null ? instants(value) : [];
  });
}
