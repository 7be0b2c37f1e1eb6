import { parseArgs } from "node:util";
import { MOODS, ourGraph, unlike } from "../engine/alike";
import { say } from "./on-engines";

/** `npm run drill -- engines [--questions 5000]`: so many questions and mutations in each mood, asked of both engines. */
export async function drill(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { questions: { type: "string", default: "5000" } } });
  const faults: string[] = [];
  const graph = await ourGraph();
  for (const [name, mood] of MOODS) {
    graph.feel(mood);
    for (const kind of ["query", "mutation"] as const) {
      const { asked, found } = await unlike(graph, kind, Number(values.questions));
      say(`${name}: ${String(asked)} of kind ${kind}, ${String(found.length)} answered otherwise`);
      faults.push(...found.map(({ query }) => `${name}: ${query}`));
    }
  }
  if (faults.length > 0) throw new Error(faults.join("\n\n"));
}
