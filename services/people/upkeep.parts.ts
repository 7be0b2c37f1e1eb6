// What keeping files up brings to the people agency; subgraph.ts takes it in.
import type { ClassType } from "type-graphql";
import { HoldDeskResolver } from "./hold/hold-desk.resolver";
import { HouseholdDeskResolver } from "./household/household-desk.resolver";
import { NeedDeskResolver } from "./need/need-desk.resolver";
import { PersonUpdateResolver } from "./person/update.resolver";
import { ProfileResolver } from "./profile/profile.resolver";
import { RelationshipDeskResolver } from "./relationship/relationship-desk.resolver";

export const upkeepResolvers: ClassType[] = [
  HoldDeskResolver,
  HouseholdDeskResolver,
  NeedDeskResolver,
  PersonUpdateResolver,
  ProfileResolver,
  RelationshipDeskResolver,
];
