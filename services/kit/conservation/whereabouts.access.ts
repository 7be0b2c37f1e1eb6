import type { AgencyAccess } from "#kit/access/policy";

/** Exact: for who reads the rows behind them, or runs what depends on them. Others are told figures that hide small ones. */
export const whereaboutsCategory: AgencyAccess["categories"] = {
  whereabouts: {
    level: "L1",
    says: "How many people are where, in exact numbers, small ones too",
    read: ["iom-registrar", "shelter-manager", "transport-officer"],
  },
};
