// "Who may read what" of the domain, cell by cell, written by hand: each allows what it says and refuses the rest.
import type { Role } from "#kit/access/roles";
import type { TokenRequest } from "#kit/development-token";
import { caseworkerOf } from "#scenario/partners";
import type { PersonStory } from "#scenario/story";
import { gao2018 } from "../support/stories";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest } from "../support/hub";

const chapter = gao2018();
const { people, shelters } = chapter;
const OVER = ["HANDED_OVER", "NO_SHOW", "OFFLOADED", "DECLINED"];

const isAt =
  (place: string) =>
  ({ stays }: PersonStory): boolean =>
    stays.some(({ shelterId, status }) => shelterId === place && (status === "CHECKED_IN" || status === "RESERVED"));
const cleared = people.filter(({ child }) => child?.clearance);
/** Where a child is that has a travel clearance, so that there is a verdict to be seen. */
const site = shelters.find(({ id }) => cleared.some(isAt(id)))?.id ?? "";
const isIn = isAt(site);
const isMoving = ({ entries }: PersonStory): boolean => entries.some(({ status }) => !OVER.includes(status));
const isOwnChild = ({ child }: PersonStory): boolean => child !== null && child.status !== "TRANSFERRED";
const isGuinean = (person: PersonStory): boolean =>
  person.nationalities.includes("GIN") && person.returnCase?.document?.kind === "LAISSEZ_PASSER";

/** For roles that see some people only: whose file is theirs. */
const OWN: Partial<Record<Role, (person: PersonStory) => boolean>> = {
  "unicef-caseworker": isOwnChild,
  "shelter-manager": isIn,
  "transport-officer": isMoving,
  consulate: isGuinean,
};
const REST: Partial<Record<Role, Partial<TokenRequest>>> = {
  "shelter-manager": { sites: [site] },
  consulate: { sites: ["GIN"] },
};

/** Of each column: a question that shows it in full, its verdict alone, and its totals; on a person or on the operation. */
const COLUMNS = {
  arrivals: { full: "arrivals(first: 1) { edges { node { men } } }", totals: "arrivalsByDay { day }" },
  person: { full: "givenName", totals: "population(by: []) { __typename }" },
  childCase: { full: "childCase { risk }", verdict: "childTravelClearance { verdict }" },
  incident: { full: "childCase { incidents { kind } }" },
  stays: { full: "stays { bedLabel }", verdict: "stays { shelter { id } }", totals: "occupancy" },
  conditions: { full: "conditions { id }", totals: "needsByPriority { priority }" },
  fitToTravel: { full: "fitToTravel { assessedBy }", verdict: "fitToTravel { validUntil }" },
  manifest: {
    full: "manifestEntries { seat }",
    verdict: "manifestEntries { status }",
    totals: "movements { tripsPlanned }",
  },
  returnCase: {
    full: "returnCase { programme }",
    verdict: "returnCase { documentStatus }",
    totals: "movements { tripsPlanned }",
  },
  consent: { full: "consents { purpose }", verdict: "hasTravelConsent" },
} as const;

type Column = keyof typeof COLUMNS;
/** full · own (full, of own people only) · verdict · totals · nothing */
type Cell = "full" | "own" | "verdict" | "ownVerdict" | "totals" | "nothing";

const TABLE: Record<Exclude<Role, "auditor" | `${string}-agency`>, Record<Column, Cell>> = {
  "iom-registrar": {
    arrivals: "full",
    person: "full",
    childCase: "verdict",
    incident: "nothing",
    stays: "full",
    conditions: "nothing",
    fitToTravel: "verdict",
    manifest: "full",
    returnCase: "full",
    consent: "full",
  },
  "unicef-caseworker": {
    arrivals: "full",
    person: "own",
    childCase: "own",
    incident: "own",
    stays: "own",
    conditions: "nothing",
    fitToTravel: "ownVerdict",
    manifest: "own",
    returnCase: "ownVerdict",
    consent: "own",
  },
  "unicef-analyst": {
    arrivals: "totals",
    person: "totals",
    childCase: "nothing",
    incident: "nothing",
    stays: "totals",
    conditions: "totals",
    fitToTravel: "nothing",
    manifest: "totals",
    returnCase: "totals",
    consent: "nothing",
  },
  clinician: {
    arrivals: "nothing",
    person: "own",
    childCase: "nothing",
    incident: "nothing",
    stays: "full",
    conditions: "full",
    fitToTravel: "full",
    manifest: "verdict",
    returnCase: "nothing",
    consent: "own",
  },
  "shelter-manager": {
    arrivals: "nothing",
    person: "own",
    childCase: "ownVerdict",
    incident: "nothing",
    stays: "own",
    conditions: "nothing",
    fitToTravel: "ownVerdict",
    manifest: "ownVerdict",
    returnCase: "nothing",
    consent: "own",
  },
  "transport-officer": {
    arrivals: "full",
    person: "own",
    childCase: "ownVerdict",
    incident: "nothing",
    stays: "ownVerdict",
    conditions: "nothing",
    fitToTravel: "ownVerdict",
    manifest: "own",
    returnCase: "own",
    consent: "ownVerdict",
  },
  consulate: {
    arrivals: "nothing",
    person: "own",
    childCase: "nothing",
    incident: "nothing",
    stays: "nothing",
    conditions: "nothing",
    fitToTravel: "nothing",
    manifest: "nothing",
    returnCase: "ownVerdict",
    consent: "nothing",
  },
  dashboard: {
    arrivals: "totals",
    person: "totals",
    childCase: "nothing",
    incident: "nothing",
    stays: "totals",
    conditions: "totals",
    fitToTravel: "nothing",
    manifest: "totals",
    returnCase: "totals",
    consent: "nothing",
  },
};

const CELLS = Object.entries(TABLE).flatMap(([role, row]) =>
  Object.entries(row).map(([column, cell]) => [role as Role, column as Column, cell] as const),
);

const MOST = 12;
const REFUSED = "UNAUTHORIZED_FIELD_OR_TYPE";

/** The leaves of an answer that say something. */
function leavesOf(data: unknown): unknown[] {
  if (data === null || data === undefined) return [];
  return typeof data === "object" ? Object.values(data).flatMap(leavesOf) : [data];
}

describe.each(engines())("the table of the domain on $name", (engine) => {
  let hub: HubUnderTest;
  let tellers: PersonStory[] = [];

  beforeAll(async () => {
    hub = await hubUnderTest(engine, [chapter]);
    const told = await hub.agencies[0]?.db.query<{ personId: string }[]>("SELECT personId FROM incident");
    tellers = people.filter(({ id }) => told?.some(({ personId }) => personId === id));
  }, 120_000);
  afterAll(() => hub.stop());

  /** What is said of these people (or of the operation), and whether the question itself was refused. */
  const ask = async (
    role: Role,
    selection: string,
    some: readonly PersonStory[] | null,
    rest: Partial<TokenRequest> = {},
  ) => {
    const asked = some
      ? some.map(({ id }, index) => `p${String(index)}: person(id: "${id}") { ${selection} }`).join(" ")
      : `operation(code: "GAO-2018") { ${selection} }`;
    const { data, errors = [] } = await hub.ask(`{ ${asked} }`, {}, role, { ...REST[role], ...rest });
    return { said: leavesOf(data), isRefused: errors.some(({ extensions }) => extensions.code === REFUSED) };
  };

  const nothing = { said: [], isRefused: true };

  test.each(CELLS)("%s, %s: %s", async (role, column, cell) => {
    const { full, verdict, totals } = COLUMNS[column] as { full: string; verdict?: string; totals?: string };
    const isOfOperation = column === "arrivals";
    const isOwn = OWN[role] ?? ((person: PersonStory) => person.screening !== null);
    const rank = ({ entries, returnCase, verdicts, child }: PersonStory): number =>
      (child?.clearance ? 10 : 0) +
      [entries.length > 0, returnCase !== null, verdicts.length > 0].filter(Boolean).length;
    const own = isOfOperation
      ? null
      : people
          .filter(isOwn)
          .sort((a, b) => rank(b) - rank(a))
          .slice(0, MOST);
    const others = people.filter((person) => !isOwn(person) && !person.screening && !person.child).slice(0, MOST);
    const detail = await (cell === "own" && column === "incident" ? askTeller(full) : ask(role, full, own));

    if (cell === "full" || cell === "own") {
      expect([detail.isRefused, detail.said.length > 0]).toEqual([false, true]);
    } else expect([column, detail]).toEqual([column, nothing]);
    if (cell === "own" && column !== "incident") expect((await ask(role, full, others)).said).toEqual([]);
    if (cell === "verdict" || cell === "ownVerdict") {
      const told = await ask(role, verdict ?? "", own);
      expect([told.isRefused, told.said.length > 0]).toEqual([false, true]);
      if (cell === "ownVerdict") expect((await ask(role, verdict ?? "", others)).said).toEqual([]);
    }
    if (cell === "totals" && totals) {
      const told = await ask(role, totals, null);
      expect([told.isRefused, told.said.length > 0]).toEqual([false, true]);
    }
    if (cell === "nothing" && verdict) expect(await ask(role, verdict, own)).toEqual(nothing);
  });

  /** The caseworker whom an incident names; and that another of the same agency is told of none. */
  const askTeller = async (full: string) => {
    const [teller] = tellers;
    if (!teller?.child) throw new Error("No child of the story tells of an incident.");
    const named = await ask("unicef-caseworker", full, [teller], {
      sub: caseworkerOf(teller.child, chapter.operation),
    });
    expect(await ask("unicef-caseworker", full, [teller])).toEqual({ said: [], isRefused: false });
    return named;
  };

  test("an auditor sees the consents and who broke the glass, and nobody's file", async () => {
    const consents = await ask(
      "auditor",
      "consents(first: 1) { edges { node { purpose } } } brokenGlass { totalCount }",
      null,
    );
    expect([consents.isRefused, consents.said.length > 0]).toEqual([false, true]);
    expect(await ask("auditor", "givenName", people.slice(0, 3))).toEqual(nothing);
    for (const { totals } of Object.values(COLUMNS) as { totals?: string }[]) {
      if (totals) expect(await ask("auditor", totals, null)).toEqual(nothing);
    }
  });

  test("every cell was asked", () => {
    process.stdout.write(
      `The table of the domain on ${engine.name}: ${String(CELLS.length)} cells and the auditor's.\n`,
    );
    expect(CELLS).toHaveLength(8 * Object.keys(COLUMNS).length);
  });
});
