import { Unindexed } from "#kit/access-log/unindexed";

const of = (...people: string[]) => ({ personIds: people });
const told = (taken: ReturnType<Unindexed["take"]>) =>
  taken && Array.from(taken, ([block, ids]) => [block, [...ids]] as const);

describe("whom the lines tell of that are not indexed yet", () => {
  test("is known once, by blocks, each person once", () => {
    const known = new Unindexed();
    known.add(3, [of("a", "b"), of(), of("b", "c")]);
    known.add(
      64,
      Array.from({ length: 61 }, () => of("d")),
    );
    expect(told(known.take(0, 64))).toEqual([
      [0, ["a", "b", "c", "d"]],
      [1, ["d"]],
    ]);
    expect(told(known.take(0, 64))).toBeNull();
    known.add(65, [of("e")]);
    expect(told(known.take(0, 65))).toBeNull();
    expect(told(known.take(64, 65))).toEqual([[1, ["e"]]]);
  });

  test("is not known of a part of a block to which lines were added meanwhile", () => {
    const known = new Unindexed();
    known.add(
      70,
      Array.from({ length: 70 }, (_, index) => of(String(index + 1))),
    );
    expect(told(known.take(0, 69))).toBeNull();
    expect(told(known.take(0, 62))).toBeNull();
    expect(told(known.take(10, 63))?.map(([block, people]) => [block, people.length])).toEqual([[0, 63]]);
    expect(told(known.take(63, 70))?.map(([block, people]) => [block, people.length])).toEqual([[1, 7]]);
    expect(told(known.take(70, 71))).toBeNull();
  });

  test("is not known of lines that others wrote", () => {
    const known = new Unindexed();
    known.add(1, [of("a")]);
    known.add(3, [of("c")]);
    expect(told(known.take(0, 3))).toBeNull();
    expect(told(known.take(1, 3))).toBeNull();
    expect(told(known.take(2, 3))).toEqual([[0, ["c"]]]);
  });

  test("is forgotten where nobody asks for it", () => {
    const known = new Unindexed();
    for (let last = 1; last <= 100_000; last++) known.add(last, [of(String(last))]);
    expect(told(known.take(0, 63))).toBeNull();
    const people = told(known.take(99_999, 100_000))?.flatMap(([, ids]) => ids) ?? [];
    expect(people).toContain("100000");
  });
});
