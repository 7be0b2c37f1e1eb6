import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Context } from "#kit/context";
import { manyEach, perRequest } from "#kit/loader";
import { todayOfEach } from "../../operation/operation.loaders";
import { recordById } from "../record.loaders";
import { Consent } from "./consent.entity";
import { ConsentPurpose, type ConsentStatus } from "./consent.enums";
import { consentStatus } from "./consent.rules";
import { ConsentWording } from "./wording.entity";

export const consentById = recordById(Consent);

export const wordingById = recordById(ConsentWording);

/** The consents about each person, latest first. */
export const consentsByPerson = perRequest(
  ({ db }) =>
    new DataLoader<string, Consent[]>(async (ids) => {
      const order = { occurredAt: "DESC", id: "DESC" } as const;
      return manyEach(ids, await db.find(Consent, { where: { personId: In(ids) }, order }), ({ personId }) => personId);
    }),
);

/** The consents to travel of each person, for the verdict whether one holds: whoever may ask need not see them. */
export const travelConsentsByPerson = perRequest(
  ({ figures }) =>
    new DataLoader<string, Consent[]>(async (ids) => {
      const rows = await figures
        .createQueryBuilder(Consent, "consent")
        .where("consent.personId IN (:...ids) AND consent.purpose = :purpose", { ids, purpose: ConsentPurpose.TRAVEL })
        .getMany();
      return manyEach(ids, rows, ({ personId }) => personId);
    }),
);

/** Whether each consent holds at the operation's now, in their order. */
export async function statusOfEach(ctx: Context, consents: readonly Consent[]): Promise<`${ConsentStatus}`[]> {
  const now = ctx.clock.now();
  const days = await todayOfEach(ctx, consents);
  return consents.map((consent, index) => consentStatus(consent, now, days[index] ?? ""));
}
