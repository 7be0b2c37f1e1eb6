import { registerEnumType } from "type-graphql";

export enum IncidentKind {
  SEXUAL_VIOLENCE = "SEXUAL_VIOLENCE",
  PHYSICAL_ASSAULT = "PHYSICAL_ASSAULT",
  TRAFFICKING = "TRAFFICKING",
  TORTURE = "TORTURE",
  FORCED_MARRIAGE = "FORCED_MARRIAGE",
}
registerEnumType(IncidentKind, {
  name: "IncidentKind",
  description:
    "Kinds of violence, after the incident types of the GBV Information Management System, with torture and trafficking.",
  valuesConfig: {
    SEXUAL_VIOLENCE: { description: "Rape or sexual assault." },
    PHYSICAL_ASSAULT: { description: "Violence that is not sexual." },
    TRAFFICKING: { description: "Recruited, moved or held for exploitation." },
    TORTURE: { description: "Severe pain inflicted on purpose, e.g. for ransom." },
    FORCED_MARRIAGE: { description: "Married against the child's will." },
  },
});
