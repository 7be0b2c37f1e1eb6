// `npx tsx bench/limit.ts`: the limit: three answers by hand-written SQL behind node:http, without any GraphQL.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import Sqlite, { type Statement } from "better-sqlite3";
import { createPool } from "mysql2/promise";
import { failToStart } from "#kit/process";
import { portSetting, readDatabaseSettings, readSettings } from "#kit/settings";

const AGENCIES = ["people", "shelters", "health", "transport"] as const;

/** Runs one statement, whose parameters are texts. */
type Ask = <R>(sql: string, values: readonly string[]) => R[] | Promise<R[]>;
type Databases = Record<(typeof AGENCIES)[number], Ask>;
type Answer = (databases: Databases, variables: Record<string, string>) => Promise<unknown>;

type Stay = { personId: string; checkedInAt: string | null; shelter: string | null };
type Need = { personId: string; priority: string; status: string; dueAt: string };
type Verdict = { personId: string; verdict: string; validUntil: string };
type Entry = { personId: string; status: string; departsAt: string | null; destination: string | null };
type Person = { id: string; sex: string; arrivedOn: string | null };
type Case = { id: string; protectionStatus: string; risk: string; openedAt: string; childId: string; sex: string };

const PEOPLE =
  "SELECT id, sex, arrivedOn FROM person WHERE operationCode = ? AND mergedIntoId IS NULL ORDER BY occurredAt DESC, id DESC LIMIT 50";
const PERSON =
  "SELECT p.id, p.sex, p.arrivedOn FROM person asked JOIN person p ON p.id = COALESCE(asked.mergedIntoId, asked.id) WHERE asked.id = ?";
const CASES =
  "SELECT c.id, c.protectionStatus, c.risk, c.openedAt, p.id AS childId, p.sex FROM child_case c LEFT JOIN person asked ON asked.id = c.personId LEFT JOIN person p ON p.id = COALESCE(asked.mergedIntoId, asked.id) WHERE c.operationCode = ? AND c.status = 'OPEN' ORDER BY c.riskRank, c.openedAt, c.id LIMIT 20";
// LEFT JOINs, so that no engine starts from the few shelters or trips.
const STAYS =
  "SELECT s.personId, s.checkedInAt, h.name AS shelter FROM shelter_stay s LEFT JOIN shelter h ON h.id = s.shelterId WHERE s.personId IN (?) AND s.status = 'CHECKED_IN' ORDER BY s.personId, s.occurredAt, s.id";
const NEEDS =
  "SELECT personId, priority, status, dueAt FROM medical_need WHERE personId IN (?) AND sensitivity = 'L3' ORDER BY personId DESC, occurredAt DESC, id DESC";
const VERDICTS =
  "SELECT personId, verdict, validUntil FROM fit_to_travel WHERE personId IN (?) ORDER BY personId, occurredAt, recordedAt, id";
const ENTRIES =
  "SELECT e.personId, e.status, t.departsAt, t.destinationName AS destination FROM manifest_entry e LEFT JOIN trip t ON t.id = e.tripId WHERE e.personId IN (?) ORDER BY e.personId DESC, e.occurredAt DESC, e.id DESC";

const ANSWERS: Record<string, Answer> = {
  Dashboard: async (databases, { operation = "" }) => {
    const people = await databases.people<Person>(PEOPLE, [operation]);
    const ids = people.map(({ id }) => id);
    const [stays, needs, verdicts, entries] = await Promise.all([
      lastOfEach<Stay>(databases.shelters, STAYS, ids),
      allOfEach<Need>(databases.health, NEEDS, ids),
      lastOfEach<Verdict>(databases.health, VERDICTS, ids),
      allOfEach<Entry>(databases.transport, ENTRIES, ids),
    ]);
    const nodeOf = (person: Person) => ({
      ...careOf(person, stays, needs),
      fitToTravel: verdictOf(verdicts.get(person.id)),
      manifestEntries: entriesOf(entries.get(person.id)),
    });
    return { people: { edges: people.map((person) => ({ node: nodeOf(person) })) } };
  },

  ChildrenOnTheirOwn: async (databases, { operation = "" }) => {
    const cases = await databases.people<Case>(CASES, [operation]);
    const ids = cases.map(({ childId }) => childId);
    const [stays, verdicts, entries] = await Promise.all([
      lastOfEach<Stay>(databases.shelters, STAYS, ids),
      lastOfEach<Verdict>(databases.health, VERDICTS, ids),
      allOfEach<Entry>(databases.transport, ENTRIES, ids),
    ]);
    const childOf = ({ childId: id, sex }: Case) => ({
      id,
      sex,
      currentStay: shelterOf(stays.get(id)),
      fitToTravel: verdictOf(verdicts.get(id)),
      manifestEntries: entriesOf(entries.get(id)),
    });
    const nodeOf = (one: Case) => {
      const { id, protectionStatus, risk, openedAt } = one;
      return { id, protectionStatus, risk, openedAt: instant(openedAt), person: childOf(one) };
    };
    return { childCases: { edges: cases.map((one) => ({ node: nodeOf(one) })) } };
  },

  OnePerson: async (databases, { id = "" }) => {
    const [person] = await databases.people<Person>(PERSON, [id]);
    if (!person) return { person: null };
    const [stays, needs] = await Promise.all([
      lastOfEach<Stay>(databases.shelters, STAYS, [person.id]),
      allOfEach<Need>(databases.health, NEEDS, [person.id]),
    ]);
    return { person: careOf(person, stays, needs) };
  },
};

const careOf = ({ id, sex, arrivedOn }: Person, stays: Map<string, Stay>, needs: Map<string, Need[]>) => {
  const stay = stays.get(id);
  return {
    id,
    sex,
    arrivedOn,
    currentStay: stay ? { checkedInAt: instant(stay.checkedInAt), ...shelterOf(stay) } : null,
    medicalNeeds: (needs.get(id) ?? []).map(({ priority, status, dueAt }) => ({
      priority,
      status,
      dueAt: instant(dueAt),
    })),
  };
};

const shelterOf = (stay: Stay | undefined) =>
  stay ? { shelter: stay.shelter === null ? null : { name: stay.shelter } } : null;

const verdictOf = (found: Verdict | undefined) =>
  found ? { verdict: found.verdict, validUntil: instant(found.validUntil) } : null;

const entriesOf = (entries: readonly Entry[] = []) =>
  entries.map(({ status, departsAt, destination }) => ({
    status,
    trip: departsAt === null ? null : { departsAt: instant(departsAt), destination: { name: destination } },
  }));

/** An instant is kept in UTC, as `2018-04-23 06:30:00.000`; mysql2 leaves out milliseconds that are none. */
const instant = (text: string | null): string | null =>
  text && `${text.slice(0, 10)}T${text.slice(11, 19)}${text.slice(19) || ".000"}Z`;

/** The last row of each person. */
async function lastOfEach<R extends { personId: string }>(ask: Ask, sql: string, ids: readonly string[]) {
  return new Map((await rowsOf<R>(ask, sql, ids)).map((row) => [row.personId, row]));
}

async function allOfEach<R extends { personId: string }>(ask: Ask, sql: string, ids: readonly string[]) {
  const found = new Map<string, R[]>();
  for (const row of await rowsOf<R>(ask, sql, ids)) {
    const own = found.get(row.personId);
    if (own) own.push(row);
    else found.set(row.personId, [row]);
  }
  return found;
}

const rowsOf = <R>(ask: Ask, sql: string, ids: readonly string[]): R[] | Promise<R[]> =>
  ids.length === 0 ? [] : ask<R>(sql.replace("(?)", `(?${",?".repeat(ids.length - 1)})`), ids);

function open(url: string): Ask {
  if (url.startsWith("sqlite:")) {
    const database = new Sqlite(url.slice("sqlite:".length), { fileMustExist: true });
    database.pragma("query_only = ON");
    const statements = new Map<string, Statement>();
    return <R>(sql: string, values: readonly string[]) => {
      let statement = statements.get(sql);
      if (!statement) statements.set(sql, (statement = database.prepare(sql)));
      return statement.all(...values) as R[];
    };
  }
  const pool = createPool({ uri: url, connectionLimit: 10, charset: "utf8mb4_bin", dateStrings: true });
  return async <R>(sql: string, values: readonly string[]) => (await pool.execute(sql, [...values]))[0] as R[];
}

async function answered(databases: Databases, request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const part of request.setEncoding("utf8")) body += part as string;
  const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, string> };
  const answer = ANSWERS[/\bquery\s+(\w+)/.exec(query)?.[1] ?? ""];
  if (!answer) throw new Error("This question was not written by hand.");
  return JSON.stringify({ data: await answer(databases, variables) });
}

function main(): void {
  const { PORT } = readSettings({ PORT: portSetting(0) });
  const { databaseUrlOf } = readDatabaseSettings(AGENCIES);
  const databases = Object.fromEntries(AGENCIES.map((name) => [name, open(databaseUrlOf(name))])) as Databases;
  const server = createServer((request, response) => {
    answered(databases, request).then(
      (text) => response.writeHead(200, { "content-type": "application/json" }).end(text),
      (error: unknown) => response.writeHead(400).end(String(error)),
    );
  }).listen(PORT, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`listening http://127.0.0.1:${String(port)}/graphql\n`);
  });
  process.on("SIGTERM", () => process.exit(0));
}

try {
  main();
} catch (error) {
  failToStart(error);
}
