import { registerEnumType } from "type-graphql";

export enum PotentialDuplicateStatus {
  OPEN = "OPEN",
  AWAITING_CASE_OWNER = "AWAITING_CASE_OWNER",
  INVALID = "INVALID",
  MERGED = "MERGED",
}
registerEnumType(PotentialDuplicateStatus, {
  name: "PotentialDuplicateStatus",
  description: "What became of the suspicion that two records are one person.",
  valuesConfig: {
    OPEN: { description: "Nobody has decided." },
    AWAITING_CASE_OWNER: {
      description: "A desk says that they are one; whoever owns the child's case has yet to agree.",
    },
    INVALID: { description: "They are two persons." },
    MERGED: { description: "They are one; both ids still lead to the record that was kept." },
  },
});

export enum DuplicateClue {
  SAME_NAME = "SAME_NAME",
  SIMILAR_NAME = "SIMILAR_NAME",
  SAME_SEX = "SAME_SEX",
  SAME_BIRTH_DATE = "SAME_BIRTH_DATE",
  SIMILAR_AGE = "SIMILAR_AGE",
  SAME_NATIONALITY = "SAME_NATIONALITY",
  SAME_PHONE = "SAME_PHONE",
}
registerEnumType(DuplicateClue, {
  name: "DuplicateClue",
  description: "What two records have in common.",
  valuesConfig: {
    SAME_NAME: { description: "Given and family name, accents and case aside." },
    SIMILAR_NAME: { description: "Family name, and the beginning of the given name." },
    SAME_SEX: { description: "Sex." },
    SAME_BIRTH_DATE: { description: "Date of birth." },
    SIMILAR_AGE: { description: "Dates of birth within two years of each other." },
    SAME_NATIONALITY: { description: "A nationality." },
    SAME_PHONE: { description: "Phone number." },
  },
});
