import { recordById } from "../record.loaders";
import { Referral } from "./referral.entity";

export const referralById = recordById(Referral);
