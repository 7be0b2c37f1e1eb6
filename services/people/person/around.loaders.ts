import type { Context } from "#kit/context";
import type { Here } from "../operation/here.loaders";
import { isCountry, isLanguage, isSpecificNeed } from "../reference/terms";
import type { Surroundings } from "../registration/registration.rules";

/** What the reference data and the moment say, for the rules of registration. */
export const aroundHere = ({ clock }: Context, { operation, today }: Here): Surroundings => ({
  ...{ now: clock.now(), today, country: operation.countryCode, isCountry, isLanguage, isSpecificNeed },
});
