import { FieldResolver, Resolver, Root } from "type-graphql";
import { In } from "typeorm";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { manyEach } from "#kit/loader";
import { CodedTerm } from "#kit/terms";
import { Operation } from "../operation/operation.entity";
import { recordsOfEach } from "../person/person.loaders";
import { Person } from "../person/person.stub";
import { loincTerm } from "../reference/loinc";
import { Observation } from "./observation.entity";
import { MEASURES } from "./observation.rules";
import { Screening } from "./screening.entity";
import { countedScreenings, hiddenScreenings } from "./screening.figures";
import { ScreeningsByTriage } from "./screening.inputs";

@Resolver(() => Screening)
export class ScreeningResolver {
  @BatchField(() => [Observation], { nullable: true, description: "What was measured, by kind." })
  async observations(screenings: Screening[], { db }: Context): Promise<Observation[][]> {
    const ids = screenings.map((screening) => screening.id);
    const rows = await db.find(Observation, { where: { screeningId: In(ids) }, order: { kind: "ASC" } });
    return manyEach(ids, rows, (row) => row.screeningId);
  }
}

@Resolver(() => Observation)
export class ObservationResolver {
  @FieldResolver(() => String, { nullable: true, description: "Unit of `value`, UCUM: Cel, kg, mm, mm[Hg], /min, …" })
  unit(@Root() { kind }: Observation): string {
    return MEASURES[kind].unit;
  }

  @FieldResolver(() => CodedTerm, { nullable: true, description: "The kind's LOINC code; null where we know of none." })
  loinc(@Root() { kind }: Observation): CodedTerm | null {
    const { loinc } = MEASURES[kind];
    return loinc === null ? null : loincTerm(loinc);
  }
}

@Resolver(() => Person)
export class PersonScreeningsResolver {
  @BatchField(() => [Screening], { nullable: true, description: "Screenings of this person, latest first." })
  screenings(people: Person[], { db }: Context): Promise<Screening[][]> {
    return recordsOfEach(db, Screening, people);
  }
}

const BY_TRIAGE = "How many screenings ended in each triage colour, the most urgent first; every colour is there.";

@Resolver(() => Operation)
export class OperationScreeningsResolver {
  @BatchField(() => [ScreeningsByTriage], { nullable: true, description: BY_TRIAGE })
  async screeningsByTriage(operations: Operation[], ctx: Context): Promise<ScreeningsByTriage[][]> {
    return Promise.all(
      operations.map(async ({ code }) => {
        const [counted, hidden] = await Promise.all([
          countedScreenings(ctx).load(code),
          hiddenScreenings(ctx).load(code),
        ]);
        return counted.map(({ triage, count }) => {
          const isSuppressed = hidden.has(triage);
          return { triage, count: isSuppressed ? null : count, isSuppressed };
        });
      }),
    );
  }
}
