import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gao2018 } from "#scenario/gao";
import { generated } from "#scenario/generated";
import type { Chapter } from "#scenario/story";
import { hubUnderTest, type HubUnderTest } from "../support/hub";
import { PAGE_OF_PEOPLE, readTooOften, scansIn, readsOf } from "../support/page-of-people";
import { onEngines, say } from "./on-engines";

const QUERIES = join(__dirname, "../../gateway/page/queries");

/** `npm run drill -- scale [--people 100000] [--engine sqlite|mariadb]`: what a page costs when there are many people. */
export function drill(args: string[]): Promise<void> {
  const options = { people: { type: "string", default: "100000" } } as const;
  return onEngines(
    args,
    async ({ engine, values }) => {
      const people = Number(values.people);
      const code = `BENCH-${String(people)}`;
      const start = Date.now();
      const hub = await hubUnderTest(engine, told(people, code));
      say(`${String(people)} people loaded in ${String(Math.round((Date.now() - start) / 1000))} s`);
      try {
        return [...(await samePages(hub, code)), ...(await questions(hub, code))];
      } finally {
        await hub.stop();
      }
    },
    options,
  );
}

function* told(people: number, code: string): Generator<Chapter> {
  yield gao2018();
  yield* generated(people, code);
}

/** One for each table and level of the page. One fewer where nobody on the page is on a trip that is still to come. */
const MOST_STATEMENTS = 9;

/** No more statements for a page of many people than of 1,135, none too often, none without an index. */
async function samePages(hub: HubUnderTest, code: string): Promise<string[]> {
  const faults: string[] = [];
  const counts = [];
  for (const operation of ["GAO-2018", code]) {
    const first = await timed(hub, PAGE_OF_PEOPLE, { operation });
    const second = await timed(hub, PAGE_OF_PEOPLE, { operation, after: first.data.people.pageInfo.endCursor });
    const reads = readsOf(hub);
    faults.push(...readTooOften(hub), ...(await scansIn({ ...hub, statements: reads })));
    counts.push(reads.length);
    say(`page of 50 of ${operation}: ${String(reads.length)} statements, ${second.ms} ms`);
  }
  if (counts.some((count) => count > MOST_STATEMENTS)) faults.push(`A page costs ${counts.join(" and ")} statements.`);
  return faults;
}

async function questions(hub: HubUnderTest, operation: string): Promise<string[]> {
  const faults: string[] = [];
  for (const name of ["dashboard", "unicef", "health"]) {
    const { ms } = await timed(hub, readFileSync(join(QUERIES, `${name}.graphql`), "utf8"), { operation });
    const reads = readsOf(hub);
    faults.push(...(await scansIn({ ...hub, statements: reads })));
    say(`${name} of ${operation}: ${String(reads.length)} statements, ${ms} ms`);
  }
  return faults;
}

async function timed(hub: HubUnderTest, query: string, variables: Record<string, unknown>) {
  hub.statements.length = 0;
  const start = performance.now();
  const told = await hub.ask(query, variables);
  if (told.errors) throw new Error(JSON.stringify(told.errors));
  return {
    data: told.data as { people: { pageInfo: { endCursor: string } } },
    ms: (performance.now() - start).toFixed(0),
  };
}
