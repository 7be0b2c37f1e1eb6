// Every step that the tables of states allow is taken through the API, and every other is refused and changes nothing.
import { transact } from "#kit/transaction";
import { Person } from "../../../services/people/person/person.entity";
import { ChildCase } from "../../../services/people/protection/case/case.entity";
import { CHILD_CASE_STATES, CHILD_CASE_WORKFLOW } from "../../../services/people/protection/case/case.rules";
import { act, REASON, unicef, type Desk, type OpenCase } from "./desks";
import { stepsOf } from "../../support/steps";

type Table = Record<string, readonly string[]>;
type Step = [from: string, name: string, to: string, isLegal: boolean];

const tableSteps = (table: Table, acts: readonly (readonly [name: string, to: string, from?: string])[]): Step[] =>
  acts.flatMap(([name, to, only]) =>
    Object.keys(table).map((from): Step => [
      from,
      name,
      to,
      Boolean(table[from]?.includes(to)) && (only === undefined || only === from),
    ]),
  );

/** TRANSFERRED is reached by a transfer alone. */
const OF_STATUS = tableSteps(CHILD_CASE_STATES, [
  ["openCase", "OPEN", "IDENTIFIED"],
  ["reopenCase", "OPEN", "CLOSED"],
  ["closeCase", "CLOSED"],
]);
const OF_WORK = tableSteps(CHILD_CASE_WORKFLOW, [
  ["assessCase", "ASSESSMENT"],
  ["planCase", "CASE_PLAN"],
  ["beginServices", "SERVICE_PROVISION"],
  ["completeServices", "SERVICES_IMPLEMENTED"],
  ["closeCase", "CLOSED"],
  ["reopenCase", "REOPENED"],
  // An assessment that is made anew before the plan is no step.
]).filter(([from, , to]) => from !== "ASSESSMENT" || to !== "ASSESSMENT");

const MORE: Record<string, Record<string, unknown>> = {
  assessCase: { protectionStatus: "SEPARATED", risk: "MEDIUM", concerns: ["NEGLECT"] },
  closeCase: { closureReason: "PLAN_COMPLETED" },
  reopenCase: { reason: REASON },
};

/** Tests of the tables. */
export function caseSteps(desk: () => Desk): void {
  const tried = stepsOf("a child's case");
  let child: OpenCase;
  beforeAll(async () => {
    child = desk().nextCase();
    await transact(desk().agency.db, (tx) => tx.update(Person, { id: child.personId }, { isAgeDisputed: true }));
  });
  const stored = () =>
    Promise.all(
      [
        ["SELECT * FROM child_case WHERE id = ?", child.id],
        ["SELECT id FROM child_case_step WHERE childCaseId = ? ORDER BY id", child.id],
        ["SELECT code FROM child_case_concern WHERE childCaseId = ? ORDER BY code", child.id],
        ["SELECT id FROM outbox WHERE about = ? ORDER BY id", child.personId],
      ].map(([sql = "", key]) => desk().agency.db.query<Record<string, unknown>[]>(sql, [key])),
    );
  const take = async (status: string, workflowState: string, [from, name, to, isLegal]: Step, column: string) => {
    const closedAt = status === "CLOSED" ? new Date("2018-04-30T10:00:00Z") : null;
    await transact(desk().agency.db, (tx) =>
      tx.update(ChildCase, { id: child.id }, { status, workflowState, closedAt } as never),
    );
    const before = await stored();
    const whom = name === "openCase" ? { personId: child.personId } : { caseId: child.id };
    const { codes, payload } = await act(desk().agency, unicef, name, { ...whom, ...MORE[name] }, "childCase { id }");
    const after = await stored();
    const is = after[0]?.[0]?.[column];
    if (isLegal) expect([from, name, codes, payload !== null, is]).toEqual([from, name, [], true, to]);
    else expect([from, name, codes, payload, after]).toEqual([from, name, ["STATE_INVALID"], null, before]);
    tried(isLegal);
  };

  test("every step of its status is taken or refused as the table says", async () => {
    for (const step of OF_STATUS) {
      const [from] = step;
      const work = { IDENTIFIED: "NEW", CLOSED: "CLOSED" }[from] ?? "CASE_PLAN";
      await take(from, work, step, "status");
    }
  });

  test("every step of the work on it is taken or refused as the table says, and none without a caseworker", async () => {
    for (const step of OF_WORK) await take(step[0] === "CLOSED" ? "CLOSED" : "OPEN", step[0], step, "workflowState");
    for (const status of ["IDENTIFIED", "TRANSFERRED"]) {
      for (const [from, name, to] of OF_WORK.filter(([, , , isLegal]) => isLegal))
        await take(status, from, [from, name, to, false], "workflowState");
    }
  });
}
