import { registerEnumType } from "type-graphql";

export enum TravelDocumentKind {
  PASSPORT = "PASSPORT",
  NATIONAL_ID = "NATIONAL_ID",
  LAISSEZ_PASSER = "LAISSEZ_PASSER",
}
registerEnumType(TravelDocumentKind, {
  name: "TravelDocumentKind",
  description: "What kind of travel document.",
  valuesConfig: {
    PASSPORT: { description: "A passport." },
    NATIONAL_ID: { description: "An identity card, good for travel inside the ECOWAS area." },
    LAISSEZ_PASSER: { description: "A paper for one journey home, issued by a consulate." },
  },
});

export enum TravelDocumentStatus {
  REQUESTED = "REQUESTED",
  NATIONALITY_CHECK = "NATIONALITY_CHECK",
  ISSUED = "ISSUED",
  REFUSED = "REFUSED",
}
registerEnumType(TravelDocumentStatus, {
  name: "TravelDocumentStatus",
  description: "Where a travel document stands.",
  valuesConfig: {
    REQUESTED: { description: "Asked for." },
    NATIONALITY_CHECK: { description: "The consulate checks whether the person is a national." },
    ISSUED: { description: "Issued; good until `expiresOn`." },
    REFUSED: { description: "Refused by the consulate." },
  },
});
