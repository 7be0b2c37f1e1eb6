import type { PersonStory } from "#scenario/story";

/** A grown woman to whom nothing happened yet, for stories that a test tells by hand. */
export function somebody(
  id: string,
  about: Partial<PersonStory> & Pick<PersonStory, "registeredAt" | "arrivalId">,
): PersonStory {
  return {
    id,
    registrationNumber: `TST-${id.slice(0, 8)}`,
    givenName: "Aïssata",
    familyName: "Koné",
    sex: "FEMALE",
    bornOn: "1990-05-01",
    birthPrecision: "EXACT",
    isAgeDisputed: false,
    nationalities: ["CIV"],
    languages: ["fra"],
    phone: null,
    displacement: "RETURNEE",
    householdId: null,
    isHeadOfHousehold: false,
    relations: [],
    specificNeeds: [],
    outcome: null,
    travelConsent: null,
    child: null,
    screening: null,
    needs: [],
    verdicts: [],
    stays: [],
    entries: [],
    returnCase: null,
    ...about,
  };
}
