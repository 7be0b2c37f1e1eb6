import type { Person } from "../../person/person.entity";

type Outcome = Pick<Person, "outcome" | "outcomeAt">;

/**
 * What holds of one person with two records: the kept one's word, what it lacks from the other's, and of doubt and fear
 * what protects more.
 */
export function unitedFacts(kept: Person, merged: Person): Partial<Person> {
  return {
    originCountryCode: kept.originCountryCode ?? merged.originCountryCode,
    languageCodes: kept.languageCodes.length > 0 ? kept.languageCodes : merged.languageCodes,
    phone: kept.phone ?? merged.phone,
    isAgeDisputed: kept.isAgeDisputed || merged.isAgeDisputed,
    fearsReturn: fearOfBoth(kept, merged),
    ...(kept.arrivalId === null && { arrivalId: merged.arrivalId, arrivedOn: merged.arrivedOn }),
    ...outcomeOfBoth(kept, merged),
  };
}

/** A fear that was voiced once was voiced. */
function fearOfBoth(kept: Person, merged: Person): boolean | null {
  if (kept.fearsReturn === true || merged.fearsReturn === true) return true;
  return kept.fearsReturn ?? merged.fearsReturn;
}

/** The later one; but whoever was registered again since was here again. */
function outcomeOfBoth(kept: Person, merged: Person): Outcome {
  const since = (kept.outcomeAt ?? kept.occurredAt).getTime();
  const isLater = merged.outcomeAt !== null && merged.outcomeAt.getTime() > since;
  const { outcome, outcomeAt } = isLater ? merged : kept;
  return { outcome, outcomeAt };
}
