import { createHash, randomUUID } from "node:crypto";
import { insertRows } from "#kit/insert";
import { transact } from "#kit/transaction";
import type { PersonStory } from "#scenario/story";
import { Consent } from "../../../services/people/protection/consent/consent.entity";
import {
  ConsentGivenBy,
  ConsentPurpose,
  DataCategory,
  LegalBasis,
} from "../../../services/people/protection/consent/consent.enums";
import type { AgencyUnderTest } from "../../support/agency";
import { engines } from "../../support/databases";
import { peopleUnderTest } from "../ask";
import { askByKey, chapter, keysOf, LOADING_MS } from "./children";

interface Consents {
  consents: {
    purpose: string;
    status: string;
    givenBy: string;
    giver: { id: string } | null;
    wordingHash: string;
    wording: { sha256: string; en: string; fr: string };
  }[];
}

describe.each(engines())("consents on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [chapter]);
  }, LOADING_MS);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- each test knows what it asks for
  const of = async <T>(persons: { id: string }[], fields: string) => {
    const { data, messages, queries } = await askByKey<T>(agency, keysOf(persons), `... on Person { ${fields} }`);
    expect(messages).toEqual([]);
    return { data: data._entities, queries: queries.length };
  };

  test("to travel are those of the story: given and not withdrawn", async () => {
    const some = chapter.people.slice(0, 200);
    const expected = some.map(({ travelConsent }) => travelConsent !== null && travelConsent.withdrawnAt === null);
    expect(new Set(expected).size).toBe(2);
    const { data, queries } = await of<{ hasTravelConsent: boolean }>(some, "hasTravelConsent");
    expect(data.map(({ hasTravelConsent }) => hasTravelConsent)).toEqual(expected);
    // The people, their consents, and the operation.
    expect(queries).toBe(3);
  });

  test("that were withdrawn say so, and when", async () => {
    const withdrawn = chapter.people.filter(({ travelConsent }) => travelConsent?.withdrawnAt);
    expect(withdrawn.length).toBeGreaterThan(0);
    const { data } = await of<Consents>(withdrawn, "consents { purpose status withdrawnAt }");
    for (const [index, { consents }] of data.entries()) {
      expect(consents).toContainEqual({
        purpose: "TRAVEL",
        status: "WITHDRAWN",
        withdrawnAt: withdrawn[index]?.travelConsent?.withdrawnAt?.toISOString(),
      });
    }
  });

  test("of a page of people cost one statement a table, wording and giver included", async () => {
    const some = chapter.people.filter(({ relations, child }) => relations.length > 0 || child).slice(0, 40);
    const { data, queries } = await of<Consents>(
      some,
      `consents { id purpose status givenBy giver { id } subject { id } wording { edition sha256 text(language: FR) }
        wordingHash languageRead { code label } method legalBasis recipientAgencies dataCategories validFrom expiresOn }`,
    );
    // People, consents, operation, wordings, givers, subjects.
    expect(queries).toBeLessThanOrEqual(6);
    const all = data.flatMap(({ consents }) => consents);
    expect(new Set(all.map(({ givenBy }) => givenBy))).toEqual(new Set(["INDIVIDUAL", "OTHER"]));
    expect(JSON.stringify(all)).toContain("Êtes-vous d'accord ?");
  });

  test("of a child with a caregiver are the caregiver's", async () => {
    const childOf = new Map(
      chapter.people.flatMap(({ id, relations }) =>
        relations.filter(({ isCaregiver }) => isCaregiver).map(({ toPersonId }) => [toPersonId, id]),
      ),
    );
    const child = chapter.people.find(({ id }) => childOf.has(id)) as PersonStory;
    const caregivers = chapter.people.filter(({ relations }) =>
      relations.some(({ toPersonId, isCaregiver }) => isCaregiver && toPersonId === child.id),
    );
    const { data } = await of<Consents>([child], "consents { givenBy giver { id } }");
    const consent = data[0]?.consents[0];
    expect(consent?.givenBy).toBe("CAREGIVER");
    expect(caregivers.map(({ id }) => id)).toContain(consent?.giver?.id);
  });

  test("name the exact words: the hash of the texts is the wording's and the consent's own", async () => {
    const person = chapter.people.find(({ travelConsent }) => travelConsent !== null) as PersonStory;
    const { data } = await of<Consents>(
      [person],
      "consents { wordingHash wording { sha256 en: text fr: text(language: FR) } }",
    );
    const consents = data[0]?.consents ?? [];
    expect(consents.length).toBeGreaterThan(1);
    for (const { wordingHash, wording } of consents) {
      const hash = createHash("sha256").update(`${wording.en}\n${wording.fr}`).digest("hex");
      expect([wordingHash, wording.sha256]).toEqual([hash, hash]);
    }
  });

  test("of a child with whom nobody has talked yet rest on vital interests, and no words were read out", async () => {
    const child = chapter.people.find((person) => person.child?.status === "IDENTIFIED") as PersonStory;
    const { data } = await of<Consents>(
      [child],
      "consents { purpose legalBasis wording { id } wordingHash method languageRead { code } }",
    );
    expect(data[0]?.consents).toContainEqual({
      purpose: "CHILD_PROTECTION",
      legalBasis: "VITAL_INTERESTS",
      wording: null,
      wordingHash: null,
      method: null,
      languageRead: null,
    });
  });

  test("that expired or are not yet valid let nobody travel", async () => {
    const nobody = chapter.people.filter(({ travelConsent }) => travelConsent === null).slice(0, 3);
    const times = [
      { validFrom: new Date("2018-04-01T00:00:00Z"), expiresOn: "2018-04-29" },
      { validFrom: new Date("2018-05-01T00:00:00Z"), expiresOn: null },
      { validFrom: new Date("2018-04-01T00:00:00Z"), expiresOn: "2018-04-30" },
    ];
    await transact(agency.db, (tx) =>
      insertRows(
        tx,
        Consent,
        nobody.map(({ id }, index) => travelConsent(id, times[index])),
      ),
    );
    const { data } = await of<Consents & { hasTravelConsent: boolean }>(
      nobody,
      "hasTravelConsent consents { purpose status }",
    );
    expect(data.map(({ hasTravelConsent }) => hasTravelConsent)).toEqual([false, false, true]);
    const toTravel = data.map(({ consents }) => consents.find(({ purpose }) => purpose === "TRAVEL"));
    expect(toTravel.map((consent) => consent?.status)).toEqual(["EXPIRED", "NOT_YET_VALID", "ACTIVE"]);
  });

  test("are found by their id from other agencies", async () => {
    const person = chapter.people.find(({ travelConsent }) => travelConsent !== null) as PersonStory;
    const keys = [{ __typename: "Consent", id: person.travelConsent?.id }];
    const { data } = await askByKey(agency, keys, "... on Consent { purpose subject { id } }");
    expect(data._entities).toEqual([{ purpose: "TRAVEL", subject: { id: person.id } }]);
  });
});

function travelConsent(personId: string, times: Partial<Consent> | undefined): Partial<Consent> {
  return {
    id: randomUUID(),
    operationCode: "GAO-2018",
    recordedByAgency: "IOM",
    recordedByUser: "test",
    occurredAt: new Date("2018-04-01T00:00:00Z"),
    recordedAt: new Date("2018-04-01T00:00:00Z"),
    personId,
    legalBasis: LegalBasis.CONSENT,
    givenBy: ConsentGivenBy.INDIVIDUAL,
    purpose: ConsentPurpose.TRAVEL,
    recipientAgencies: ["IOM"],
    dataCategories: [DataCategory.IDENTITY],
    ...times,
  };
}
