import { registerEnumType } from "type-graphql";

/** Why a person is erased, as a caller may say it. */
export enum ErasureReason {
  PERSON_ASKED = "PERSON_ASKED",
  CAREGIVER_ASKED = "CAREGIVER_ASKED",
  WRONGLY_RECORDED = "WRONGLY_RECORDED",
}

registerEnumType(ErasureReason, {
  name: "ErasureReason",
  description: "Why the personal data of somebody are erased.",
  valuesConfig: {
    PERSON_ASKED: { description: "The person asked for it." },
    CAREGIVER_ASKED: { description: "A child's caregiver asked for it." },
    WRONGLY_RECORDED: { description: "It should never have been recorded." },
  },
});

/** What `npm run retention` writes as its reason. */
export const PERIOD_OVER = "PERIOD_OVER" as const;
