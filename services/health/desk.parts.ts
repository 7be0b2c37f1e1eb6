// What a clinic writes.
import type { ClassType } from "type-graphql";
import { AlertDeskResolver } from "./alert/alert-desk.resolver";
import { AllergyDeskResolver } from "./allergy/allergy-desk.resolver";
import { ConditionDeskResolver } from "./condition/condition-desk.resolver";
import { FitnessDeskResolver } from "./fitness/fitness-desk.resolver";
import { MedicationDeskResolver } from "./medication/medication-desk.resolver";
import { NeedDeskResolver } from "./need/need-desk.resolver";
import { ReferralDeskResolver } from "./referral/referral-desk.resolver";
import { ScreeningDeskResolver } from "./screening/screening-desk.resolver";

export const deskResolvers: ClassType[] = [
  AlertDeskResolver,
  AllergyDeskResolver,
  ConditionDeskResolver,
  FitnessDeskResolver,
  MedicationDeskResolver,
  NeedDeskResolver,
  ReferralDeskResolver,
  ScreeningDeskResolver,
];
