import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { writtenBy } from "#kit/written";
import { expectGuests } from "../guest/guest.writes";
import { requireOperation } from "../operation/operation.loaders";
import { endAssistance } from "../stay/check-out.writes";
import { comeFromTrip, leaveForTrip } from "../stay/trip.writes";
import {
  CheckInFromTripInput,
  CheckOutForTripInput,
  EndAssistanceInput,
  RequestPlacementsInput,
  RequestPlacementsPayload,
  ToldPayload,
} from "./told.inputs";

const MOST = 1000;

@Resolver()
export class ToldResolver {
  @Mutation(() => RequestPlacementsPayload, {
    nullable: true,
    description: "For the people agency: who needs a bed, with whom, and in which part of a shelter.",
  })
  async requestPlacements(
    @Arg("input", () => RequestPlacementsInput, { description: "Who." }) input: RequestPlacementsInput,
    @Ctx() ctx: Context,
  ): Promise<RequestPlacementsPayload> {
    const { id, people } = input;
    if (people.length === 0 || people.length > MOST) {
      throw new HubError("INPUT_INVALID", "input.people: takes 1 to 1,000.");
    }
    for (const { personId } of people) assertId("input.people.personId", personId);
    const { code } = await requireOperation(ctx, input.operation);
    return once(ctx, { id, kind: "requestPlacements" }, async (tx) => {
      const wishes = people.map(({ householdId = null, ...wish }) => ({ ...wish, householdId }));
      await expectGuests(tx, code, wishes, writtenBy(ctx));
      return { requested: people.length };
    });
  }

  @Mutation(() => ToldPayload, {
    nullable: true,
    description: "For the people agency: somebody needs no bed any more. No error where there is none.",
  })
  endAssistance(
    @Arg("input", () => EndAssistanceInput, { description: "Who, and why." }) input: EndAssistanceInput,
    @Ctx() ctx: Context,
  ): Promise<ToldPayload> {
    const { reason, occurredAt: at } = input;
    return told(ctx, "endAssistance", input, (tx, personId) => endAssistance(tx, { personId, reason, at }));
  }

  @Mutation(() => ToldPayload, {
    nullable: true,
    description: "For transport: somebody boarded, and the bed is free. No error where there is none.",
  })
  checkOutForTrip(
    @Arg("input", () => CheckOutForTripInput, { description: "Who, and which trip." }) input: CheckOutForTripInput,
    @Ctx() ctx: Context,
  ): Promise<ToldPayload> {
    const { id, tripId, occurredAt: at } = input;
    assertId("input.tripId", tripId);
    return told(ctx, "checkOutForTrip", input, (tx, personId) => leaveForTrip(tx, { id, personId, tripId, at }));
  }

  @Mutation(() => ToldPayload, {
    nullable: true,
    description: "For transport: somebody is here, whether there is room or not; where not, as OVERFLOW with a task.",
  })
  checkInFromTrip(
    @Arg("input", () => CheckInFromTripInput, { description: "Who, and where." }) input: CheckInFromTripInput,
    @Ctx() ctx: Context,
  ): Promise<ToldPayload> {
    const { id, tripId, shelterId = null, occurredAt: at } = input;
    assertId("input.tripId", tripId);
    return told(ctx, "checkInFromTrip", input, (tx, personId) =>
      comeFromTrip(tx, ctx, { id, personId, tripId, at, shelterId }),
    );
  }
}

function told(
  ctx: Context,
  kind: string,
  { id, personId }: { id: string; personId: string },
  write: (tx: EntityManager, personId: string) => Promise<void>,
): Promise<ToldPayload> {
  assertId("input.personId", personId);
  return once(ctx, { id, kind }, async (tx) => {
    await write(tx, personId);
    return { personId };
  });
}
