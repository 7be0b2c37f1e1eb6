import { Directive, Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { pendingLetters } from "#kit/outbox/pending";
import { Operation } from "../operation/operation.entity";
import { Person } from "../person/person.entity";
import { PersonOutcome } from "../person/person.enums";
import { Conservation } from "./conservation";
import { differenceOf, type Whereabouts } from "./conservation.rules";

@Resolver(() => Operation)
export class OperationConservationResolver {
  @Directive(
    '@requires(fields: "sheltered atOnwardCentre waitingForBed lettersFromShelters travelling returnedHome lettersFromTransport")',
  )
  @BatchField(() => Conservation, {
    nullable: true,
    description: "Where everybody is, in exact numbers, and whether nobody is lost.",
  })
  async conservation(operations: Operation[], { figures }: Context): Promise<Conservation[]> {
    const rows = await figures
      .createQueryBuilder(Person, "person")
      .select("person.operationCode", "operationCode")
      .addSelect("person.outcome", "outcome")
      .addSelect("COUNT(*)", "count")
      .where("person.operationCode IN (:...codes)", { codes: operations.map(({ code }) => code) })
      .andWhere("person.mergedIntoId IS NULL")
      .groupBy("person.operationCode")
      .addGroupBy("person.outcome")
      .getRawMany<Row>();
    const own = await pendingLetters(figures);
    return operations.map((operation) => {
      const here = rows.filter(({ operationCode }) => operationCode === operation.code);
      const places = whereaboutsOf(operation, here);
      const difference = differenceOf(places);
      const holds = difference === null ? null : difference === 0;
      return { ...places, difference, holds, pendingLetters: lettersOf(operation, own) };
    });
  }
}

interface Row {
  operationCode: string;
  outcome: PersonOutcome | null;
  count: number | string;
}

function whereaboutsOf(operation: Operation, rows: readonly Row[]): Whereabouts {
  const countOf = (outcome: PersonOutcome): number => Number(rows.find((row) => row.outcome === outcome)?.count ?? 0);
  return {
    registered: rows.reduce((sum, { count }) => sum + Number(count), 0),
    sheltered: operation.sheltered ?? null,
    waiting: operation.waitingForBed ?? null,
    inTransit: operation.travelling ?? null,
    atOnwardCentre: operation.atOnwardCentre ?? null,
    returned: operation.returnedHome ?? null,
    leftOnOwn: countOf(PersonOutcome.LEFT_ON_OWN),
    disappeared: countOf(PersonOutcome.DISAPPEARED),
    deceased: countOf(PersonOutcome.DECEASED),
  };
}

function lettersOf({ lettersFromShelters, lettersFromTransport }: Operation, own: number): number | null {
  const others = [lettersFromShelters ?? null, lettersFromTransport ?? null];
  const told = others.filter((count) => count !== null);
  return told.length < others.length ? null : told.reduce((sum, count) => sum + count, own);
}
