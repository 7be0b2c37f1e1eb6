import { Args, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import { pageOfEach, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { Operation } from "../../operation/operation.entity";
import { Person } from "../../person/person.entity";
import { ChildCase } from "../case/case.entity";
import { foundFor, recordById } from "../record.loaders";
import { PotentialDuplicate } from "./duplicate.entity";
import { PotentialDuplicateConnection, PotentialDuplicatesArgs } from "./duplicate.inputs";

/** As recorded: after a merge, `personById` would answer the same person for both. */
const recordedPersonById = recordById(Person);

const AS_RECORDED = "One of the two, as recorded, whatever was decided since.";

@Resolver(() => PotentialDuplicate)
export class PotentialDuplicateResolver {
  @BatchField(() => Person, { nullable: true, description: AS_RECORDED })
  person(pairs: PotentialDuplicate[], ctx: Context): Promise<(Person | null)[]> {
    return Promise.all(pairs.map(({ personId }) => recordedPersonById(ctx).load(personId)));
  }

  @BatchField(() => Person, { nullable: true, description: AS_RECORDED.replace("One", "The other") })
  otherPerson(pairs: PotentialDuplicate[], ctx: Context): Promise<(Person | null)[]> {
    return Promise.all(pairs.map(({ otherPersonId }) => recordedPersonById(ctx).load(otherPersonId)));
  }

  @BatchField(() => Person, {
    nullable: true,
    description: "The record that was kept, or is to be where the owner of a case must agree; else null.",
  })
  keptPerson(pairs: PotentialDuplicate[], ctx: Context): Promise<(Person | null)[]> {
    return foundFor(
      recordedPersonById(ctx),
      pairs.map(({ keptPersonId }) => keptPersonId),
    );
  }

  @BatchField(() => Boolean, {
    nullable: true,
    description: "Whether one of them has a child case: then the owner of the case must agree to a merge.",
  })
  async needsCaseOwnerApproval(pairs: PotentialDuplicate[], { figures }: Context): Promise<boolean[]> {
    const ids = pairs.flatMap(({ personId, otherPersonId }) => [personId, otherPersonId]);
    // Of the case no more is told than that its owner must be asked.
    const cases = await figures
      .createQueryBuilder(ChildCase, "childCase")
      .select("childCase.personId", "personId")
      .where("childCase.personId IN (:...ids)", { ids })
      .getRawMany<{ personId: string }>();
    const children = new Set(cases.map(({ personId }) => personId));
    return pairs.map(({ personId, otherPersonId }) => children.has(personId) || children.has(otherPersonId));
  }
}

@Resolver(() => Operation)
export class OperationDuplicatesResolver {
  @BatchField(() => PotentialDuplicateConnection, {
    nullable: true,
    description: "Records of this operation that may be one person, the likeliest first.",
  })
  potentialDuplicates(
    operations: Operation[],
    { db }: Context,
    @Args(() => PotentialDuplicatesArgs) { status, ...page }: PotentialDuplicatesArgs,
  ): Promise<Connection<PotentialDuplicate>[]> {
    const query = db.createQueryBuilder(PotentialDuplicate, "pair");
    if (status) query.where("pair.status = :status", { status });
    const codes = operations.map(({ code }) => code);
    return pageOfEach(query, "operationCode", codes, { keys: ["score"], direction: "DESC" }, page);
  }
}
