// Which rows of people each role may see.
import { allOf, anyOf, everyRow, rule, type RowRule, type Rows } from "#kit/access/rows";
import { inOwnShelter, onOwnTrips } from "#kit/access/tie.entity";
import { BROKEN_GLASS, LIVE_AGREEMENT, LIVE_REFERRAL, LIVE_SHARE, OWN_CASE } from "../protection/grounds.sql";

const ofOwnCase: RowRule = rule(
  "children whose case their agency owns or who are assigned to them, and those children's caregivers",
  (alias) =>
    `${alias}.id IN (SELECT c.personId FROM child_case c WHERE ${OWN_CASE}) OR ${alias}.id IN ` +
    `(SELECT r.personId FROM relationship r JOIN child_case c ON c.personId = r.otherId WHERE r.isCaregiver = 1 AND ${OWN_CASE})`,
);

const consented: RowRule = rule(
  "people whose consent for this purpose names their agency, under a sharing agreement, or whose vital interests stand for it",
  (alias) =>
    `${alias}.id IN (SELECT s.personId FROM consent_share s WHERE ${LIVE_SHARE} AND s.dataCategory = 'IDENTITY' AND ${LIVE_AGREEMENT})`,
);

const referred: RowRule = rule(
  "people who are referred to their agency, while the referral is live and names the identity",
  (alias) =>
    `${alias}.id IN (SELECT f.personId FROM referral f WHERE ${LIVE_REFERRAL} AND f.sharedParts LIKE '%"IDENTITY"%')`,
);

/** Rows about somebody for whom the viewer broke the glass, by the column that holds the person. */
export const glassBroken = (column: string): RowRule =>
  rule(
    "people for whom they broke the glass",
    (alias) => `${alias}.${column} IN (SELECT g.personId FROM broken_glass g WHERE ${BROKEN_GLASS})`,
  );

const ofOwnNation: RowRule = {
  says: "own nationals who have not asked for protection",
  where: (alias, { sites }) =>
    sites.length > 0
      ? `${alias}.displacementStatus NOT IN ('ASYLUM_SEEKER', 'REFUGEE', 'STATELESS') AND ${alias}.id IN (SELECT n.personId FROM person_nationality n WHERE n.country IN (:...viewerSites))`
      : "1 = 0",
};

export const personRows: Rows = {
  "iom-registrar": everyRow,
  "unicef-caseworker": anyOf(ofOwnCase, consented, referred, glassBroken("id")),
  clinician: anyOf(consented, referred, glassBroken("id")),
  "shelter-manager": anyOf(inOwnShelter("id"), glassBroken("id")),
  "transport-officer": anyOf(onOwnTrips("id"), glassBroken("id")),
  consulate: allOf(ofOwnNation, consented),
};
