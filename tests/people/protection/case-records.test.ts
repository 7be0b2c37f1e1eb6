import type { AgencyUnderTest } from "../../support/agency";
import { engines } from "../../support/databases";
import { peopleUnderTest } from "../ask";
import { nodesOf } from "../../support/agency";
import { askByKey, chapter, children, keysOf, listCases, LOADING_MS } from "./children";

interface Whole extends Record<
  Exclude<(typeof LISTS)[number], "referrals" | "transfers" | "careArrangements">,
  unknown[]
> {
  status: string;
  workflowState: string;
  protectionStatus: string;
  risk: string;
  owningAgency: string;
  caseworker: string | null;
  assessedAt: string | null;
  closedAt: string | null;
  closureReason: string | null;
  careArrangement: string;
  careArrangements: { arrangement: string }[];
  transfers: { status: string; toAgency: string }[];
  referrals: {
    status: string;
    recipientAgency: string;
    rejectionReason: string | null;
    overrideReason: string | null;
    overrideApprovedBy: string | null;
    consent: { status: string; recipientAgencies: string[] } | null;
  }[];
}

describe.each(engines())("what is inside children's cases on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine, [chapter]);
  }, LOADING_MS);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const wholes = async (): Promise<Whole[]> => nodesOf((await listCases<Whole>(agency, EVERYTHING)).data.childCases);

  test("counts the days since the child arrived", async () => {
    interface Counted {
      daysSinceArrival: number;
      person: { daysSinceArrival: number; arrivedOn: string };
    }
    const fields = "edges { node { daysSinceArrival person { daysSinceArrival arrivedOn } } }";
    const { data, queries } = await listCases<Counted>(agency, fields);
    for (const { daysSinceArrival, person } of nodesOf(data.childCases)) {
      expect(daysSinceArrival).toBe(30 - Number(person.arrivedOn.slice("2018-04-".length)));
      expect(daysSinceArrival).toBe(person.daysSinceArrival);
    }
    // The operation, the page, and the children.
    expect(queries).toHaveLength(3);
  });

  test("costs one statement a table, however many cases there are", async () => {
    const { data, messages, queries } = await listCases<Whole>(agency, EVERYTHING);
    expect(messages).toEqual([]);
    const tables = queries.map(({ sql }) => /FROM ["`](\w+)/.exec(sql)?.[1]);
    expect([...new Set(tables)].sort()).toEqual(TABLES_OF_EVERYTHING);
    // People and consents are asked for on two levels: of the case, and of what is inside it.
    expect(tables.length).toBeLessThanOrEqual(TABLES_OF_EVERYTHING.length + 2);
    const nodes = nodesOf(data.childCases);
    for (const key of LISTS) expect([key, nodes.flatMap((node) => node[key]).length]).not.toEqual([key, 0]);
  });

  test("has a caseworker once taken up, and a reason once closed", async () => {
    for (const node of await wholes()) {
      expect(node.caseworker === null).toBe(node.status === "IDENTIFIED");
      expect(node.workflowState === "CLOSED").toBe(node.status === "CLOSED");
      expect(node.closureReason === null).toBe(node.closedAt === null);
    }
  });

  test("is owned by the agency that took it over, and by nobody who was merely offered it", async () => {
    for (const { transfers, owningAgency, status } of await wholes()) {
      const [taken] = transfers.filter((transfer) => transfer.status === "ACCEPTED" || transfer.status === "DONE");
      expect(owningAgency).toBe(taken?.toAgency ?? "UNICEF");
      expect(status === "TRANSFERRED").toBe(taken !== undefined);
    }
  });

  test("that was taken up searches the family of a child alone, and names whose care the child is in", async () => {
    const takenUp = (await wholes()).filter(({ status }) => status !== "IDENTIFIED");
    for (const { protectionStatus, tracingRequests, careArrangement, careArrangements } of takenUp) {
      expect(tracingRequests).toHaveLength(protectionStatus === "UNACCOMPANIED" ? 1 : 0);
      expect(careArrangement).toBe(careArrangements[0]?.arrangement);
    }
    const urgent = takenUp.filter(({ risk, assessedAt }) => risk === "HIGH" && assessedAt !== null);
    for (const { bestInterestsProcedures } of urgent) expect(bestInterestsProcedures).toHaveLength(1);
  });

  test("is shared by referral only as a consent covers, and no more once it is withdrawn", async () => {
    const referrals = (await wholes()).flatMap((node) => node.referrals);
    const resting = referrals.flatMap(({ consent, ...rest }) => (consent ? [{ consent, ...rest }] : []));
    expect(resting.length).toBeGreaterThan(3);
    for (const { status, recipientAgency, consent, overrideReason } of resting) {
      expect(consent.recipientAgencies).toContain(recipientAgency);
      expect(consent.status === "WITHDRAWN").toBe(status === "REVOKED");
      expect(overrideReason).toBeNull();
    }
  });

  test("is shared without consent only for a reason that a second person accepted", async () => {
    const referrals = (await wholes()).flatMap((node) => node.referrals);
    const overriding = referrals.filter(({ consent }) => consent === null);
    for (const { overrideReason, overrideApprovedBy } of overriding) {
      expect([overrideReason, overrideApprovedBy]).toEqual([expect.any(String), expect.any(String)]);
    }
    const explained = referrals.filter(({ rejectionReason }) => rejectionReason !== null);
    expect(explained).toEqual(referrals.filter(({ status }) => status === "REJECTED"));
  });

  test("hangs on the person, and is found by its id from other agencies", async () => {
    const [one, other] = children.map(({ id, child }) => ({ id, caseId: child.id, status: child.status }));
    const without = chapter.people.find(({ child }) => child === null);
    if (!one || !other || !without) throw new Error("The story lacks children, or has nothing else.");
    const keys = [
      { __typename: "ChildCase", id: one.caseId },
      { __typename: "ChildCase", id: "00000000-0000-4000-8000-000000000000" },
      ...keysOf([other, without]),
    ];
    const selection = "... on ChildCase { id status person { id } } ... on Person { id childCase { id } }";
    const { data, queries } = await askByKey(agency, keys, selection);
    expect(data._entities).toEqual([
      { id: one.caseId, status: one.status, person: { id: one.id } },
      null,
      { id: other.id, childCase: { id: other.caseId } },
      { id: without.id, childCase: null },
    ]);
    // The four tables, and those four that tell on what ground a caseworker sees a person.
    expect(queries.length).toBeLessThanOrEqual(8);
  });

  test("is told in French with its accents", async () => {
    const fields = "edges { node { protectionConcerns { label(language: FR) } owningAgency } }";
    const { data } = await listCases(agency, fields, { filter: { status: ["OPEN", "TRANSFERRED"] } });
    const text = JSON.stringify(data);
    expect(text).toContain("Séparation d'avec la famille");
  });
});

const LISTS = [
  "followUps",
  "bestInterestsProcedures",
  "tracingRequests",
  "referrals",
  "transfers",
  "careArrangements",
  "protectionConcerns",
  "travelClearances",
] as const;

const EVERYTHING = `edges { node {
  id recordedBy { agency user } status workflowState protectionStatus risk owningAgency caseworker openedAt assessmentDueAt
  assessedAt isAssessmentOverdue closedAt closureReason daysSinceArrival careArrangement
  person { id familyName }
  protectionConcerns { code label }
  careArrangements { arrangement occurredAt endedAt caregiver { id } }
  followUps { kind dueOn madeAt wasChildSeen note }
  bestInterestsProcedures { kind concludedOn outcome childWishes reviewOn }
  tracingRequests { status soughtName soughtRelation lastKnownPlace tracingAgency changedAt }
  referrals { status service recipientAgency sharedParts rejectionReason overrideReason overrideApprovedBy consent { status recipientAgencies } person { id } }
  transfers { status fromAgency toAgency reason consent { id } }
  travelClearances { verdict validUntil isValid requirements receiverName escort }
} }`;

const TABLES_OF_EVERYTHING = [
  "best_interests_procedure",
  "care_placement",
  "case_follow_up",
  "case_transfer",
  "child_case",
  "child_case_concern",
  "child_travel_clearance",
  "consent",
  "operation",
  "person",
  "referral",
  "tracing_request",
];
