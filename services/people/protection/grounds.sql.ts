// On what somebody's sight of another's file rests, as conditions that rows and tickets share. Parameters: `viewerParameters`.

/** A case `c` that the viewer's agency owns or the viewer is assigned to. */
export const OWN_CASE = "(c.owningAgency = :viewerAgency OR c.caseworker = :viewerSub)";

/** A consent share `s` to the viewer's agency, for the viewer's purpose, that holds now. */
export const LIVE_SHARE =
  "s.recipientAgency = :viewerAgency AND s.purpose = :viewerPurpose AND s.beganAt <= :viewerNow AND (s.endedAt IS NULL OR s.endedAt > :viewerNow)";

/** A sharing agreement that covers the share `s` and holds now. A person's vital interests do not wait for one. */
export const LIVE_AGREEMENT =
  "(s.legalBasis = 'VITAL_INTERESTS' OR EXISTS (SELECT 1 FROM agreement_share a WHERE a.partnerAgency = s.recipientAgency AND a.purpose = s.purpose AND a.dataCategory = s.dataCategory AND a.operationCode = s.operationCode AND a.beganAt <= :viewerNow AND (a.endedAt IS NULL OR a.endedAt > :viewerNow)))";

/** A referral to the viewer's agency, of which a second person is yet to agree where it rests on no consent. */
export const SENT_REFERRAL =
  "f.recipientAgency = :viewerAgency AND (f.consentId IS NOT NULL OR f.overrideApprovedBy IS NOT NULL)";

/** Such a referral `f` that is live: also what it rests on is, which may end by itself on its last day. */
export const LIVE_REFERRAL =
  SENT_REFERRAL +
  " AND f.status IN ('IN_PROGRESS', 'ACCEPTED') AND (f.consentId IS NULL OR EXISTS (SELECT 1 FROM consent_share h WHERE h.consentId = f.consentId AND (h.endedAt IS NULL OR h.endedAt > :viewerNow)))";

/** The glass `g` that the viewer broke and that still lasts. */
export const BROKEN_GLASS =
  "g.recordedByUser = :viewerSub AND g.recordedByAgency = :viewerAgency AND g.endsAt > :viewerNow";
