// What the sources say of each operation, and what the demonstration needs.
import { dayOf } from "#kit/days";
import { gao2018 } from "#scenario/gao";
import { generated } from "#scenario/generated";
import type { Chapter, PersonStory, StayStory } from "#scenario/story";
import { arrivedOn, chapters, gao, isIn, isMinor, tally, upcoming } from "./told";

describe("GAO-2018", () => {
  test("has 1,135 people: 9 women, 30 children, 1,096 men", () => {
    const { asOf } = gao.operation;
    expect(gao.people).toHaveLength(1135);
    const group = (person: PersonStory): string => (isMinor(person, asOf) ? "child" : person.sex);
    expect(tally(gao.people, group)).toEqual({ FEMALE: 9, child: 30, MALE: 1096 });
    const atArrival = (person: PersonStory): string => (isMinor(person, person.registeredAt) ? "child" : person.sex);
    expect(tally(gao.people, atArrival)).toEqual({ FEMALE: 9, child: 30, MALE: 1096 });
  });

  test("counted as many heads as it registered people, 488 of them on 23 April", () => {
    const heads = gao.arrivals.map(({ occurredAt, men, women, boys, girls }) => ({
      day: dayOf(occurredAt, gao.operation.timeZone),
      count: men + women + boys + girls,
      children: boys + girls,
    }));
    expect(heads.reduce((sum, { count }) => sum + count, 0)).toBe(1135);
    expect(heads.reduce((sum, { children }) => sum + children, 0)).toBe(30);
    expect(heads.find(({ day }) => day === "2018-04-23")?.count).toBe(488);
  });

  test("has people of twelve nationalities, most of them from Mali, of some a handful", () => {
    const counts = tally(gao.people, ({ nationalities }) => nationalities[0] ?? "");
    expect(Object.keys(counts)).toHaveLength(12);
    expect(Math.max(...Object.values(counts))).toBe(counts.MLI);
    expect(Object.values(counts).filter((count) => count < 5)).toHaveLength(4);
  });

  test("moved 509 people onward, and 242 of them returned", () => {
    expect(arrivedOn(gao, "ONWARD")).toHaveLength(509);
    const returned = arrivedOn(gao, "RETURN");
    expect(returned).toHaveLength(242);
    const onward = new Set(arrivedOn(gao, "ONWARD"));
    expect(returned.every((person) => onward.has(person))).toBe(true);
  });

  test("found 300 places free at IOM on the morning of 23 April, and housed all 488 by the night", () => {
    const iom = gao.shelters.find(({ name }) => name.startsWith("IOM"));
    const sleeping = (at: string): StayStory[] =>
      gao.people.flatMap(({ stays }) => stays.filter((stay) => stay.shelterId === iom?.id && isIn(stay, new Date(at))));
    expect(iom?.capacity).toBe(300);
    expect(sleeping("2018-04-23T07:00:00Z")).toHaveLength(0);
    expect(sleeping("2018-04-23T20:00:00Z")).toHaveLength(300);
  });

  test("has six centres, the onward one nearly full, and one that is only proposed", () => {
    expect(tally(gao.shelters, ({ status }) => status)).toEqual({ OPEN: 6, PROPOSED: 1 });
    expect(gao.shelters.find(({ alias }) => alias === "Sogoniko")).toMatchObject({
      capacity: 250,
      surge: 20,
      occupied: 267,
      reserved: 3,
    });
  });

  test("says in every way how a child is protected, and treats a disputed age as a child's", () => {
    const children = gao.people.flatMap(({ child }) => child ?? []);
    expect(tally(children, ({ protection }) => protection)).toEqual({ UNACCOMPANIED: 13, SEPARATED: 6 });
    expect(new Set(children.map(({ status }) => status))).toEqual(
      new Set(["IDENTIFIED", "OPEN", "CLOSED", "TRANSFERRED"]),
    );
    expect(gao.people.filter(({ isAgeDisputed, child }) => isAgeDisputed && child)).toHaveLength(1);
  });

  test("has every state of a return but those of people on the road, and active needs of every priority", () => {
    const states = new Set(
      chapters.flatMap(({ people }) => people.flatMap(({ returnCase }) => returnCase?.status ?? [])),
    );
    expect(states.size).toBe(11);
    const active = gao.people.flatMap(({ needs }) => needs.filter(({ status }) => status === "ACTIVE"));
    expect(new Set(active.map(({ priority }) => priority)).size).toBe(4);
  });

  test("has people whom figures forget: every specific need, the pregnant, the old, those who know only their year", () => {
    const codes = tally(
      gao.people.flatMap(({ specificNeeds }) => specificNeeds),
      (code) => code,
    );
    for (const code of ["DS", "ER", "WR", "FU", "CR", "TR", "SV", "SC", "SP", "SM", "LP"]) {
      expect([code, codes[code]]).toEqual([code, expect.any(Number)]);
      expect(codes[code]).toBeLessThan(40);
    }
    expect(gao.people.some(({ needs }) => needs.some(({ category }) => category === "MATERNAL"))).toBe(true);
    const byYear = gao.people.filter(({ birthPrecision }) => birthPrecision === "YEAR");
    expect(byYear.length).toBeGreaterThan(20);
    expect(byYear.every(({ bornOn }) => bornOn.endsWith("-12-31"))).toBe(true);
  });

  test("has a child who is one only because the age is in doubt, and more than one closed child case", () => {
    const disputed = gao.people.filter(({ isAgeDisputed }) => isAgeDisputed);
    expect(disputed).toHaveLength(1);
    const [child] = disputed as [PersonStory];
    expect(isMinor({ ...child, isAgeDisputed: false }, gao.operation.asOf)).toBe(false);
    expect(child.bornOn > "1998-04-30").toBe(true);
    expect(gao.people.filter((person) => person.child?.status === "CLOSED").length).toBeGreaterThan(1);
  });

  test("locked the manifest to Conakry when nearly everybody was ready", () => {
    const locked = upcoming(gao).filter(({ trip }) => trip.status === "MANIFEST_LOCKED");
    const counts = tally(locked, ({ entry }) => entry.status);
    expect(locked.every(({ trip }) => trip.destinationName === "Conakry")).toBe(true);
    expect(locked).toHaveLength(20);
    expect(counts.HELD).toBeLessThanOrEqual(3);
    expect((counts.CLEARED ?? 0) + (counts.HELD ?? 0)).toBe(20);
  });
});

test("AGADEZ-2018 has 3,000 people, 1,500 of them in the last seven days", () => {
  const [, { people, operation }] = chapters as [Chapter, Chapter];
  expect(people).toHaveLength(3000);
  const recent = people.filter(({ registeredAt }) => dayOf(registeredAt, operation.timeZone) >= "2018-04-24");
  expect(recent).toHaveLength(1500);
});

test.each([1, 7, 499, 12_000])("a generated operation of %d people has exactly so many", (people) => {
  const parts = [...generated(people)];
  expect(parts.flatMap((part) => part.people)).toHaveLength(people);
  expect(parts.map(({ isLast }) => isLast)).toEqual(parts.map((_, index) => index === parts.length - 1));
});

test("the same seed tells the same story", () => {
  expect(JSON.stringify(gao2018())).toBe(JSON.stringify(gao));
});

test("no two people share an id or a wristband", () => {
  const people = chapters.flatMap((chapter) => chapter.people);
  expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  expect(new Set(people.map(({ registrationNumber }) => registrationNumber)).size).toBe(people.length);
});
