import { tieCategory } from "#kit/ties/ties.parts";
import { RECORD, type AgencyAccess } from "#kit/access/policy";
import { atSite, everyRow, type Rows } from "#kit/access/rows";

export const deskCategories: AgencyAccess["categories"] = {
  ...tieCategory(["people-agency", "transport-agency"]),
  wish: { level: "L2", says: "Who needs a bed, told by people", read: ["people-agency"], write: ["people-agency"] },
  travel: {
    level: "L2",
    says: "Who left on a trip or came with one, told by transport",
    read: ["transport-agency"],
    write: ["transport-agency"],
  },
  told: {
    level: "L2",
    says: "That the shelters know what they were told",
    read: ["people-agency", "transport-agency"],
  },
  task: {
    level: "L2",
    says: "What a shelter must put right",
    read: ["iom-registrar", "shelter-manager"],
    write: ["shelter-manager"],
  },
};

export const deskTypes: AgencyAccess["types"] = {
  Query: { relief: "waiting recommendPlacement" },
  PlacementRecommendation: { relief: "asOf places without" },
  RecommendedPlace: { relief: "shelter reason beds explanation" },
  RecommendedBed: { relief: "person unit" },
  NoPlace: { relief: "people reason explanation" },
  Mutation: {
    stay: "checkIn checkInMany checkOut moveStay reservePlaces releaseReservation",
    wish: "requestPlacements endAssistance",
    travel: "checkOutForTrip checkInFromTrip",
  },
  StayPayload: { stay: "stay" },
  ReservePlacesPayload: { stay: "stays" },
  CheckInManyPayload: { stay: "checkedIn results" },
  CheckInResult: { stay: "index personId stay errorCode errorMessage" },
  RequestPlacementsPayload: { wish: "requested" },
  ToldPayload: { told: "personId" },
  Shelter: { task: "tasks" },
  ShelterStay: { stay: "endReason" },
  ShelterTask: { task: `${RECORD} kind doneAt stay` },
};

export const taskRows: Rows = {
  "iom-registrar": everyRow,
  "shelter-manager": atSite("shelterId", "what their own shelter must put right"),
};
