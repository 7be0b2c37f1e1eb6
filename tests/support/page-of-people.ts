import type { HubUnderTest } from "./hub";
import { scansOf } from "./plans";

/** Fifty people with what four agencies know of each: the page of the dashboard and the yardstick of the hub. */
export const PAGE_OF_PEOPLE = `query PageOfPeople($operation: ID!, $after: String) {
  people(operation: $operation, first: 50, after: $after) {
    edges {
      node {
        registrationNumber
        ageYears
        nationalities { code }
        currentStay { checkedInAt shelter { name available } }
        medicalNeeds { priority status }
        fitToTravel { verdict validUntil }
        nextTrip { destination { name } departsAt }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** What agencies do by themselves: they write their access log, send letters, and give back places kept for too long. */
const BY_ITSELF = /\bFROM\s+["`]?(access_log|outbox)|reservationExpiresAt["`]? <= \?/;

/** What was asked of the agencies' records. */
export const readsOf = ({ statements }: HubUnderTest): HubUnderTest["statements"] =>
  statements.filter(({ sql }) => sql.startsWith("SELECT") && !BY_ITSELF.test(sql));

/** Tables that an agency read more often than the levels of the page on which it is asked: none should be. */
export function readTooOften(hub: HubUnderTest): string[] {
  const reads = new Map<string, number>();
  for (const { agency, sql } of readsOf(hub)) {
    const [, table = ""] = /\bFROM\s+["`]?(\w+)/i.exec(sql) ?? [];
    const key = `${agency}.${table}`;
    reads.set(key, (reads.get(key) ?? 0) + 1);
  }
  return [...reads].filter(([, count]) => count > 1).map(([table, count]) => `${table} ${String(count)} times`);
}

/** Statements since the list was last emptied which walk over a whole large table, with the table's name. */
export async function scansIn(hub: HubUnderTest): Promise<string[]> {
  const found: string[] = [];
  for (const statement of readsOf(hub)) {
    const agency = hub.agencies.find(({ name }) => name === statement.agency);
    const tables = agency ? await scansOf(agency.db, statement) : [];
    found.push(...tables.map((table) => `${statement.agency}.${table}: ${statement.sql.slice(0, 400)}`));
  }
  return found;
}
