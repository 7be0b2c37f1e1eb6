import { registerEnumType } from "type-graphql";

export enum ManifestEntryStatus {
  NOMINATED = "NOMINATED",
  CLEARED = "CLEARED",
  BOARDED = "BOARDED",
  ARRIVED = "ARRIVED",
  HANDED_OVER = "HANDED_OVER",
  HELD = "HELD",
  NO_SHOW = "NO_SHOW",
  OFFLOADED = "OFFLOADED",
  DECLINED = "DECLINED",
  MISSING_AT_ARRIVAL = "MISSING_AT_ARRIVAL",
}
registerEnumType(ManifestEntryStatus, {
  name: "ManifestEntryStatus",
  description: "Where one person stands on one trip.",
  valuesConfig: {
    NOMINATED: { description: "Proposed for the trip; has a seat." },
    CLEARED: { description: "May board: nothing kept the person back when it was checked." },
    BOARDED: { description: "On board." },
    ARRIVED: { description: "Got out at the destination." },
    HANDED_OVER: { description: "Received at the destination by the centre, the family or the authorities." },
    HELD: { description: "May not board for now, for the reasons in `heldCodes`; has no seat meanwhile." },
    NO_SHOW: { description: "Was not there when the trip boarded." },
    OFFLOADED: { description: "Was taken off the trip before it left." },
    DECLINED: { description: "Did not want to travel." },
    MISSING_AT_ARRIVAL: { description: "Boarded and did not arrive: an alarm." },
  },
});
