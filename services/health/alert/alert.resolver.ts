import { Args, FieldResolver, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import { PageArgs, pageOfEach, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { CodedTerm } from "#kit/terms";
import { Operation } from "../operation/operation.entity";
import { icd10Term } from "../reference/icd10";
import { NotifiableAlert, NotifiableAlertConnection } from "./alert.entity";

const LATEST_FIRST = { keys: ["occurredAt"], direction: "DESC" } as const;

@Resolver(() => NotifiableAlert)
export class NotifiableAlertResolver {
  @FieldResolver(() => CodedTerm, { nullable: true, description: "The disease: a code of WHO's ICD-10, 2019 edition." })
  disease(@Root() { icd10Code }: NotifiableAlert): CodedTerm {
    return icd10Term(icd10Code);
  }
}

@Resolver(() => Operation)
export class OperationAlertsResolver {
  @BatchField(() => NotifiableAlertConnection, {
    nullable: true,
    description: "Alerts of notifiable diseases, latest first.",
  })
  notifiableAlerts(
    operations: Operation[],
    { db }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<NotifiableAlert>[]> {
    const codes = operations.map(({ code }) => code);
    return pageOfEach(db.createQueryBuilder(NotifiableAlert, "alert"), "operationCode", codes, LATEST_FIRST, page);
  }
}
