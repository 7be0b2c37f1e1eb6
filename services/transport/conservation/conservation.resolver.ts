import DataLoader from "dataloader";
import { Directive, Int, Resolver } from "type-graphql";
import { In, IsNull } from "typeorm";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { perRequest } from "#kit/loader";
import { Letter } from "#kit/outbox/letter.entity";
import { pendingLetters } from "#kit/outbox/pending";
import { ManifestEntry } from "../manifest/manifest.entity";
import { ManifestEntryStatus } from "../manifest/manifest.enums";
import { COUNTS } from "../movements/movements.figures";
import { Operation } from "../operation/operation.entity";
import { LIVE_TRIPS } from "../trip/trip.rules";
import { travelling } from "./conservation.rules";

const KINDS = ["check-out-for-trip", "check-in-from-trip"];

interface OnTheWay {
  operationCode: string;
  personId: string;
  isOnBoard: number | boolean;
}

/** How many are neither where they left from nor, as far as the shelters know, where they go. */
const travellingByOperation = perRequest(
  ({ figures }) =>
    new DataLoader<string, number>(async (codes) => {
      const letters = await figures
        .createQueryBuilder(Letter, "letter")
        .select("letter.about", "about")
        .addSelect("letter.kind", "kind")
        .where({ doneAt: IsNull(), kind: In(KINDS) })
        .getRawMany<{ about: string; kind: string }>();
      const about = (kind: string): Set<string> =>
        new Set(letters.filter((letter) => letter.kind === kind).map((letter) => letter.about));
      const [leaving, arriving] = [about("check-out-for-trip"), about("check-in-from-trip")];
      const rows = await figures
        .createQueryBuilder(ManifestEntry, "entry")
        .innerJoin("trip", "trip", "trip.id = entry.tripId")
        .select("entry.operationCode", "operationCode")
        .addSelect("entry.personId", "personId")
        .addSelect("CASE WHEN entry.status = :boarded AND trip.status IN (:...live) THEN 1 ELSE 0 END", "isOnBoard")
        .where("entry.operationCode IN (:...codes)", { codes })
        .andWhere("(entry.status = :boarded OR entry.personId IN (:...arriving))")
        .setParameters({ boarded: ManifestEntryStatus.BOARDED, live: LIVE_TRIPS, arriving: [...arriving, ""] })
        .getRawMany<OnTheWay>();
      return codes.map((code) => {
        const own = rows.filter(({ operationCode }) => operationCode === code);
        const onBoard = new Set(own.filter((row) => Number(row.isOnBoard) === 1).map(({ personId }) => personId));
        const awaited = own.map(({ personId }) => personId).filter((id) => arriving.has(id));
        return travelling({ onBoard, arriving: new Set(awaited), leaving });
      });
    }),
);

/** What the law of conservation asks of transport; for `Operation.conservation` of people alone. */
@Resolver(() => Operation)
export class OperationJourneysResolver {
  @Directive("@inaccessible")
  @BatchField(() => Int, {
    nullable: true,
    description: "People on board, or out of the bus and not yet known at the shelter that they came to.",
  })
  async travelling(operations: Operation[], ctx: Context): Promise<number[]> {
    return Promise.all(operations.map(({ code }) => travellingByOperation(ctx).load(code)));
  }

  @Directive("@inaccessible")
  @BatchField(() => Int, { nullable: true, description: "People who got out at home, each counted once." })
  async returnedHome(operations: Operation[], ctx: Context): Promise<number[]> {
    return Promise.all(operations.map(({ code }) => COUNTS.returned(ctx, code)));
  }

  @Directive("@inaccessible")
  @BatchField(() => Int, { nullable: true, description: "Letters of transport, of all operations, not taken yet." })
  async lettersFromTransport(operations: Operation[], { figures }: Context): Promise<number[]> {
    const pending = await pendingLetters(figures);
    return operations.map(() => pending);
  }
}
