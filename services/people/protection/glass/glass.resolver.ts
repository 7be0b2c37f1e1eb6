import { In } from "typeorm";
import { Arg, Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import { pageOfEach, PageArgs, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { manyEach } from "#kit/loader";
import { Operation } from "../../operation/operation.entity";
import { Person } from "../../person/person.entity";
import { personById } from "../../person/person.loaders";
import { BrokenGlass } from "./broken-glass.entity";
import { BreakGlassInput, BreakGlassPayload, BrokenGlassConnection } from "./glass.inputs";
import { glassByPerson } from "./glass.loaders";
import { breakGlass } from "./glass.writes";

@Resolver(() => BrokenGlass)
export class BrokenGlassResolver {
  @Mutation(() => BreakGlassPayload, {
    nullable: true,
    description:
      "Opens one person's file to the viewer for three hours, for reading what the viewer's role reads with consent or assignment. It gives no right to write. The auditor and the person's file show it at once.",
  })
  breakGlass(
    @Arg("input", () => BreakGlassInput, { description: "For whom and why." }) input: BreakGlassInput,
    @Ctx() ctx: Context,
  ): Promise<BreakGlassPayload> {
    assertId("input.id", input.id);
    if (Boolean(input.personId) === Boolean(input.registrationNumber)) {
      throw new HubError("REQUEST_MALFORMED", "input: takes either personId or registrationNumber.");
    }
    return breakGlass(input, ctx);
  }

  @BatchField(() => Person, { nullable: true, description: "Whose file it was." })
  person(broken: BrokenGlass[], ctx: Context): Promise<(Person | null)[]> {
    return Promise.all(broken.map(({ personId }) => personById(ctx).load(personId)));
  }
}

@Resolver(() => Person)
export class PersonGlassResolver {
  @Directive("@inaccessible")
  @BatchField(() => Boolean, {
    nullable: true,
    description: "Whether the viewer's broken glass for this person lasts: for agencies that keep records of level L4.",
  })
  isGlassBroken(people: Person[], ctx: Context): Promise<boolean[]> {
    return Promise.all(people.map(({ id }) => glassByPerson(ctx).load(id)));
  }

  @BatchField(() => [BrokenGlass], {
    nullable: true,
    description: "Who broke the glass for this person, latest first.",
  })
  async brokenGlass(people: Person[], { db }: Context): Promise<BrokenGlass[][]> {
    const ids = people.map(({ id }) => id);
    const order = { occurredAt: "DESC", id: "DESC" } as const;
    return manyEach(
      ids,
      await db.find(BrokenGlass, { where: { personId: In(ids) }, order }),
      ({ personId }) => personId,
    );
  }
}

@Resolver(() => Operation)
export class OperationGlassResolver {
  @BatchField(() => BrokenGlassConnection, {
    nullable: true,
    description: "Every glass that was broken in this operation, latest first: for the auditor.",
  })
  brokenGlass(
    operations: Operation[],
    { db }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<BrokenGlass>[]> {
    const codes = operations.map(({ code }) => code);
    const query = db.createQueryBuilder(BrokenGlass, "glass");
    return pageOfEach(query, "operationCode", codes, { keys: ["occurredAt"], direction: "DESC" }, page);
  }
}
