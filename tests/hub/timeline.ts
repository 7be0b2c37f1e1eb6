// A person's way as the whole hub tells it: in one order, page by page, and to each only what they may read anyway.
import type { Chapter, PersonStory } from "#scenario/story";
import type { Role } from "#kit/access/roles";
import type { TokenRequest } from "#kit/development-token";
import type { HubUnderTest } from "../support/hub";

const TIMELINE = `query ($id: ID!, $first: Int! = 100, $after: String) {
  person(id: $id) { timelineMissing timeline(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { at kind agency recordId label(language: FR) } } } } }`;

interface Node {
  at: string;
  kind: string;
  agency: string;
  label: string;
}

/** Of somebody who was screened, slept, travelled and is back. Answers what must hold while transport is away. */
export function timelineIsTold(chapter: Chapter, hubOf: () => HubUnderTest): () => Promise<void> {
  const traveller = chapter.people.find(
    ({ screening, verdicts, stays, entries, returnCase, child }) =>
      screening && verdicts.length > 0 && stays.length > 1 && entries.length > 1 && returnCase && !child,
  );
  const { id = "" } = traveller ?? ({} as Partial<PersonStory>);
  const ask = async (variables: object = {}, role: Role = "iom-registrar", rest: Partial<TokenRequest> = {}) => {
    const { data, errors } = await hubOf().ask(TIMELINE, { id, ...variables }, role, rest);
    const edges = (data?.person?.timeline?.edges ?? []) as { node: Node }[];
    return { person: data?.person, nodes: edges.map(({ node }) => node), errors };
  };

  test("a timeline is in one order over all agencies, the latest first, in both languages", async () => {
    const { nodes, person, errors } = await ask();
    expect([errors, person.timelineMissing]).toEqual([undefined, []]);
    expect(new Set(nodes.map(({ agency }) => agency))).toEqual(new Set(["people", "shelters", "transport"]));
    expect(nodes.map(({ at }) => at)).toEqual(
      nodes
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(nodes.at(-1)?.kind === "REGISTERED" || nodes.some(({ kind }) => kind === "REGISTERED")).toBe(true);
    expect(nodes.find(({ kind }) => kind === "BOARDED")?.label).toBe("Embarquement");
    const pages: Node[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { nodes: page, person: told } = await ask({ first: 2, after });
      pages.push(...page);
      const { endCursor, hasNextPage } = told.timeline.pageInfo as { endCursor: string; hasNextPage: boolean };
      [after, more] = [endCursor, hasNextPage];
    }
    expect(pages).toEqual(nodes);
    expect((await ask({ after: "x" })).errors?.[0]?.extensions.code).toBe("CURSOR_INVALID");
  });

  test.each<[Role, string[], string[]]>([
    ["iom-registrar", ["REGISTERED", "CHECKED_IN", "BOARDED", "RETURN_ASKED"], ["SCREENED", "FITNESS_JUDGED"]],
    [
      "clinician",
      ["SCREENED", "FITNESS_JUDGED"],
      ["REGISTERED", "BOARDED", "RETURN_ASKED", "RELIEF_GIVEN", "HOLD_PLACED"],
    ],
    ["transport-officer", ["BOARDED"], ["SCREENED", "CHECKED_IN", "RELIEF_GIVEN", "CASE_OPENED"]],
  ])("a %s reads on it what they may read elsewhere, and nothing else", async (role, seen, unseen) => {
    const kinds = new Set((await ask({}, role)).nodes.map(({ kind }) => kind));
    for (const kind of unseen) expect([...kinds]).not.toContain(kind);
    if (kinds.size > 0) for (const kind of seen) expect([...kinds]).toContain(kind);
  });

  test.each<Role>(["dashboard", "consulate", "unicef-analyst", "auditor"])("a %s reads no timeline", async (role) => {
    const { nodes, errors } = await ask({}, role);
    expect([nodes, (errors ?? []).length > 0]).toEqual([[], true]);
  });

  return async () => {
    const { nodes, person } = await ask();
    expect(person.timelineMissing).toEqual(["transport"]);
    expect(new Set(nodes.map(({ agency }) => agency))).toEqual(new Set(["people", "shelters"]));
  };
}
