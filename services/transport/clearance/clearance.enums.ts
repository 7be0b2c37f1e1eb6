import { registerEnumType } from "type-graphql";

export enum BoardingBlocker {
  MEDICAL = "MEDICAL",
  CHILD_PROTECTION = "CHILD_PROTECTION",
  CONSENT = "CONSENT",
  DOCUMENTS = "DOCUMENTS",
  HOLD = "HOLD",
  NO_BED = "NO_BED",
  NO_SEAT = "NO_SEAT",
  UNVERIFIABLE = "UNVERIFIABLE",
}
registerEnumType(BoardingBlocker, {
  name: "BoardingBlocker",
  description:
    "What keeps a person from boarding: a condition that is not shown to be met. The reason behind a code stays with the agency that owns it.",
  valuesConfig: {
    MEDICAL: { description: "No verdict of fit to travel for this mode that holds at departure (health)." },
    CHILD_PROTECTION: {
      description:
        "A minor with neither a caregiver on the same manifest nor a child travel clearance that holds at departure (UNICEF).",
    },
    CONSENT: { description: "No consent to be moved (IOM)." },
    DOCUMENTS: {
      description: "A border is crossed, and no travel document is issued that holds on the day of arrival.",
    },
    HOLD: { description: "Some agency says that the person must not be moved for now." },
    NO_BED: { description: "No bed is reserved at the destination centre (shelters)." },
    NO_SEAT: { description: "Neither a seat of their own on this trip nor a free one (transport)." },
    UNVERIFIABLE: {
      description:
        "Some agency did not answer, so that another code beside this one may stand for what is not known. Ask again.",
    },
  },
});
