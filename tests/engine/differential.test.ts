// The compiled engine answers what Apollo's own does, whatever is asked.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Supergraph } from "@apollo/federation-internals";
import { servable } from "../../gateway/authorization/rules";
import { both } from "./both";
import { inventedAgency, type Mood } from "./invented-agencies";
import { question } from "./questions";

const SCHEMA = join(__dirname, "../../schema");
const sdlOf = (name: string): string => readFileSync(join(SCHEMA, `${name}.graphql`), "utf8");
const SUPERGRAPH = servable(sdlOf("supergraph"));
const API = Supergraph.build(SUPERGRAPH).apiSchema().toGraphQLJSSchema();
const AGENCIES = ["people", "shelters", "health", "transport"];

const MOODS: [string, Mood, number][] = [
  ["all answer", { fails: 0, isNull: 0, isLost: 0 }, 250],
  ["much is not known", { fails: 0, isNull: 0.3, isLost: 0 }, 250],
  ["some fields fail", { fails: 0.1, isNull: 0.1, isLost: 0 }, 250],
  ["what is promised is not there", { fails: 0, isNull: 0.1, isLost: 0.05 }, 250],
];

describe.each(MOODS)("where %s", (_, mood, count) => {
  test.each(["query", "mutation"] as const)("both engines answer alike to each %s", async (kind) => {
    const agencies = Object.fromEntries(AGENCIES.map((name) => [name, inventedAgency(sdlOf(name), mood)]));
    const { apollo, ours } = await both(SUPERGRAPH, agencies);
    const asked = Array.from({ length: count }, (_, number) => question(API, kind, number)).filter(
      (each) => each !== null,
    );
    for (const { query, variables } of asked) {
      const [theirs, own] = [await apollo(query, variables), await ours(query, variables)];
      // A field that is asked for twice is looked at once by ours, with all that is asked of it: it may meet another fault first.
      expect({ query, variables, ...own, unfit: theirs.unfit }).toEqual({ query, variables, ...theirs });
      expect(own.unfit.length > 0).toBe(theirs.unfit.length > 0);
    }
    expect(asked.length).toBeGreaterThan(count * 0.7);
  });
});
