// Which rows of people each role may see.
import { allOf, anyOf, bySites, everyRow, rule, type RowRule, type Rows } from "#kit/access/rows";
import { inOwnShelter, onOwnTrips } from "#kit/access/tie.entity";
import { BROKEN_GLASS, LIVE_AGREEMENT, LIVE_REFERRAL, LIVE_SHARE, OWN_CASE } from "../protection/grounds.sql";

const ofOwnCase: RowRule = rule(
  "children whose case their agency owns or who are assigned to them, and those children's caregivers",
  (alias) =>
    `EXISTS (SELECT 1 FROM child_case c WHERE c.personId = ${alias}.id AND ${OWN_CASE}) OR EXISTS ` +
    `(SELECT 1 FROM relationship r JOIN child_case c ON c.personId = r.otherId WHERE r.personId = ${alias}.id AND r.isCaregiver = 1 AND ${OWN_CASE})`,
);

const consented: RowRule = rule(
  "people whose consent for this purpose names their agency, under a sharing agreement, or whose vital interests stand for it",
  (alias) =>
    `EXISTS (SELECT 1 FROM consent_share s WHERE s.personId = ${alias}.id AND ${LIVE_SHARE} AND s.dataCategory = 'IDENTITY' AND ${LIVE_AGREEMENT})`,
);

const referred: RowRule = rule(
  "people who are referred to their agency, while the referral is live and names the identity",
  (alias) =>
    `EXISTS (SELECT 1 FROM referral f WHERE f.personId = ${alias}.id AND ${LIVE_REFERRAL} AND f.sharedParts LIKE '%"IDENTITY"%')`,
);

/** Rows about somebody for whom the viewer broke the glass, by the column that holds the person. */
export const glassBroken = (column: string): RowRule =>
  rule(
    "people for whom they broke the glass",
    (alias) => `EXISTS (SELECT 1 FROM broken_glass g WHERE g.personId = ${alias}.${column} AND ${BROKEN_GLASS})`,
  );

const ofOwnNation: RowRule = bySites(
  "own nationals who have not asked for protection",
  (alias) =>
    `${alias}.displacementStatus NOT IN ('ASYLUM_SEEKER', 'REFUGEE', 'STATELESS') AND EXISTS (SELECT 1 FROM person_nationality n WHERE n.personId = ${alias}.id AND n.country IN (:...viewerSites))`,
);

export const personRows: Rows = {
  "iom-registrar": everyRow,
  "unicef-caseworker": anyOf(ofOwnCase, consented, referred, glassBroken("id")),
  clinician: anyOf(consented, referred, glassBroken("id")),
  "shelter-manager": anyOf(inOwnShelter("id"), glassBroken("id")),
  "transport-officer": anyOf(onOwnTrips("id"), glassBroken("id")),
  consulate: allOf(ofOwnNation, consented),
  // It reads no more of anybody than whether they may board, and whether they may be returned, before any trip.
  "transport-agency": everyRow,
};
