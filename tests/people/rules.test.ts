import { searchKey } from "#kit/text";
import { ageGroupOf, isMinor } from "../../services/people/person/person.rules";
import { countryOf, placeOf, specificNeedOf } from "../../services/people/reference/terms";
import countries from "../../services/people/reference/countries.json";

describe("a minor", () => {
  test.each([
    [17, false, true],
    [18, false, false],
    [17, true, true],
    [35, true, true],
  ])("at %d years, disputed: %s, is %s", (age, isDisputed, expected) => {
    expect(isMinor(age, isDisputed)).toBe(expected);
  });
});

describe("an age group", () => {
  test.each([
    [0, false, "AGE_0_4"],
    [4, false, "AGE_0_4"],
    [5, false, "AGE_5_11"],
    [11, false, "AGE_5_11"],
    [12, false, "AGE_12_17"],
    [17, false, "AGE_12_17"],
    [18, false, "AGE_18_59"],
    [59, false, "AGE_18_59"],
    [60, false, "AGE_60_PLUS"],
    [110, false, "AGE_60_PLUS"],
    [70, true, "AGE_12_17"],
    [18, true, "AGE_12_17"],
    [6, true, "AGE_5_11"],
  ])("of %d years, disputed: %s, is %s", (age, isDisputed, expected) => {
    expect(ageGroupOf(age, isDisputed)).toBe(expected);
  });
});

describe("a code", () => {
  test("of a country has its name in both languages, accents and all", () => {
    expect(countryOf("CIV")).toMatchObject({ code: "CIV", en: "Côte d'Ivoire", fr: "Côte d'Ivoire" });
    expect(countryOf("BFA").label("FR" as never)).toBe("Burkina Faso");
    expect(countryOf("GNB").fr).toBe("Guinée-Bissau");
    expect(Object.keys(countries.terms)).toHaveLength(249);
  });

  test("of a need or a place is told in both languages", () => {
    expect(specificNeedOf("SC").fr).toBe("Enfant non accompagné ou séparé");
    expect(placeOf("ML06")).toMatchObject({ en: "Timbuktu", fr: "Tombouctou" });
  });

  test("that no list has keeps itself as its label, even one that every object has", () => {
    expect(countryOf("constructor").en).toBe("constructor");
  });

  test("is not mistaken for text that is searched", () => {
    expect(searchKey("Côte d'Ivoire")).toBe("cote d ivoire");
  });
});
