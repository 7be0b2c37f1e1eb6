import { Arg, Directive, Query, registerEnumType, Resolver } from "type-graphql";
import { CodedTerm } from "#kit/terms";
import { allCountries, allLanguages, allSpecificNeeds } from "./terms";

enum CodeListName {
  COUNTRIES = "COUNTRIES",
  LANGUAGES = "LANGUAGES",
  SPECIFIC_NEEDS = "SPECIFIC_NEEDS",
}
registerEnumType(CodeListName, {
  name: "CodeListName",
  description: "An external code list that desks choose from.",
  valuesConfig: {
    COUNTRIES: { description: "ISO 3166-1 alpha-3." },
    LANGUAGES: { description: "ISO 639-3, those of the region." },
    SPECIFIC_NEEDS: { description: "UNHCR specific needs codes." },
  },
});

const LISTS = { COUNTRIES: allCountries, LANGUAGES: allLanguages, SPECIFIC_NEEDS: allSpecificNeeds };

@Resolver()
export class CodeListResolver {
  @Directive("@listSize(assumedSize: 300)")
  @Query(() => [CodedTerm], {
    nullable: true,
    description: "All codes of a list, in its order: for forms and templates. At most some hundreds.",
  })
  codeList(
    @Arg("name", () => CodeListName, { description: "Which list." }) name: `${CodeListName}`,
  ): readonly CodedTerm[] {
    return LISTS[name]();
  }
}
