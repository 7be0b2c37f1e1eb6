// Which rows of records that may be of level L4 each role may see.
import { anyOf, rule, type Rows } from "#kit/access/rows";

/** A list leaves level L4 out all the same, also before whom it names; see `listedRecordsOfEach`. */
export const restrictedRows: Rows = {
  clinician: anyOf(
    rule("records below level L4", (alias) => `${alias}.sensitivity = 'L3'`),
    rule(
      "those of level L4 that name them",
      (alias) =>
        `EXISTS (SELECT 1 FROM restricted_record_staff n WHERE n.recordId = ${alias}.id AND n.account = :viewerSub)`,
    ),
    // Without naming the person, so that a list is still counted from its index.
    rule("those of people for whom they broke the glass, as the people agency says", () => ":viewerUnderGlass = 1"),
  ),
};
