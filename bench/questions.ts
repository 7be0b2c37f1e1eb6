// The three questions that are asked.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Pool } from "undici";
import type { Data } from "./data";
import { asked } from "./load";
import { start } from "./variants";

export const QUERIES = ["dashboard", "unicef", "person"] as const;
export type QueryName = (typeof QUERIES)[number];

/** What is sent, as JSON. */
export type Bodies = Record<QueryName, string>;

/** The generated operation has no children; this one, beside it in the databases, has sixteen open cases. */
const WITH_CHILDREN = "AGADEZ-2018";

interface Page {
  data: { people: { edges: { node: { id: string; currentStay: unknown; medicalNeeds: unknown[] } }[] } };
}

/** For the operation of `data`; the one person is somebody of the first page, with a bed and a need if there is one. */
export async function bodiesOf(data: Data, authorization: (index: number) => string): Promise<Bodies> {
  const engine = Object.keys(data.databases.sqlite).length > 0 ? "onward-sqlite" : "onward-mariadb";
  const hub = await start(engine, data);
  const pool = new Pool(hub.url);
  try {
    const { operation } = data;
    const dashboard = bodyOf("dashboard", { operation });
    const load = { ...hub, authorization, seconds: 0, body: () => dashboard };
    const { edges } = (JSON.parse(await asked(pool, load, 0)) as Page).data.people;
    const known = edges.map(({ node }) => node);
    const one = known.find(({ currentStay, medicalNeeds }) => currentStay && medicalNeeds.length > 0) ?? known[0];
    return {
      dashboard,
      unicef: bodyOf("unicef", { operation: WITH_CHILDREN }),
      person: bodyOf("person", { id: one?.id }),
    };
  } finally {
    await pool.close();
    await hub.stop();
  }
}

function bodyOf(name: QueryName, variables: Record<string, unknown>): string {
  const query = readFileSync(join(__dirname, `queries/${name}.graphql`), "utf8");
  return JSON.stringify({ query, variables });
}
