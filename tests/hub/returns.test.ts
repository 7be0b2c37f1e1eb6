// Returns home and their papers, asked of the whole hub: each act in each state, and nobody is sent back in fear.
import { randomUUID } from "node:crypto";
import { insertRows } from "#kit/insert";
import { transact } from "#kit/transaction";
import { TravelDocument } from "../../services/transport/document/document.entity";
import { TravelDocumentKind, TravelDocumentStatus } from "../../services/transport/document/document.enums";
import { DOCUMENT_STATES } from "../../services/transport/document/document.rules";
import { ReturnCase } from "../../services/transport/return/return.entity";
import { ReturnCaseStatus } from "../../services/transport/return/return.enums";
import { statesBefore } from "#kit/states";
import { beforeAnybodyCame } from "../drills/before";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest } from "../support/hub";
import { stepsOf } from "../support/steps";

const [engine] = engines();
if (!engine) throw new Error("There is no engine.");
let hub: HubUnderTest;
let registered: string;

const ANSWERS: Record<string, string> = {
  registerPerson: "person { id }",
  profilePerson: "person { id fearsReturn mayReturn }",
  requestDocument: "document { id status }",
  checkNationality: "document { id status }",
  issueDocument: "document { id status }",
  refuseDocument: "document { id status }",
};

async function act(name: string, input: object) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = ANSWERS[name] ?? "returnCase { id status suspendedFrom }";
  const text = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`;
  const { data, errors = [] } = await hub.ask(text, { input: { id: randomUUID(), ...input } }, "iom-registrar");
  return { told: data?.[name], codes: errors.map(({ extensions }) => extensions.code) };
}

const MALI = { name: "Kayes", country: "MLI" };
const asked = (personId: string, about: object = {}): object => ({
  ...{ operation: "GAO-2018", personId, destination: MALI, programme: "EU-IOM Joint Initiative", ...about },
});

async function register(about: object = {}): Promise<string> {
  const facts = { familyName: "Traoré", sex: "MALE", estimatedAge: "30", nationalities: ["MLI"], languages: ["bam"] };
  const input = { id: randomUUID(), operation: "GAO-2018", givenName: `Issa ${randomUUID().slice(0, 4)}`, ...facts };
  const { told, codes } = await act("registerPerson", { ...input, ...about });
  expect(codes).toEqual([]);
  return told.person.id as string;
}

beforeAll(async () => {
  hub = await hubUnderTest(engine, beforeAnybodyCame());
  registered = await register();
});
afterAll(() => hub.stop());

const transport = () => {
  const agency = hub.agencies.find(({ name }) => name === "transport");
  if (!agency) throw new Error("There is no transport.");
  return agency.db;
};
const stamp = () => ({
  ...{ operationCode: "GAO-2018", recordedByAgency: "IOM", recordedByUser: "desk", version: 1 },
  ...{ occurredAt: new Date("2018-04-20T08:00:00Z"), recordedAt: new Date("2018-04-20T08:00:00Z") },
});

/** A case of somebody who is registered, in this state; nobody else's is live. */
async function caseIn(status: ReturnCaseStatus): Promise<string> {
  const id = randomUUID();
  const suspendedFrom = status === ReturnCaseStatus.SUSPENDED ? ReturnCaseStatus.COUNSELLED : null;
  const row: Partial<ReturnCase> = {
    ...{ id, ...stamp(), personId: registered, livePersonId: null, status, suspendedFrom, programme: "x" },
    ...{ changedAt: stamp().occurredAt, destinationName: "Kayes", destinationCountryCode: "MLI" },
    ...{ allowanceAmount: 50_000, allowanceCurrency: "XOF" },
  };
  await transact(transport(), (tx) => insertRows(tx, ReturnCase, [row]));
  return id;
}

test("a return goes its whole way, once each step", async () => {
  const personId = await register({ nationalities: ["GIN"] });
  const returnCaseId = randomUUID();
  const input = { ...asked(personId, { destination: { name: "Labé", country: "GIN" } }), id: returnCaseId };
  const first = await act("requestReturn", input);
  expect(first).toMatchObject({ codes: [], told: { returnCase: { status: "REQUESTED" } } });
  expect(await act("requestReturn", input)).toEqual(first);
  expect((await act("requestReturn", asked(personId))).codes).toEqual(["ALREADY_RETURNING"]);

  await act("counselReturn", { returnCaseId, language: "ful" });
  const declared = { returnCaseId, method: "THUMBPRINT", declaredBy: "INDIVIDUAL" };
  expect((await act("declareReturn", declared)).told.returnCase.status).toBe("DECLARED");
  expect((await act("confirmDocuments", { returnCaseId })).codes).toEqual(["DOCUMENT_MISSING"]);

  const documentId = randomUUID();
  await act("requestDocument", { id: documentId, personId, returnCaseId, kind: "LAISSEZ_PASSER", country: "GIN" });
  await act("checkNationality", { documentId });
  const issued = await act("issueDocument", { documentId, number: "GN-123", expiresOn: "2018-07-01" });
  expect(issued).toMatchObject({ codes: [], told: { document: { status: "ISSUED" } } });
  const row = await transport().findOneByOrFail(ReturnCase, { id: returnCaseId });
  expect(row).toMatchObject({ status: "DOCS_READY", documentStatus: "ISSUED", livePersonId: personId });
  expect((await act("withdrawReturn", { returnCaseId })).told.returnCase.status).toBe("WITHDRAWN");
  expect((await act("requestReturn", asked(personId))).codes).toEqual([]);
});

test("who fears to be sent back enters no return, and their consulate is not asked", async () => {
  const personId = await register();
  const before = await act("requestReturn", { ...asked(personId), id: randomUUID() });
  expect(before.codes).toEqual([]);
  const voiced = await act("profilePerson", { personId, fearsReturn: true });
  expect(voiced).toMatchObject({ codes: [], told: { person: { fearsReturn: true, mayReturn: false } } });
  const document = { personId, kind: "PASSPORT", country: "MLI" };
  expect((await act("requestDocument", document)).codes).toEqual(["RETURN_BARRED"]);
  const { id: returnCaseId } = before.told.returnCase as { id: string };
  await act("counselReturn", { returnCaseId, language: "bam" });
  const declared = { returnCaseId, method: "SIGNATURE", declaredBy: "INDIVIDUAL" };
  expect((await act("declareReturn", declared)).codes).toEqual(["RETURN_BARRED"]);
  await act("withdrawReturn", { returnCaseId });
  expect((await act("requestReturn", asked(personId))).codes).toEqual(["RETURN_BARRED"]);
});

test.each<[string, object, string]>([
  ["nobody", { personId: randomUUID() }, "NOT_FOUND"],
  ["no country", { destination: { name: "x", country: "XXX" } }, "INPUT_INVALID"],
  ["no place", { destination: { name: " ", country: "MLI" } }, "INPUT_INVALID"],
  ["another operation", { operation: "AGADEZ-2018" }, "NOT_FOUND"],
])("a return of %s is not asked for", async (_, about, code) => {
  expect((await act("requestReturn", { ...asked(registered), ...about })).codes).toEqual([code]);
});

test("a minor declares nothing alone", async () => {
  const personId = await register({ estimatedAge: "15" });
  const { told } = await act("requestReturn", asked(personId));
  const returnCaseId = told.returnCase.id as string;
  await act("counselReturn", { returnCaseId, language: "bam" });
  const declared = { returnCaseId, method: "SIGNATURE" };
  expect((await act("declareReturn", { ...declared, declaredBy: "INDIVIDUAL" })).codes).toEqual(["INPUT_INVALID"]);
  const stranger = { ...declared, declaredBy: "CAREGIVER", caregiverId: registered };
  expect((await act("declareReturn", stranger)).codes).toEqual(["INPUT_INVALID"]);
  expect((await act("declareReturn", { ...declared, declaredBy: "LEGAL_GUARDIAN" })).codes).toEqual([]);
});

const BEFORE = ["REQUESTED", "COUNSELLED", "DECLARED", "DOCS_PENDING", "DOCS_READY"];
/** From where each act is legal, and what the case is then; written from the law of the domain, not from the code. */
const ACTS: Record<string, { from: string[]; to?: string; rest?: object }> = {
  counselReturn: { from: ["REQUESTED"], to: "COUNSELLED", rest: { language: "bam" } },
  declareReturn: {
    ...{ from: ["COUNSELLED"], to: "DECLARED" },
    rest: { method: "SIGNATURE", declaredBy: "INDIVIDUAL" },
  },
  confirmDocuments: { from: ["DECLARED", "DOCS_PENDING"], to: "DOCS_READY", rest: { staysInCountry: true } },
  suspendReturn: { from: [...BEFORE, "BOOKED"], to: "SUSPENDED", rest: { reason: "Malade." } },
  resumeReturn: { from: ["SUSPENDED"], to: "COUNSELLED" },
  withdrawReturn: { from: [...BEFORE, "BOOKED", "SUSPENDED"], to: "WITHDRAWN" },
  payAllowance: { from: ["BOOKED", "DEPARTED", "ARRIVED", "CLOSED"] },
  closeReturn: { from: ["ARRIVED"], to: "CLOSED", rest: { reintegration: ["ECONOMIC"] } },
};
const cases = Object.values(ReturnCaseStatus).flatMap((from) => Object.keys(ACTS).map((name) => [from, name] as const));

const triedOfReturn = stepsOf("a return");
test.each(cases)("a return that is %s, asked to %s, does what the law says", async (state, name) => {
  const { from, to = state, rest } = ACTS[name] ?? { from: [] };
  const returnCaseId = await caseIn(state);
  const before = await transport().findOneByOrFail(ReturnCase, { id: returnCaseId });
  const { codes } = await act(name, { returnCaseId, ...rest });
  const after = await transport().findOneByOrFail(ReturnCase, { id: returnCaseId });
  if (from.includes(state)) expect([codes, after.status]).toEqual([[], to]);
  else expect([codes, after]).toEqual([["STATE_INVALID"], before]);
  triedOfReturn(from.includes(state));
});

const PAPERS: Record<string, { to: TravelDocumentStatus; rest?: object }> = {
  checkNationality: { to: TravelDocumentStatus.NATIONALITY_CHECK },
  issueDocument: { to: TravelDocumentStatus.ISSUED, rest: { number: "ML-1", expiresOn: "2018-09-01" } },
  refuseDocument: { to: TravelDocumentStatus.REFUSED, rest: { reason: "Inconnu." } },
};
const papers = Object.values(TravelDocumentStatus).flatMap((from) =>
  Object.keys(PAPERS).map((name) => [from, name] as const),
);
const triedOfDocument = stepsOf("a travel document");
test.each(papers)("a document that is %s, asked to %s, does what the table says", async (from, name) => {
  const { to, rest } = PAPERS[name] ?? { to: from };
  const id = randomUUID();
  const of = { personId: registered, kind: TravelDocumentKind.PASSPORT, issuingCountryCode: "MLI" };
  const row = { id, ...stamp(), ...of, returnCaseId: null, status: from };
  await transact(transport(), (tx) => insertRows(tx, TravelDocument, [row]));
  const { codes } = await act(name, { documentId: id, ...rest });
  const { status } = await transport().findOneByOrFail(TravelDocument, { id });
  const isLegal = statesBefore(DOCUMENT_STATES, to).includes(from);
  expect([codes, status]).toEqual(isLegal ? [[], to] : [["STATE_INVALID"], from]);
  triedOfDocument(isLegal);
});
