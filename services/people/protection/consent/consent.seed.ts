import { ageOn, dayOf, endOf } from "#kit/days";
import { insertRows } from "#kit/insert";
import { accountOf, nationalOf } from "#scenario/partners";
import type { Seed } from "#scenario/load";
import { idOf, randomOf } from "#scenario/random";
import type { OperationFacts, PersonStory } from "#scenario/story";
import { isMinor } from "../../person/person.rules";
import { dayAfter, hasCase, HOUR, written } from "../seed/desk";
import { Consent } from "./consent.entity";
import { ConsentGivenBy, ConsentMethod, ConsentPurpose, DataCategory, LegalBasis } from "./consent.enums";
import { ConsentShare } from "./share.entity";
import { sharesOf } from "./share.rules";
import { ConsentWording } from "./wording.entity";
import { wordingHash } from "./wording.hash";
import { WORDINGS, type Wording } from "./wording.texts";

const { IDENTITY, FAMILY, LOCATION, HEALTH, CHILD_PROTECTION, TRAVEL, CONTACT } = DataCategory;

const DAYS_VALID = 365;

/** Of so many is the consent for this withdrawn; to travel, the story says of whom. */
const WITHDRAWN: Partial<Record<Wording["purpose"], number>> = { HEALTH_CARE: 0.02, CHILD_PROTECTION: 0.1 };

export const seedConsents: Seed = async (tx, { operation, people }) => {
  const caregivers = new Map(
    people.flatMap(({ id, relations }) =>
      relations.filter(({ isCaregiver }) => isCaregiver).map(({ toPersonId }) => [toPersonId, id]),
    ),
  );
  await insertRows(tx, ConsentWording, WORDINGS.map(wordingRow));
  const consents = people.flatMap((person) =>
    acts(person, operation).map((act) => consentRow(person, caregivers.get(person.id) ?? null, act, operation)),
  );
  await insertRows(tx, Consent, consents);
  const { timeZone } = operation;
  const shares = consents.flatMap((consent) => sharesOf(consent, endOf(consent.expiresOn, timeZone)));
  await insertRows(tx, ConsentShare, shares);
};

const wordingId = ({ purpose, edition }: Pick<Wording, "purpose" | "edition">): string =>
  idOf(`consent wording ${purpose} ${edition}`);

const HASHES = new Map(
  WORDINGS.map((wording) => [wording.purpose, { id: wordingId(wording), hash: wordingHash(wording) }]),
);

function wordingRow(wording: Wording): Partial<ConsentWording> {
  const { purpose, ...text } = wording;
  return { ...text, purpose: ConsentPurpose[purpose], id: wordingId(wording), sha256: wordingHash(wording) };
}

/** One consent, as far as the story says. */
export interface Act {
  id: string;
  purpose: Wording["purpose"];
  at: Date;
  withdrawnAt: Date | null;
  recipients: string[];
  categories: DataCategory[];
  legalBasis: LegalBasis;
}

/** The consents about this person. The same person gives the same ones, so that a referral can name the one it rests on. */
export function acts(person: PersonStory, operation: OperationFacts): Act[] {
  const { redCross, healthServices } = nationalOf(operation);
  const { registeredAt, screening, travelConsent } = person;
  const given = (purpose: Act["purpose"], at: Date, recipients: string[], categories: DataCategory[]): Act => {
    const id = idOf(`consent ${purpose} ${person.id}`);
    const { chance, int } = randomOf(id);
    const withdrawnAt = new Date(at.getTime() + int(1, 5) * 24 * HOUR);
    const isWithdrawn = chance(WITHDRAWN[purpose] ?? 0) && withdrawnAt <= operation.asOf;
    const legalBasis = LegalBasis.CONSENT;
    return { id, purpose, at, recipients, categories, legalBasis, withdrawnAt: isWithdrawn ? withdrawnAt : null };
  };
  const all = [given("ASSISTANCE", registeredAt, ["IOM", redCross, "Protection civile"], [IDENTITY, FAMILY, LOCATION])];
  if (screening) all.push(given("HEALTH_CARE", screening.at, [redCross, healthServices], [IDENTITY, HEALTH]));
  if (travelConsent) {
    const { id, givenAt, withdrawnAt } = travelConsent;
    all.push({ ...given("TRAVEL", givenAt, ["IOM", redCross], [IDENTITY, FAMILY, TRAVEL]), id, withdrawnAt });
  }
  if (person.returnCase?.document?.kind === "LAISSEZ_PASSER") {
    const { requestedAt } = person.returnCase.document;
    all.push(given("TRAVEL_DOCUMENTS", requestedAt, ["IOM", "Consulate"], [IDENTITY, TRAVEL]));
  }
  if (hasCase(person)) all.push(...actsOfChild(person, given));
  return all;
}

function actsOfChild(
  { child }: { child: NonNullable<PersonStory["child"]> },
  given: (purpose: Act["purpose"], at: Date, recipients: string[], categories: DataCategory[]) => Act,
): Act[] {
  const { openedAt, status, protection } = child;
  const shared = [IDENTITY, FAMILY, LOCATION, CHILD_PROTECTION];
  const toUnicef = given("CHILD_PROTECTION", openedAt, ["UNICEF", "UNHCR", "IOM"], shared);
  // Nobody has talked with the child yet: until then the child's vital interests stand for consent.
  if (status === "IDENTIFIED") return [{ ...toUnicef, withdrawnAt: null, legalBasis: LegalBasis.VITAL_INTERESTS }];
  if (protection === "ACCOMPANIED") return [toUnicef];
  return [toUnicef, given("FAMILY_TRACING", openedAt, ["CICR", "UNICEF"], [IDENTITY, FAMILY, CONTACT])];
}

function consentRow(person: PersonStory, caregiverId: string | null, act: Act, operation: OperationFacts) {
  const { id, at, purpose, recipients, categories, withdrawnAt, legalBasis } = act;
  const isOfChild = purpose === "CHILD_PROTECTION" || purpose === "FAMILY_TRACING";
  const user = accountOf(isOfChild ? "caseworker" : "desk", operation, randomOf(`consent desk ${id}`));
  return {
    ...written({ id, at, agency: isOfChild ? "UNICEF" : "IOM", user }, operation),
    personId: person.id,
    legalBasis,
    ...giverOf(person, caregiverId, at, operation),
    purpose: ConsentPurpose[purpose],
    recipientAgencies: recipients,
    dataCategories: categories,
    ...(legalBasis === LegalBasis.CONSENT && readingOf(person, act)),
    validFrom: at,
    expiresOn: dayAfter(at, DAYS_VALID, operation),
    withdrawnAt,
  };
}

/** Grown-ups speak for themselves, caregivers for their children, and for a child alone a guardian whom a judge named. */
function giverOf(
  { bornOn, isAgeDisputed }: PersonStory,
  caregiverId: string | null,
  at: Date,
  { timeZone }: OperationFacts,
): Pick<Consent, "givenBy" | "giverId"> {
  if (!isMinor(ageOn(dayOf(at, timeZone), bornOn), isAgeDisputed)) {
    return { givenBy: ConsentGivenBy.INDIVIDUAL, giverId: null };
  }
  return { givenBy: caregiverId ? ConsentGivenBy.CAREGIVER : ConsentGivenBy.OTHER, giverId: caregiverId };
}

/** What was read out, and how it was agreed to. */
function readingOf({ languages }: PersonStory, { id, purpose }: Act): Partial<Consent> {
  const wording = HASHES.get(purpose);
  return {
    wordingId: wording?.id ?? null,
    wordingHash: wording?.hash ?? null,
    languageCode: languages[0] ?? "fra",
    method: randomOf(`consent method ${id}`).pick(Object.values(ConsentMethod)),
  };
}
