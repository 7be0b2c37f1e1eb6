import DataLoader from "dataloader";
import { In } from "typeorm";
import { oneEach, perRequest } from "#kit/loader";
import { HealthSensitivity } from "../sensitivity/sensitivity.enums";
import { HealthReferral } from "./referral.entity";

/** Referrals by id, without those of level L4: the path to one may well have begun in a list. */
export const referralById = perRequest(
  ({ db }) =>
    new DataLoader<string, HealthReferral | null>(async (ids) => {
      const rows = await db.findBy(HealthReferral, { id: In(ids), sensitivity: HealthSensitivity.L3 });
      return oneEach(ids, rows, (referral) => referral.id);
    }),
);
