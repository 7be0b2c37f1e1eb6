import type { ChildStory, PersonStory } from "#scenario/story";
import { gao2018 } from "../../support/stories";
import type { AgencyUnderTest, Answer } from "../../support/agency";
import { askFor, type Page } from "../../support/agency";

export const chapter = gao2018();

/** How long a busy machine may take to load a chapter. */
export const LOADING_MS = 60_000;

/** The children of the story who have a case. */
export const children = chapter.people.filter(
  (person): person is PersonStory & { child: ChildStory } => person.child !== null,
);

export const caseIdsOf = (found: { child: ChildStory }[]): string[] => found.map(({ child }) => child.id).sort();

type Typed<T> = Omit<Answer, "data"> & { data: T };

/** A page of Gao's cases: 200 at most, the latest opened first, unless the variables say otherwise. */
export function listCases<T>(
  agency: AgencyUnderTest,
  fields: string,
  variables: Record<string, unknown> = {},
): Promise<Typed<{ childCases: Page<T> }>> {
  return askFor<{ childCases: Page<T> }>(
    agency,
    `query($filter: ChildCaseFilter, $sort: ChildCaseSort! = OPENED, $first: Int! = 200, $after: String) {
      childCases(operation: "GAO-2018", filter: $filter, sort: $sort, first: $first, after: $after) { ${fields} }
    }`,
    variables,
  );
}

/** What the gateway asks when it has only keys. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the test is the one who knows
export function askByKey<T>(
  agency: AgencyUnderTest,
  keys: { __typename: string; id: string | undefined }[],
  selection: string,
): Promise<Typed<{ _entities: T[] }>> {
  return askFor<{ _entities: T[] }>(
    agency,
    `query($keys: [_Any!]!) { _entities(representations: $keys) { ${selection} } }`,
    { keys },
  );
}

export const keysOf = (people: readonly { id: string }[]) => people.map(({ id }) => ({ __typename: "Person", id }));
