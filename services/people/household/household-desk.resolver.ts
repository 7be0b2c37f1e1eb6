import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { writtenBy } from "#kit/written";
import { hereOf } from "../operation/here.loaders";
import { fileToWrite, filesToWrite } from "../person/desk.loaders";
import { personById } from "../person/person.loaders";
import type { Household } from "./household.entity";
import {
  ChangeHeadOfHouseholdInput,
  ChangeHeadOfHouseholdPayload,
  FormHouseholdInput,
  FormHouseholdPayload,
  JoinHouseholdInput,
  JoinHouseholdPayload,
  LeaveHouseholdInput,
  LeaveHouseholdPayload,
} from "./household.inputs";
import { householdById } from "./household.loaders";
import { changeHead, formHousehold, joinHousehold, leaveHousehold } from "./household.writes";

@Resolver()
export class HouseholdDeskResolver {
  @Mutation(() => FormHouseholdPayload, {
    nullable: true,
    description: "Writes down who lives and travels together. Those whom they leave stay together.",
  })
  async formHousehold(
    @Arg("input", () => FormHouseholdInput, { description: "Who." }) input: FormHouseholdInput,
    @Ctx() ctx: Context,
  ): Promise<FormHouseholdPayload> {
    const { id } = input;
    const people = await filesToWrite(ctx, input.personIds, "personIds", 2);
    const head = input.headId ? await fileToWrite(ctx, input.headId, "headId") : null;
    const here = await hereOf(ctx, people[0]?.operationCode ?? "");
    await once(ctx, { id, kind: "formHousehold" }, async (tx) => {
      const ids = people.map((person) => person.id);
      await formHousehold(tx, { id, headId: head?.id ?? null }, ids, writtenBy(ctx, input.occurredAt), here);
      return {};
    });
    return { household: await shown(ctx, id) };
  }

  @Mutation(() => JoinHouseholdPayload, { nullable: true, description: "Adds people to a household." })
  async joinHousehold(
    @Arg("input", () => JoinHouseholdInput, { description: "Who, and where." }) input: JoinHouseholdInput,
    @Ctx() ctx: Context,
  ): Promise<JoinHouseholdPayload> {
    const { id, householdId } = input;
    const people = await filesToWrite(ctx, input.personIds, "personIds");
    const { operationCode } = await seen(ctx, householdId);
    if (people[0]?.operationCode !== operationCode) {
      throw new HubError("INPUT_INVALID", "input.householdId: is of another operation.");
    }
    const here = await hereOf(ctx, operationCode);
    await once(ctx, { id, kind: "joinHousehold" }, async (tx) => {
      const ids = people.map((person) => person.id);
      await joinHousehold(tx, householdId, ids, here);
      return {};
    });
    return { household: await shown(ctx, householdId) };
  }

  @Mutation(() => LeaveHouseholdPayload, {
    nullable: true,
    description:
      "Writes down that somebody lives alone. Those who stay behind stay together, with another head if need be.",
  })
  async leaveHousehold(
    @Arg("input", () => LeaveHouseholdInput, { description: "Who." }) input: LeaveHouseholdInput,
    @Ctx() ctx: Context,
  ): Promise<LeaveHouseholdPayload> {
    const { id: personId, operationCode } = await fileToWrite(ctx, input.personId);
    const here = await hereOf(ctx, operationCode);
    const { householdId } = await once(ctx, { id: input.id, kind: "leaveHousehold" }, async (tx) => ({
      householdId: await leaveHousehold(tx, personId, here),
    }));
    const person = await personById(ctx).clear(personId).load(personId);
    return { person, household: await shown(ctx, householdId) };
  }

  @Mutation(() => ChangeHeadOfHouseholdPayload, { nullable: true, description: "Says who speaks for a household." })
  async changeHeadOfHousehold(
    @Arg("input", () => ChangeHeadOfHouseholdInput, { description: "Who." }) input: ChangeHeadOfHouseholdInput,
    @Ctx() ctx: Context,
  ): Promise<ChangeHeadOfHouseholdPayload> {
    const { id, householdId } = input;
    const { operationCode } = await seen(ctx, householdId);
    const head = await fileToWrite(ctx, input.headId, "headId");
    const here = await hereOf(ctx, operationCode);
    await once(ctx, { id, kind: "changeHeadOfHousehold" }, async (tx) => {
      await changeHead(tx, householdId, head.id, here);
      return {};
    });
    return { household: await shown(ctx, householdId) };
  }
}

async function seen(ctx: Context, householdId: string): Promise<Household> {
  assertId("input.householdId", householdId);
  const household = await householdById(ctx).load(householdId);
  if (!household) throw new HubError("NOT_FOUND", "input.householdId: there is no such household.");
  return household;
}

const shown = (ctx: Context, id: string): Promise<Household | null> => householdById(ctx).clear(id).load(id);
