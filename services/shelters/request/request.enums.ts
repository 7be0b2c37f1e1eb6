import { registerEnumType } from "type-graphql";

export enum ResourceRequestKind {
  STAFF = "STAFF",
  EQUIPMENT = "EQUIPMENT",
}
registerEnumType(ResourceRequestKind, {
  name: "ResourceRequestKind",
  description: "What is asked for.",
  valuesConfig: {
    STAFF: { description: "People who work." },
    EQUIPMENT: { description: "Things: mattresses, tents, vehicles, medicine chests." },
  },
});

export enum ResourceRequestStatus {
  REQUESTED = "REQUESTED",
  APPROVED = "APPROVED",
  DEPLOYED = "DEPLOYED",
  CLOSED = "CLOSED",
  REJECTED = "REJECTED",
}
registerEnumType(ResourceRequestStatus, {
  name: "ResourceRequestStatus",
  description: "Where a request for staff or equipment stands.",
  valuesConfig: {
    REQUESTED: { description: "Nobody has decided yet." },
    APPROVED: { description: "Will be sent." },
    DEPLOYED: { description: "Is there and at work." },
    CLOSED: { description: "Was there and is not needed any more." },
    REJECTED: { description: "Will not be sent." },
  },
});
