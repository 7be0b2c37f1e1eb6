import { Semaphore } from "async-mutex";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { EntityManager } from "typeorm";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import type { Shelter } from "../shelter/shelter.entity";
import { checkIn, keepCheckIn } from "./check-in.writes";
import { checkOut } from "./check-out.writes";
import { moveStay } from "./move.writes";
import { releaseReservation, reservePlaces } from "./reserve.writes";
import { assertWorksAt, refuseWhereFull, shelterIn } from "./stay.checks";
import {
  CheckInInput,
  CheckInManyInput,
  CheckInManyPayload,
  CheckOutInput,
  MoveStayInput,
  ReleaseReservationInput,
  ReservePlacesInput,
  ReservePlacesPayload,
  StayPayload,
  type CheckInResult,
  type CheckInRow,
} from "./stay-desk.inputs";
import type { ShelterStay } from "./stay.entity";
import { ShelterStay as Stay } from "./stay.entity";
import { stayById } from "./stay.loaders";

const MOST_IN_LIST = 500;
const MOST_RESERVED = 200;
const HOUR_MS = 3_600_000;
const KEPT_HOURS = 24;
const KEPT_HOURS_MOST = 14 * 24;
const LABEL_LENGTH = 40;

@Resolver()
export class StayDeskResolver {
  @Mutation(() => StayPayload, {
    nullable: true,
    description:
      "Takes somebody in, in the place that was kept for them here if there is one. Throws SHELTER_FULL, ALREADY_SHELTERED.",
  })
  async checkIn(
    @Arg("input", () => CheckInInput, { description: "Who, and where." }) input: CheckInInput,
    @Ctx() ctx: Context,
  ): Promise<StayPayload> {
    return { stay: await fresh(ctx, await checkInOne(ctx, input.shelterId, input)) };
  }

  @Mutation(() => CheckInManyPayload, {
    nullable: true,
    description: "Takes in those of a list for whom there is room, and says of each of the others why not.",
  })
  async checkInMany(
    @Arg("input", () => CheckInManyInput, { description: "Who, and where." }) { shelterId, people }: CheckInManyInput,
    @Ctx() ctx: Context,
  ): Promise<CheckInManyPayload> {
    assertLength("input.people", people, MOST_IN_LIST);
    const stayIds: (string | null)[] = [];
    const errors: (HubError | null)[] = [];
    for (const row of people) {
      const done = await checkInOne(ctx, shelterId, row).catch((error: unknown) => {
        if (error instanceof HubError) return error;
        throw error;
      });
      stayIds.push(typeof done === "string" ? done : null);
      errors.push(typeof done === "string" ? null : done);
    }
    const stays = await Promise.all(stayIds.map(async (id) => (id === null ? null : await fresh(ctx, id))));
    const results = people.map(({ personId }, index): CheckInResult => {
      const error = errors[index];
      const code = error ? (error.extensions.code as string) : null;
      return { index, personId, stay: stays[index] ?? null, errorCode: code, errorMessage: error?.message ?? null };
    });
    return { checkedIn: stayIds.filter((id) => id !== null).length, results };
  }

  @Mutation(() => StayPayload, {
    nullable: true,
    description: "Lets somebody go, and says where to. The place is free from then on.",
  })
  async checkOut(
    @Arg("input", () => CheckOutInput, { description: "Who, and where to." }) input: CheckOutInput,
    @Ctx() ctx: Context,
  ): Promise<StayPayload> {
    assertId("input.personId", input.personId);
    assertWorksAt(ctx, input.shelterId);
    const { id, personId, reason, occurredAt = null, isOffline } = input;
    const act = { id, personId, reason, occurredAt, isOffline };
    return acted(ctx, "checkOut", input, (tx, shelter) => checkOut(tx, ctx, shelter, act));
  }

  @Mutation(() => StayPayload, {
    nullable: true,
    description: "Moves somebody to another shelter, or to another part of theirs: never two beds, never none.",
  })
  async moveStay(
    @Arg("input", () => MoveStayInput, { description: "Who, and where to." }) input: MoveStayInput,
    @Ctx() ctx: Context,
  ): Promise<StayPayload> {
    const { id, personId } = input;
    assertPlace(input);
    const { unitId = null, bedLabel = null, occurredAt = null } = input;
    const act = { id, personId, unitId, bedLabel, occurredAt };
    return acted(ctx, "moveStay", input, (tx, shelter) => moveStay(tx, ctx, shelter, act));
  }

  @Mutation(() => ReservePlacesPayload, {
    nullable: true,
    description: "Keeps places for people who are to come, for all of them or for none.",
  })
  async reservePlaces(
    @Arg("input", () => ReservePlacesInput, { description: "For whom, and where." }) input: ReservePlacesInput,
    @Ctx() ctx: Context,
  ): Promise<ReservePlacesPayload> {
    const { id, shelterId, unitId = null } = input;
    assertLength("input.personIds", input.personIds, MOST_RESERVED);
    for (const personId of input.personIds) assertId("input.personIds", personId);
    assertWorksAt(ctx, shelterId);
    const personIds = [...new Set(input.personIds)];
    const expiresAt = expiryOf(input, ctx.clock.now());
    const { stays } = await once(ctx, { id, kind: "reservePlaces" }, async (tx) => {
      const shelter = await shelterIn(tx, ctx, shelterId);
      return { stays: await reservePlaces(tx, ctx, shelter, { personIds, unitId, expiresAt }) };
    });
    return { stays: await Promise.all(stays.map((stayId) => fresh(ctx, stayId))) };
  }

  @Mutation(() => StayPayload, { nullable: true, description: "Gives back a place that was kept." })
  async releaseReservation(
    @Arg("input", () => ReleaseReservationInput, { description: "Which." }) { id, stayId }: ReleaseReservationInput,
    @Ctx() ctx: Context,
  ): Promise<StayPayload> {
    assertId("input.stayId", stayId);
    const seen = await stayById(ctx).load(stayId);
    if (!seen) throw new HubError("NOT_FOUND", "input.stayId: there is no such stay.");
    assertWorksAt(ctx, seen.shelterId);
    await once(ctx, { id, kind: "releaseReservation" }, async (tx) => {
      await releaseReservation(tx, ctx, await tx.findOneByOrFail(Stay, { id: stayId }));
      return {};
    });
    return { stay: await fresh(ctx, stayId) };
  }
}

/**
 * So many are at it at a time in this process: of a thousand who come for the last places, those who come after the last
 * one was taken see that at once, and need not try.
 */
const atTheDoor = new Semaphore(8);

async function checkInOne(ctx: Context, shelterId: string, input: CheckInRow): Promise<string> {
  const { id, personId, unitId = null, bedLabel = null, occurredAt = null, isOffline } = input;
  assertPlace({ shelterId, personId, unitId, bedLabel });
  assertWorksAt(ctx, shelterId);
  const { stayId } = await atTheDoor.runExclusive(async () => {
    if (!isOffline) await refuseWhereFull(ctx, { id, shelterId, personId });
    return once(ctx, { id, kind: "checkIn" }, async (tx) => {
      const shelter = await shelterIn(tx, ctx, shelterId);
      const act = { id, personId, unitId, bedLabel, occurredAt };
      return { stayId: await (isOffline ? keepCheckIn : checkIn)(tx, ctx, shelter, act) };
    });
  });
  return stayId;
}

interface PlaceInput {
  shelterId: string;
  personId: string;
  unitId?: string | null;
  bedLabel?: string | null;
}

function assertPlace({ shelterId, personId, unitId, bedLabel }: PlaceInput): void {
  assertId("input.personId", personId);
  assertId("input.shelterId", shelterId);
  if (unitId !== null && unitId !== undefined) assertId("input.unitId", unitId);
  if ((bedLabel?.length ?? 0) > LABEL_LENGTH) {
    throw new HubError("INPUT_INVALID", `input.bedLabel: takes ${String(LABEL_LENGTH)} characters.`);
  }
}

async function acted(
  ctx: Context,
  kind: string,
  { id, shelterId }: { id: string; shelterId: string },
  act: (tx: EntityManager, shelter: Shelter) => Promise<string>,
): Promise<StayPayload> {
  assertId("input.shelterId", shelterId);
  const { stayId } = await once(ctx, { id, kind }, async (tx) => ({
    stayId: await act(tx, await shelterIn(tx, ctx, shelterId)),
  }));
  return { stay: await fresh(ctx, stayId) };
}

function fresh(ctx: Context, id: string): Promise<ShelterStay | null> {
  return stayById(ctx).clear(id).load(id);
}

function assertLength(field: string, list: readonly unknown[], most: number): void {
  if (list.length > 0 && list.length <= most) return;
  throw new HubError("INPUT_INVALID", `${field}: takes 1 to ${String(most)}.`);
}

function expiryOf({ expiresAt }: ReservePlacesInput, now: Date): Date {
  const at = expiresAt ?? new Date(now.getTime() + KEPT_HOURS * HOUR_MS);
  const hours = (at.getTime() - now.getTime()) / HOUR_MS;
  if (hours > 0 && hours <= KEPT_HOURS_MOST) return at;
  throw new HubError("TIME_INVALID", "input.expiresAt: is not within 14 days from now.");
}
