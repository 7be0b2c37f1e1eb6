import type { PersonStory } from "#scenario/story";
import { gao2018 } from "../support/stories";
import { seedTransport } from "../../services/transport/seed";
import { transport } from "../../services/transport/subgraph";
import { agencyUnderTest, type AgencyUnderTest, askFor, type Entities } from "../support/agency";
import { engines } from "../support/databases";
import { scansOf } from "../support/plans";
import { convoy, MANY, many } from "./convoy";
import { entryId, personId, tripId } from "./told";

const PERSON = `query ($people: [_Any!]!) {
  _entities(representations: $people) {
    ... on Person {
      id
      manifestEntries { id status heldCodes seat nominatedAt clearedAt boardedAt arrivedAt handedOverAt trip { id } person { id } }
      nextTrip { id }
      returnCase { id status changedAt trip { id } }
      travelDocuments { id kind status number issuedAt expiresOn refusalReason issuingCountry { code label(language: FR) } person { id } returnCase { id } }
    }
  }
}`;

interface Told {
  id: string;
  manifestEntries: { id: string; status: string; heldCodes: string[]; seat: string | null; trip: { id: string } }[];
  nextTrip: { id: string } | null;
  returnCase: { id: string; status: string } | null;
  travelDocuments: { id: string; status: string; expiresOn: string | null }[];
}

describe.each(engines())("what transport tells of a person on $name", (engine) => {
  const gao = gao2018();
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, transport, seedTransport, [gao, convoy(), many()]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const read = async (ids: readonly string[]) => {
    const people = ids.map((id) => ({ __typename: "Person", id }));
    const { data, messages, queries } = await askFor<Entities<Told>>(agency, PERSON, { people });
    expect(messages).toEqual([]);
    return { people: data._entities, queries };
  };

  test("is what the story tells, for everybody in Gao", async () => {
    const told = (person: PersonStory) => ({
      id: person.id,
      entries: person.entries.map(({ id, status, tripId: on, heldCodes }) => [id, status, on, heldCodes]).toSorted(),
      returnCase: person.returnCase && [person.returnCase.id, person.returnCase.status],
      documents: person.returnCase?.document ? [person.returnCase.document.id, person.returnCase.document.status] : [],
    });
    for (let start = 0; start < gao.people.length; start += 400) {
      const part = gao.people.slice(start, start + 400);
      const { people } = await read(part.map(({ id }) => id));
      const kept = people.map((person) => ({
        id: person?.id,
        entries: person?.manifestEntries.map((e) => [e.id, e.status, e.trip.id, e.heldCodes]).toSorted(),
        returnCase: person?.returnCase && [person.returnCase.id, person.returnCase.status],
        documents: person?.travelDocuments.flatMap(({ id, status }) => [id, status]),
      }));
      expect(kept).toEqual(part.map(told));
    }
  });

  test("has the entry that was nominated last in front", async () => {
    const { people } = await read([personId("went home")]);
    expect(people[0]?.manifestEntries.map(({ id }) => id)).toEqual(
      ["delayed", "went home", "done"].map((on) => entryId("went home", on)),
    );
    expect(people[0]?.nextTrip).toEqual({ id: tripId("delayed") });
  });

  test.each([
    ["nominated", "onward"],
    ["held", "onward"],
    ["boards", "boarding"],
    ["on the road", null],
    ["got out", null],
    ["declined parent", null],
    ["taken off", null],
    ["held on the cancelled one", null],
    ["nobody knows", null],
  ])("names the next trip of somebody %s: %s", async (name, on) => {
    const { people } = await read([personId(name)]);
    expect(people[0]?.nextTrip).toEqual(on === null ? null : { id: tripId(on) });
  });

  test("has documents with number and last day once they are issued, and the reason once they are refused", async () => {
    const { people } = await read(["with papers", "refused papers", "waiting for papers"].map(personId));
    expect(people.map((person) => person?.travelDocuments)).toMatchObject([
      [
        {
          kind: "LAISSEZ_PASSER",
          status: "ISSUED",
          number: expect.stringMatching(/^LP-CIV-\d{6}$/) as string,
          expiresOn: "2018-10-26",
          refusalReason: null,
          issuingCountry: { code: "CIV", label: "Côte d'Ivoire" },
          person: { id: personId("with papers") },
        },
      ],
      [
        {
          status: "REFUSED",
          number: null,
          issuedAt: null,
          expiresOn: null,
          refusalReason: expect.stringMatching(/./) as string,
        },
      ],
      [{ status: "NATIONALITY_CHECK", number: null, refusalReason: null }],
    ]);
  });

  test("is nothing for somebody whom transport never met", async () => {
    const { people } = await read([personId("nobody knows")]);
    expect(people[0]).toMatchObject({ manifestEntries: [], nextTrip: null, returnCase: null, travelDocuments: [] });
  });

  test("of many people costs one statement a table, and walks over none", async () => {
    const { queries } = await read(Array.from({ length: 20 }, (_, index) => personId(`${MANY} ${String(index)}a`)));
    // Entries, trips, cases (by person, and by document where that is another statement), documents.
    expect(queries.length).toBeLessThanOrEqual(6);
    for (const query of queries) expect(await scansOf(agency.db, query)).toEqual([]);
  });

  test("is found by the ids of its records", async () => {
    const onTheirWay = gao.people.flatMap(({ entries: [first], returnCase }) =>
      first && returnCase?.document ? [{ entry: first, returnCase, document: returnCase.document }] : [],
    );
    const { entry, returnCase, document } = onTheirWay[0] ?? {};
    const { id: trip, vehicleId: vehicle } = gao.trips[0] ?? {};
    const of = [
      ["ManifestEntry", entry?.id],
      ["ReturnCase", returnCase?.id],
      ["TravelDocument", document?.id],
      ["Trip", trip],
      ["Vehicle", vehicle],
      ["Trip", tripId("never planned")],
    ].map(([__typename, id]) => ({ __typename, id }));
    const { data } = await askFor<Entities<{ id: string }>>(
      agency,
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on ManifestEntry { id } ... on ReturnCase { id } ... on TravelDocument { id } ... on Trip { id } ... on Vehicle { id }
      } }`,
      { of },
    );
    expect(data._entities.map((one) => one?.id ?? null)).toEqual([...of.slice(0, 5).map(({ id }) => id), null]);
  });
});
