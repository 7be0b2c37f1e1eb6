// The compiled engine answers what Apollo's own does, whatever is asked.
import { MOODS, ourGraph, unlike } from "./alike";

const QUESTIONS = 250;

const graph = ourGraph();

describe.each(MOODS)("where %s", (_, mood) => {
  test.each(["query", "mutation"] as const)("both engines answer alike to each %s", async (kind) => {
    (await graph).feel(mood);
    const { asked, found } = await unlike(await graph, kind, QUESTIONS);
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(QUESTIONS * 0.7);
  });
});
