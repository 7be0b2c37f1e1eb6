// The desks that refer, hand over and take on children, and the children whom they do it with.
import { randomUUID } from "node:crypto";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";
import { idOf } from "#scenario/random";
import type { Chapter, ChildStory, PersonStory } from "#scenario/story";
import { askAs, viewerAs, type Told } from "../../access/ask-as";
import type { AgencyUnderTest } from "../../support/agency";
import { chapter } from "./children";

const grownUps = chapter.people.filter(({ child, bornOn }) => !child && bornOn < "1990");

/** Of Gao only the children who have a case, some who are told as if they had one, and a few grown-ups. */
export const fewPeople: Chapter = {
  ...chapter,
  people: [
    ...chapter.people.filter(({ child }) => child !== null),
    ...grownUps.slice(0, 60).map((person) => ({ ...person, relations: [], child: caseOf(person) })),
    ...grownUps.slice(60, 70),
  ],
};

function caseOf({ id, registeredAt: openedAt }: PersonStory): ChildStory {
  const about = { protection: "SEPARATED", status: "OPEN", risk: "LOW" } as const;
  return { id: idOf(`case of ${id}`), ...about, openedAt, closedAt: null, clearance: null };
}

const caseworker = (agency: string, sub: string): Viewer => viewerAs("unicef-caseworker", { agency, sub });

export const unicef = caseworker("UNICEF", "aminata");
export const colleague = caseworker("UNICEF", "boubacar");
export const unhcr = caseworker("UNHCR", "claire");
export const stranger = caseworker("Terre des enfants", "daouda");

export interface OpenCase {
  id: string;
  personId: string;
  /** To CHILD_PROTECTION by UNICEF, UNHCR and IOM. */
  consentId: string;
}

/** An agency, and another open case each time. */
export interface Desk {
  agency: AgencyUnderTest;
  nextCase: () => OpenCase;
}

/** Children whose case is open and whose consent holds, another each time. Nobody has been referred or offered yet. */
export async function openCases(agency: AgencyUnderTest): Promise<() => OpenCase> {
  await transact(agency.db, async (tx) => {
    await tx.query("DELETE FROM referral");
    await tx.query("DELETE FROM case_transfer");
  });
  const found = await agency.db.query<OpenCase[]>(
    `SELECT c.id, c.personId, k.id AS consentId FROM child_case c JOIN consent k ON k.personId = c.personId
     WHERE c.status = 'OPEN' AND k.purpose = 'CHILD_PROTECTION' AND k.legalBasis = 'CONSENT' AND k.withdrawnAt IS NULL
     ORDER BY c.id`,
  );
  return () => {
    const next = found.shift();
    if (!next) throw new Error("The story has no more open cases.");
    return next;
  };
}

const upper = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** The input type of each mutation that is not named after it. */
const INPUTS: Record<string, string> = {
  approveReferralOverride: "ReferralInput",
  acceptReferral: "ReferralInput",
  completeReferral: "ReferralInput",
  rejectReferral: "EndReferralInput",
  revokeReferral: "EndReferralInput",
  rejectTransfer: "EndTransferInput",
  revokeTransfer: "EndTransferInput",
};

/** Runs a mutation, by default as a new act. Answers its payload (null where it was refused) and the codes. */
export async function act(
  agency: AgencyUnderTest,
  viewer: Viewer,
  name: string,
  input: Record<string, unknown>,
  selection: string,
  change?: Parameters<typeof askAs>[4],
): Promise<Pick<Told, "codes" | "messages"> & { payload: any; id: unknown }> {
  const type = INPUTS[name] ?? `${upper(name)}Input`;
  const source = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;
  const whole = { id: randomUUID(), ...input };
  const { data, codes, messages } = await askAs(agency, viewer, source, { input: whole }, change);
  return { payload: data?.[name] ?? null, codes, messages, id: whole.id };
}

export const REASON = "Because the test says so";

/** A count or another single value. */
export async function valueOf(agency: AgencyUnderTest, sql: string, parameters: unknown[] = []): Promise<unknown> {
  const [row = {}] = await agency.db.query<Record<string, unknown>[]>(sql, parameters);
  return Object.values(row)[0];
}
