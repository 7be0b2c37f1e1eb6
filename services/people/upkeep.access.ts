// Who may keep files up: what a registrar, and on own children a caseworker, changes of a person after registration.
import { RECORD, type AgencyAccess } from "#kit/access/policy";
import { BY_GROUND } from "./person/person.tickets";

export const upkeepCategories: AgencyAccess["categories"] = {
  hold: {
    level: "L2",
    says: "Holds, one by one",
    read: ["iom-registrar", "unicef-caseworker"],
    write: ["iom-registrar", "unicef-caseworker"],
    ticket: { name: "OWN", roles: BY_GROUND },
  },
  specificNeed: {
    level: "L3",
    says: "Specific needs (UNHCR), and whether somebody fears to be sent back",
    read: ["iom-registrar", "unicef-caseworker"],
    write: ["iom-registrar", "unicef-caseworker"],
    ticket: { name: "OWN", roles: BY_GROUND },
  },
  mayReturn: {
    level: "L2",
    says: "Whether somebody may enter a return case",
    read: ["iom-registrar", "transport-agency"],
  },
};

export const upkeepTypes: AgencyAccess["types"] = {
  Mutation: {
    identity: "updatePerson",
    status: "profilePerson",
    hold: "placeHold liftHold",
    specificNeed: "recordSpecificNeed endSpecificNeed",
    family: "formHousehold joinHousehold leaveHousehold changeHeadOfHousehold linkRelatives endRelationship",
  },
  Person: { specificNeed: "fearsReturn", mayReturn: "mayReturn" },
  UpdatePersonPayload: { open: "person conflict" },
  ProfilePersonPayload: { open: "person referral" },
  PlaceHoldPayload: { open: "hold person" },
  LiftHoldPayload: { open: "hold person" },
  RecordSpecificNeedPayload: { open: "specificNeed" },
  EndSpecificNeedPayload: { open: "specificNeed" },
  FormHouseholdPayload: { open: "household" },
  JoinHouseholdPayload: { open: "household" },
  LeaveHouseholdPayload: { open: "person household" },
  ChangeHeadOfHouseholdPayload: { open: "household" },
  LinkRelativesPayload: { open: "relationship" },
  EndRelationshipPayload: { open: "relationship" },
  PersonHold: { hold: `${RECORD} liftedAt` },
  SpecificNeed: { specificNeed: `${RECORD} notes identifiedAt endedAt need` },
  Relationship: { family: "endedAt" },
};
