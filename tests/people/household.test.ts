import type { PersonStory } from "#scenario/story";
import { gao2018 } from "../support/stories";
import type { AgencyUnderTest } from "../support/agency";
import { engines } from "../support/databases";
import { LOADING, peopleUnderTest } from "./ask";
import { askFor } from "../support/agency";

interface Id {
  id: string;
}

interface Person extends Id {
  household: { id: string; head: Id | null; members: Id[] } | null;
  relationships: { kind: string; isCaregiver: boolean; person: Id; other: Id }[];
  caregivers: Id[];
  specificNeeds: { need: { code: string; label: string }; notes: string | null; identifiedAt: string }[];
  isOnHold: boolean;
}

const PERSON = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Person { id
  household { id head { id } members { id } }
  relationships { kind isCaregiver person { id } other { id } } caregivers { id }
  specificNeeds { need { code label(language: FR) } notes identifiedAt } isOnHold } } }`;

const story = gao2018();
const idsOf = (people: Id[]): string[] => people.map(({ id }) => id).sort();

describe.each(engines())("those who belong together on $name", (engine) => {
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await peopleUnderTest(engine);
  }, LOADING);
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const ask = async (people: PersonStory[]) => {
    const of = people.map(({ id }) => ({ __typename: "Person", id }));
    const { data, codes, queries } = await askFor<{ _entities: Person[] }>(agency, PERSON, { of });
    expect(codes).toEqual([]);
    return { people: data._entities, queries };
  };

  test("a household has its head and all its members", async () => {
    const members = story.people.filter(({ householdId }) => householdId !== null);
    expect(members.length).toBeGreaterThan(0);
    const { people } = await ask(members);
    for (const [index, { household }] of people.entries()) {
      if (!household) throw new Error("Somebody of a household has none.");
      const own = members.filter(({ householdId }) => householdId === members[index]?.householdId);
      expect(household.id).toBe(own[0]?.householdId);
      expect(idsOf(household.members)).toEqual(idsOf(own));
      expect(household.head?.id).toBe(own.find(({ isHeadOfHousehold }) => isHeadOfHousehold)?.id);
    }
  });

  test("somebody alone has no household, no relationship and no caregiver", async () => {
    const alone = story.people.filter(({ householdId, child }) => !householdId && !child).slice(0, 5);
    const { people } = await ask(alone);
    expect(people.every(({ household, caregivers }) => household === null && caregivers.length === 0)).toBe(true);
  });

  test("a relationship is seen from both sides, and a caregiver from the child's", async () => {
    const [link] = story.people.flatMap((from) =>
      from.relations.filter(({ isCaregiver }) => isCaregiver).map((relation) => ({ from, ...relation })),
    );
    if (!link) throw new Error("Nobody in the story is a caregiver.");
    const child = story.people.filter(({ id }) => id === link.toPersonId);
    const { people } = await ask([link.from, ...child]);
    const expected = {
      kind: link.relation,
      isCaregiver: true,
      person: { id: link.from.id },
      other: { id: link.toPersonId },
    };
    for (const { relationships } of people) expect(relationships).toContainEqual(expected);
    expect(idsOf(people[1]?.caregivers ?? [])).toContain(link.from.id);
    expect(idsOf(people[0]?.caregivers ?? [])).not.toContain(link.toPersonId);
  });

  test("caregivers of everybody are those of the story", async () => {
    const minors = story.people.filter(({ child, bornOn }) => child !== null || bornOn > "2000-04-30");
    const { people } = await ask(minors);
    for (const [index, { caregivers }] of people.entries()) {
      const own = story.people.filter(({ relations }) =>
        relations.some(({ toPersonId, isCaregiver }) => isCaregiver && toPersonId === minors[index]?.id),
      );
      expect(idsOf(caregivers)).toEqual(idsOf(own));
    }
  });

  test("a specific need is told in words", async () => {
    const { people } = await ask(story.people.filter(({ specificNeeds }) => specificNeeds.includes("SC")));
    const need = people[0]?.specificNeeds.find(({ need: { code } }) => code === "SC");
    expect(need?.need.label).toBe("Enfant non accompagné ou séparé");
    expect(need?.notes).toBeTruthy();
  });

  test("whoever was taken off a manifest for a hold is on hold, and nobody who has a seat", async () => {
    const last = ({ entries }: PersonStory) => entries.at(-1);
    const held = story.people.filter((person) => last(person)?.heldCodes.includes("HOLD"));
    const seated = story.people.filter((person) => last(person)?.status === "CLEARED").slice(0, 100);
    expect((await ask(held)).people.map(({ isOnHold }) => isOnHold)).toEqual(held.map(() => true));
    expect((await ask(seated)).people.map(({ isOnHold }) => isOnHold)).toEqual(seated.map(() => false));
  });

  test("all of it for a hundred people costs one statement for each table and level", async () => {
    // At first it is learnt which columns are needed.
    await ask(story.people.slice(0, 100));
    const { queries } = await ask(story.people.slice(0, 100));
    const few = await ask(story.people.filter(({ householdId }) => householdId !== null).slice(0, 5));
    // people · households, relationships, caregivers, needs, holds · heads, members, sides of relationships
    expect(queries.length).toBeLessThanOrEqual(10);
    expect(few.queries.length).toBeLessThanOrEqual(10);
  });

  test("a household and an arrival are found by the gateway", async () => {
    const [person] = story.people.filter(({ householdId }) => householdId !== null) as [PersonStory];
    const { data } = await askFor<{ _entities: unknown[] }>(
      agency,
      "query($of: [_Any!]!) { _entities(representations: $of) { ... on Household { head { familyName } } ... on Arrival { headcount } } }",
      {
        of: [
          { __typename: "Household", id: person.householdId },
          { __typename: "Arrival", id: person.arrivalId },
        ],
      },
    );
    expect(data._entities[0]).toEqual({ head: { familyName: person.familyName } });
    expect(data._entities[1]).toHaveProperty("headcount");
  });
});
