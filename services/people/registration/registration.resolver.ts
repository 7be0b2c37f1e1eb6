import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { once } from "#kit/acts/once";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { requireOperation } from "../operation/operation.loaders";
import type { Operation } from "../operation/operation.entity";
import { personById } from "../person/person.loaders";
import {
  RegisterPeopleInput,
  RegisterPeoplePayload,
  RegisterPersonInput,
  RegisterPersonPayload,
  type RegistrationInput,
} from "./registration.inputs";
import { isRegistered, read, resultOf, written, type RowOutcome } from "./registration.outcome";
import { registerIn } from "./registration.writes";

const MOST = 1000;

@Resolver()
export class RegistrationResolver {
  @Mutation(() => RegisterPersonPayload, {
    nullable: true,
    description:
      "Registers one person, unless the person is registered already. A minor without a caregiver has a child case from then on. Throws INPUT_INVALID, with all that is wrong in `extensions.errors`.",
  })
  async registerPerson(
    @Arg("input", () => RegisterPersonInput, { description: "Who." }) input: RegisterPersonInput,
    @Ctx() ctx: Context,
  ): Promise<RegisterPersonPayload> {
    const operation = await requireOperation(ctx, input.operation);
    const [outcome] = await ctx.transact((tx) => registerIn(tx, ctx, operation, [input]));
    const { errors, status, otherPersonId } = resultOf(input, outcome as RowOutcome, 0);
    const [error] = errors;
    if (error) throw new HubError("INPUT_INVALID", `input.${error.message}`, { errors });
    const other = otherPersonId === null ? null : await personById(ctx).load(otherPersonId);
    const isNew = status !== "DUPLICATE_OF";
    return {
      status,
      person: isNew ? await personById(ctx).load(input.id.toLowerCase()) : other,
      otherPerson: isNew ? other : null,
    };
  }

  @Mutation(() => RegisterPeoplePayload, {
    nullable: true,
    description:
      "Registers up to 1,000 people. Those who can be are; of each of the others it says which fields are why not.",
  })
  async registerPeople(
    @Arg("input", () => RegisterPeopleInput, { description: "Who." }) input: RegisterPeopleInput,
    @Ctx() ctx: Context,
  ): Promise<RegisterPeoplePayload> {
    const { id, people, isDryRun } = input;
    if (people.length === 0 || people.length > MOST) {
      throw new HubError("INPUT_INVALID", "input.people: takes 1 to 1,000.");
    }
    const operation = await requireOperation(ctx, input.operation);
    const outcomes = isDryRun ? await tried(ctx, operation, people) : await done(ctx, id, operation, people);
    const results = people.map((one, index) => resultOf(one, outcomes[index] as RowOutcome, index));
    return { registered: outcomes.filter(isRegistered).length, results };
  }
}

async function done(
  ctx: Context,
  id: string,
  operation: Operation,
  people: readonly RegistrationInput[],
): Promise<RowOutcome[]> {
  const { rows } = await once(ctx, { id, kind: "registerPeople" }, async (tx) => {
    const outcomes = await registerIn(tx, ctx, operation, people);
    return { rows: outcomes.map(written).join(",") };
  });
  const outcomes = rows.split(",").map(read);
  // The same id with another list: what came of the first one is no answer to it.
  if (outcomes.length !== people.length) throw new HubError("ID_TAKEN", "input.id: was used for another list.");
  return outcomes;
}

class Tried extends Error {
  constructor(readonly outcomes: RowOutcome[]) {
    super("Nothing is written.");
  }
}

/** All of it, taken back at the end. */
async function tried(ctx: Context, operation: Operation, people: readonly RegistrationInput[]): Promise<RowOutcome[]> {
  try {
    return await ctx.transact(async (tx) => {
      throw new Tried(await registerIn(tx, ctx, operation, people));
    });
  } catch (error) {
    if (error instanceof Tried) return error.outcomes;
    throw error;
  }
}
