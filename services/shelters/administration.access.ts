// Who may write what shelters are, give and ask for.
import type { AgencyAccess } from "#kit/access/policy";
import { whereaboutsCategory } from "#kit/conservation/whereabouts.access";

export const administrationCategories: AgencyAccess["categories"] = {
  ...whereaboutsCategory,
  requestDecision: {
    level: "L1",
    says: "Whether staff and equipment are sent",
    read: ["iom-registrar"],
    write: ["iom-registrar"],
  },
};

export const administrationTypes: AgencyAccess["types"] = {
  Mutation: {
    shelter:
      "proposeShelter openShelter closeShelter updateShelter addHousingUnit blockPlaces unblockPlaces activateSurge endSurge",
    relief: "recordDistribution distributeToMany",
    request: "requestResource closeRequest",
    requestDecision: "approveRequest rejectRequest deployRequest",
  },
  Operation: { whereabouts: "sheltered atOnwardCentre waitingForBed lettersFromShelters" },
  Shelter: { shelter: "blockedReason" },
  ResourceRequest: { request: "rejectedReason" },
  ShelterPayload: { open: "shelter" },
  UpdateShelterPayload: { open: "shelter conflict" },
  AddHousingUnitPayload: { open: "unit" },
  RecordDistributionPayload: { open: "distribution" },
  DistributeToManyPayload: { relief: "given notGiven" },
  NotGiven: { relief: "personId code nextOn" },
  RequestPayload: { open: "request" },
};
