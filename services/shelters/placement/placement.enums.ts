import { registerEnumType } from "type-graphql";

export enum PlacementRequestStatus {
  WAITING = "WAITING",
  PLACED = "PLACED",
  WITHDRAWN = "WITHDRAWN",
}
registerEnumType(PlacementRequestStatus, {
  name: "PlacementRequestStatus",
  description: "Whether somebody still waits for a bed.",
  valuesConfig: {
    WAITING: { description: "Has no bed yet." },
    PLACED: { description: "Was given a bed." },
    WITHDRAWN: { description: "Needs none any more: left, or found a place alone." },
  },
});
