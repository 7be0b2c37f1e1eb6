// Codes of long external lists, with labels in the two languages that the field reads.
import { Arg, Directive, Field, ObjectType, registerEnumType } from "type-graphql";

export enum LabelLanguage {
  EN = "EN",
  FR = "FR",
}
registerEnumType(LabelLanguage, {
  name: "LabelLanguage",
  description: "A language in which labels of coded terms are kept.",
  valuesConfig: { EN: { description: "English." }, FR: { description: "French." } },
});

/** A versioned code list as it stands in a data file: where it is from, and the label of each code. */
export interface TermList {
  /** Short name of the list, e.g. "ISO 3166-1 alpha-3". */
  system: string;
  version: string;
  /** Where the codes and labels come from. */
  source: string;
  terms: Record<string, { en: string; fr: string }>;
}

@Directive("@shareable")
@ObjectType({ description: "A code of an external list, with its label." })
export class CodedTerm {
  @Field(() => String, { description: "The code in its list, e.g. MLI." })
  code!: string;

  @Field(() => String, { description: "The list, e.g. ISO 3166-1 alpha-3." })
  system!: string;

  en!: string;
  fr!: string;

  @Field(() => String, { description: "What the code means, in English or French." })
  label(
    @Arg("language", () => LabelLanguage, { defaultValue: LabelLanguage.EN, description: "In which language." })
    language: LabelLanguage,
  ): string {
    return language === LabelLanguage.FR ? this.fr : this.en;
  }
}

/** The term of `code` in `list`; a code that the list does not have keeps itself as its label. */
export function termOf(list: TermList, code: string): CodedTerm {
  const { en, fr } = Object.hasOwn(list.terms, code)
    ? (list.terms[code] ?? { en: code, fr: code })
    : { en: code, fr: code };
  return Object.assign(new CodedTerm(), { code, system: list.system, en, fr });
}

/** All terms of a list, in its order. */
export const termsOf = (list: TermList): CodedTerm[] => Object.keys(list.terms).map((code) => termOf(list, code));
