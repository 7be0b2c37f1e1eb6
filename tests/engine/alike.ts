// Our supergraph over agencies that are made up, behind both engines.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Supergraph } from "@apollo/federation-internals";
import { servable } from "../../gateway/authorization/rules";
import { both, type Told } from "./both";
import { inventedAgency, type Mood } from "./invented-agencies";
import { question } from "./questions";

const SCHEMA = join(__dirname, "../../schema");
const sdlOf = (name: string): string => readFileSync(join(SCHEMA, `${name}.graphql`), "utf8");
const AGENCIES = ["people", "shelters", "health", "transport"];

export const MOODS: [string, Mood][] = [
  ["all answer", { fails: 0, isNull: 0, isLost: 0 }],
  ["much is not known", { fails: 0, isNull: 0.3, isLost: 0 }],
  ["some fields fail", { fails: 0.1, isNull: 0.1, isLost: 0 }],
  ["what is promised is not there", { fails: 0, isNull: 0.1, isLost: 0.05 }],
];

export type Graph = Awaited<ReturnType<typeof ourGraph>>;

/** Its agencies all answer in the mood that `feel` was last told; what was planned in one serves in all. */
export async function ourGraph() {
  const mood: Mood = { fails: 0, isNull: 0, isLost: 0 };
  const supergraph = servable(sdlOf("supergraph"));
  const agencies = Object.fromEntries(AGENCIES.map((name) => [name, inventedAgency(sdlOf(name), mood)]));
  const api = Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema();
  const feel = (next: Mood): void => void Object.assign(mood, next);
  return { api, feel, ...(await both(supergraph, agencies)) };
}

export interface Unlike {
  query: string;
  variables: Record<string, unknown>;
  theirs: Told;
  own: Told;
}

/** Of the first `count` questions, those to which the engines answer otherwise, and how many there are that are valid. */
export async function unlike({ api, apollo, ours }: Graph, kind: "query" | "mutation", count: number) {
  const found: Unlike[] = [];
  let asked = 0;
  for (let number = 0; number < count; number++) {
    const one = question(api, kind, number);
    if (!one) continue;
    asked += 1;
    const { query, variables } = one;
    const [theirs, own] = [await apollo(query, variables), await ours(query, variables)];
    if (!isAlike(theirs, own)) found.push({ query, variables, theirs, own });
  }
  return { asked, found };
}

function isAlike(theirs: Told, own: Told): boolean {
  // A field that is asked for twice is looked at once by ours, with all that is asked of it: it may meet another fault first.
  const isUnfit = own.unfit.length > 0 === theirs.unfit.length > 0;
  return isUnfit && isDeepStrictEqual({ ...own, unfit: [] }, { ...theirs, unfit: [] });
}
