import { ageOn, bornBy, dayOf, daysBetween } from "#kit/days";
import { searchKey } from "#kit/text";

test("a day is counted in the operation's own time zone", () => {
  const instant = new Date("2018-04-30T23:30:00Z");
  expect(dayOf(instant, "Africa/Bamako")).toBe("2018-04-30");
  expect(dayOf(instant, "Africa/Niamey")).toBe("2018-05-01");
});

test("a child is a child until the day of the eighteenth birthday", () => {
  expect(ageOn("2018-04-29", "2000-04-30")).toBe(17);
  expect(ageOn("2018-04-30", "2000-04-30")).toBe(18);
});

test.each([0, 5, 12, 17, 18, 60])("who has completed %d years is who was born by that day", (years) => {
  const day = "2018-03-01";
  const latest = bornBy(day, years);
  const dayAfter = new Date(Date.parse(latest) + 86_400_000).toISOString().slice(0, 10);
  expect(ageOn(day, latest)).toBe(years);
  expect(ageOn(day, dayAfter)).toBe(years - 1);
});

test("who was born by 29 February of a year without one was born by the 28th", () => {
  expect(bornBy("2020-02-29", 18)).toBe("2002-02-28");
  expect(bornBy("2020-02-29", 20)).toBe("2000-02-29");
});

test("days between two days ignore the hour", () => {
  expect(daysBetween("2018-04-23", "2018-04-30")).toBe(7);
  expect(daysBetween("2018-05-01", "2018-04-30")).toBe(-1);
});

test.each([
  ["Côte d'Ivoire", "cote d ivoire"],
  ["  TRAORÉ ", "traore"],
  ["Aïssatou-Ñdèye", "aissatou ndeye"],
])("%s is searched as %s", (text, key) => {
  expect(searchKey(text)).toBe(key);
});
