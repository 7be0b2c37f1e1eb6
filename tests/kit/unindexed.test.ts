import { Unindexed } from "#kit/access-log/unindexed";

const of = (...people: string[]) => ({ personIds: people });
const told = (taken: ReturnType<Unindexed["take"]>) =>
  taken && [taken.until, ...Array.from(taken.blocks, ([block, ids]) => `${String(block)}: ${[...ids].join(" ")}`)];

describe("whom the lines tell of that are not indexed yet", () => {
  test("is known once, by blocks, each person once", () => {
    const known = new Unindexed();
    known.add(3, [of("a", "b"), of(), of("b", "c")]);
    known.add(
      64,
      Array.from({ length: 61 }, () => of("d")),
    );
    expect(told(known.take(0, 64))).toEqual([64, "0: a b c d", "1: d"]);
    expect(told(known.take(0, 64))).toBeNull();
    known.add(65, [of("e")]);
    expect(told(known.take(0, 65))).toBeNull();
    expect(told(known.take(64, 65))).toEqual([65, "1: e"]);
  });

  test("is taken up to the last whole block where lines were added meanwhile", () => {
    const known = new Unindexed();
    for (let last = 1; last <= 70; last++) known.add(last, [of(last < 64 ? "a" : String(last))]);
    expect(told(known.take(0, 62))).toEqual([-1]);
    expect(told(known.take(0, 69))).toEqual([63, "0: a"]);
    expect(told(known.take(63, 69))).toEqual([63]);
    expect(told(known.take(63, 70))).toEqual([70, "1: 64 65 66 67 68 69 70"]);
    expect(told(known.take(70, 71))).toBeNull();
  });

  test("is not known of lines that others wrote", () => {
    const known = new Unindexed();
    known.add(1, [of("a")]);
    known.add(3, [of("c")]);
    expect(told(known.take(0, 3))).toBeNull();
    expect(told(known.take(1, 3))).toBeNull();
    expect(told(known.take(2, 3))).toEqual([3, "0: c"]);
  });

  test("is forgotten where nobody asks for it", () => {
    const known = new Unindexed();
    for (let last = 1; last <= 100_000; last++) known.add(last, [of(String(last))]);
    expect(told(known.take(0, 63))).toBeNull();
    expect(told(known.take(99_999, 100_000))?.join(" ")).toMatch(/ 100000$/);
  });
});
