// A person may change their mind until the trip leaves, whoever else acts at that moment.
import { randomUUID } from "node:crypto";
import { insertRows } from "#kit/insert";
import { Letter } from "#kit/outbox/letter.entity";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";
import { TravelDocument } from "../../services/transport/document/document.entity";
import { TravelDocumentKind, TravelDocumentStatus } from "../../services/transport/document/document.enums";
import { ManifestEntry } from "../../services/transport/manifest/manifest.entity";
import { ManifestEntryStatus } from "../../services/transport/manifest/manifest.enums";
import { ReturnCase } from "../../services/transport/return/return.entity";
import { ReturnCaseStatus } from "../../services/transport/return/return.enums";
import { seedTransport } from "../../services/transport/seed";
import { transport } from "../../services/transport/subgraph";
import { Trip } from "../../services/transport/trip/trip.entity";
import { TripPurpose, TripStatus } from "../../services/transport/trip/trip.enums";
import { agencyUnderTest, type AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { CODE, convoy } from "./convoy";
import { act, OFFICER } from "./desk";
import { hoursFromNow, NOW } from "./told";

const REGISTRAR: Viewer = { ...OFFICER, sub: "registrar", roles: ["iom-registrar"], purpose: "REGISTRATION" };
const STAMP = { recordedByAgency: "IOM", recordedByUser: "desk", occurredAt: NOW, recordedAt: NOW, version: 1 };
const HOME = { name: "Kayes", country: "MLI" };
const { BOARDED, CLEARED, NOMINATED } = ManifestEntryStatus;

describe.each(engines())("a return that ends on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, transport, seedTransport, [convoy()]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const write = <T extends object>(table: new () => T, row: Partial<T>) =>
    transact(agency.db, (tx) => insertRows(tx, table, [row]));

  async function tripHome(status: TripStatus, seatsTaken = 0): Promise<string> {
    const id = randomUUID();
    const plan = {
      operation: CODE,
      purpose: "RETURN",
      mode: "ROAD",
      from: { ...HOME, name: "Gao" },
      to: HOME,
      seats: 10,
    };
    const times = { departsAt: hoursFromNow(20), arrivesAt: hoursFromNow(44) };
    expect((await act(agency, "planTrip", { ...plan, ...times, id })).codes).toEqual([]);
    await transact(agency.db, (tx) => tx.update(Trip, { id }, { status, seatsTaken }));
    return id;
  }

  async function caseOf(status: ReturnCaseStatus, about: Partial<ReturnCase> = {}) {
    const [id, personId] = [randomUUID(), randomUUID()];
    const row = { id, personId, livePersonId: personId, operationCode: CODE, ...STAMP, status, changedAt: NOW };
    await write(ReturnCase, {
      ...row,
      programme: "x",
      destinationName: "Kayes",
      destinationCountryCode: "MLI",
      ...about,
    });
    return { id, personId };
  }

  /** Somebody whose return is BOOKED, on a trip of their own that is boarding. */
  async function booked(status: ManifestEntryStatus) {
    const tripId = await tripHome(TripStatus.BOARDING, 1);
    const { id, personId } = await caseOf(ReturnCaseStatus.BOOKED, { tripId });
    const entry = { id: randomUUID(), tripId, personId, livePersonId: personId, operationCode: CODE, ...STAMP, status };
    const copied = { purpose: TripPurpose.RETURN, destinationCountryCode: "MLI", heldCodes: [], seat: "1" };
    await write(ManifestEntry, { ...entry, ...copied });
    return { id, personId, tripId, entryId: entry.id };
  }

  async function stop(name: "withdrawReturn" | "suspendReturn", input: object, viewer = REGISTRAR) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const text = `mutation ($input: ${type}!) { ${name}(input: $input) { returnCase { id status stopReason suspendedFrom } entries { id status } } }`;
    const { data, codes } = await agency.ask(text, { input: { id: randomUUID(), ...input } }, viewer);
    return { told: data?.[name], codes };
  }
  const caseAt = (id: string) => agency.db.findOneByOrFail(ReturnCase, { id });
  const entriesAt = (personId: string) => agency.db.findBy(ManifestEntry, { personId });
  const seatsAt = async (id: string) => (await agency.db.findOneByOrFail(Trip, { id })).seatsTaken;
  const lettersOf = async (about: string) =>
    (await agency.db.findBy(Letter, { about })).map(({ kind }) => kind).toSorted();

  test.each([
    ["NOMINATED", "withdrawReturn", "DECLINED", "WITHDRAWN"],
    ["BOARDED", "withdrawReturn", "OFFLOADED", "WITHDRAWN"],
    ["CLEARED", "suspendReturn", "OFFLOADED", "SUSPENDED"],
  ] as const)("takes somebody %s off the trip by %s: the seat is free", async (status, name, off, to) => {
    const { id, personId, tripId, entryId } = await booked({ NOMINATED, BOARDED, CLEARED }[status]);
    const input = { id: randomUUID(), returnCaseId: id, reason: "Ne veut plus partir." };
    const first = await stop(name, input);
    expect(first).toMatchObject({
      codes: [],
      told: { returnCase: { status: to }, entries: [{ id: entryId, status: off }] },
    });
    expect(await stop(name, input)).toEqual(first);
    const suspendedFrom = name === "suspendReturn" ? "DOCS_READY" : null;
    const livePersonId = name === "suspendReturn" ? personId : null;
    expect(await caseAt(id)).toMatchObject({ status: to, tripId: null, suspendedFrom, livePersonId });
    // What moved the person is not told to all who read the manifest.
    expect(await entriesAt(personId)).toMatchObject([{ status: off, livePersonId: null, seat: null, offReason: null }]);
    expect(await seatsAt(tripId)).toBe(0);
    const isAboard = status === "BOARDED";
    expect(await lettersOf(personId)).toEqual([...(isAboard ? ["check-in-from-trip"] : []), "ties-at-people"]);
  });

  test("never ends in both, when the trip leaves at that moment", async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => booked(BOARDED)));
    const outcomes = await Promise.all(
      all.map(async ({ id, personId, tripId }, index) => {
        const withdraw = () => stop("withdrawReturn", { returnCaseId: id });
        const depart = () => act(agency, "depart", { tripId });
        const asked = index % 2 === 0 ? [withdraw(), depart()] : [depart(), withdraw()];
        const codes = (await Promise.all(asked)).flatMap((answer) => answer.codes);
        const [[entry], { status }, seats] = [await entriesAt(personId), await caseAt(id), await seatsAt(tripId)];
        return [status, entry?.status, seats, codes];
      }),
    );
    const [stayed, left] = [
      ["WITHDRAWN", "OFFLOADED", 0, []],
      ["DEPARTED", "BOARDED", 1, ["STATE_INVALID"]],
    ];
    for (const outcome of outcomes) expect([stayed, left]).toContainEqual(outcome);
  });

  test("has no place on a trip, when somebody is nominated at that moment", async () => {
    const tripId = await tripHome(TripStatus.OPEN);
    const all = await Promise.all(Array.from({ length: 8 }, () => caseOf(ReturnCaseStatus.DOCS_READY)));
    await Promise.all(
      all.flatMap(({ id, personId }) => [
        act(agency, "nominate", { tripId, people: [{ personId }] }),
        stop("withdrawReturn", { returnCaseId: id }),
      ]),
    );
    for (const { id, personId } of all) {
      expect((await caseAt(id)).status).toBe("WITHDRAWN");
      expect((await entriesAt(personId)).filter(({ livePersonId }) => livePersonId !== null)).toEqual([]);
    }
    expect(await seatsAt(tripId)).toBe(0);
  });

  test("is paid for once, however many desks pay", async () => {
    const about = { allowanceAmount: 50_000, allowanceCurrency: "XOF" };
    const { id: returnCaseId } = await caseOf(ReturnCaseStatus.ARRIVED, about);
    const text =
      "mutation ($input: PayAllowanceInput!) { payAllowance(input: $input) { returnCase { allowance { paidAt } } } }";
    const pay = (of: string) => agency.ask(text, { input: { id: randomUUID(), returnCaseId: of } }, REGISTRAR);
    const codes = (await Promise.all(Array.from({ length: 5 }, () => pay(returnCaseId)))).flatMap((one) => one.codes);
    expect(codes).toEqual(Array(4).fill("STATE_INVALID"));
    const ungranted = await caseOf(ReturnCaseStatus.ARRIVED);
    expect((await pay(ungranted.id)).codes).toEqual(["STATE_INVALID"]);
  });

  test("has its papers once the last of two is issued, by two desks at once", async () => {
    const { id: returnCaseId, personId } = await caseOf(ReturnCaseStatus.DOCS_PENDING);
    const kinds = [TravelDocumentKind.PASSPORT, TravelDocumentKind.LAISSEZ_PASSER];
    const ids = kinds.map(() => randomUUID());
    for (const [index, kind] of kinds.entries()) {
      const of = { personId, returnCaseId, kind, issuingCountryCode: "MLI", operationCode: CODE, ...STAMP };
      await write(TravelDocument, { ...of, id: ids[index] ?? "", status: TravelDocumentStatus.NATIONALITY_CHECK });
    }
    const text = "mutation ($input: IssueDocumentInput!) { issueDocument(input: $input) { document { id } } }";
    const issue = (input: object) => agency.ask(text, { input: { id: randomUUID(), ...input } }, REGISTRAR);
    const outdated = { documentId: ids[0], number: "LP-77-SEALED", expiresOn: "2018-04-01" };
    expect((await issue(outdated)).codes).toEqual(["TIME_INVALID"]);
    expect((await issue({ ...outdated, number: " ", expiresOn: "2019-01-01" })).codes).toEqual(["INPUT_INVALID"]);
    await Promise.all(ids.map((documentId) => issue({ documentId, number: "LP-77-SEALED", expiresOn: "2019-01-01" })));
    expect(await caseAt(returnCaseId)).toMatchObject({ status: "DOCS_READY", documentStatus: "ISSUED" });
    const sql = "SELECT number FROM travel_document WHERE returnCaseId = ?";
    const stored = await agency.db.query<{ number: string }[]>(sql, [returnCaseId]);
    expect(JSON.stringify(stored)).not.toContain("LP-77");
  });

  test("is not begun, nor a consulate asked, where the hub does not answer", async () => {
    const personId = randomUUID();
    const asked = { id: randomUUID(), operation: CODE, personId, destination: HOME, programme: "x" };
    const request = "mutation ($input: RequestReturnInput!) { requestReturn(input: $input) { returnCase { id } } }";
    expect((await agency.ask(request, { input: asked }, REGISTRAR)).codes).toEqual(["UNVERIFIABLE"]);
    const document = { id: randomUUID(), personId, kind: "PASSPORT", country: "MLI" };
    const paper = "mutation ($input: RequestDocumentInput!) { requestDocument(input: $input) { document { id } } }";
    expect((await agency.ask(paper, { input: document }, REGISTRAR)).codes).toEqual(["UNVERIFIABLE"]);
    expect([
      await agency.db.countBy(ReturnCase, { personId }),
      await agency.db.countBy(TravelDocument, { personId }),
    ]).toEqual([0, 0]);
  });

  test("is nobody's to end but a registrar's of its operation", async () => {
    const { id: returnCaseId } = await caseOf(ReturnCaseStatus.DECLARED);
    const before = await caseAt(returnCaseId);
    const elsewhere = { ...REGISTRAR, operations: ["OTHER-2018"] };
    expect((await stop("withdrawReturn", { returnCaseId }, elsewhere)).codes).toEqual(["NOT_FOUND"]);
    expect((await stop("withdrawReturn", { returnCaseId: randomUUID() })).codes).toEqual(["NOT_FOUND"]);
    expect((await stop("withdrawReturn", { returnCaseId }, OFFICER)).codes).toContain("UNAUTHORIZED_FIELD_OR_TYPE");
    expect((await stop("suspendReturn", { returnCaseId, reason: " " })).codes).toEqual(["REASON_MISSING"]);
    expect(await caseAt(returnCaseId)).toEqual(before);
  });
});
