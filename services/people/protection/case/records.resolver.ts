import { Resolver } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { BestInterestsProcedure } from "../best-interests/best-interests.entity";
import { CaseFollowUp } from "../follow-up/follow-up.entity";
import { Incident } from "../incident/incident.entity";
import { recordsOfEach } from "../record.loaders";
import { TracingRequest } from "../tracing/tracing.entity";
import { ChildCaseStep } from "./case-step.entity";
import { ChildCase } from "./case.entity";

/** The records inside a case that need nothing but to be listed. */
@Resolver(() => ChildCase)
export class ChildCaseRecordsResolver {
  @BatchField(() => [ChildCaseStep], { nullable: true, description: "Steps of the work, latest first." })
  steps(cases: ChildCase[], { db }: Context): Promise<ChildCaseStep[][]> {
    return recordsOfEach(db, ChildCaseStep, cases);
  }

  @BatchField(() => [CaseFollowUp], { nullable: true, description: "Follow-ups, the latest planned first." })
  followUps(cases: ChildCase[], { db }: Context): Promise<CaseFollowUp[][]> {
    return recordsOfEach(db, CaseFollowUp, cases);
  }

  @BatchField(() => [BestInterestsProcedure], {
    nullable: true,
    description: "Best-interests procedures, latest first.",
  })
  bestInterestsProcedures(cases: ChildCase[], { db }: Context): Promise<BestInterestsProcedure[][]> {
    return recordsOfEach(db, BestInterestsProcedure, cases);
  }

  @BatchField(() => [TracingRequest], { nullable: true, description: "Searches for the family, latest first." })
  tracingRequests(cases: ChildCase[], { db }: Context): Promise<TracingRequest[][]> {
    return recordsOfEach(db, TracingRequest, cases);
  }

  @BatchField(() => [Incident], {
    nullable: true,
    description: "Incidents that the viewer was named for, latest first; whether there are others is not told.",
  })
  incidents(cases: ChildCase[], { db }: Context): Promise<Incident[][]> {
    return recordsOfEach(db, Incident, cases);
  }
}
