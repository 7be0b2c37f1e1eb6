// A record goes from state to state only along its table, whoever asks and however many at once.
import type { ClassType } from "type-graphql";
import type { EntityManager, ObjectLiteral } from "typeorm";
import { HubError } from "#kit/errors";

/** Which state may follow which. */
export type States<S extends string> = Readonly<Record<S, readonly S[]>>;

/** The states from which `to` may be reached in one step. */
export function statesBefore<S extends string>(states: States<S>, to: S): S[] {
  return (Object.keys(states) as S[]).filter((from) => states[from].includes(to));
}

export interface Step<S extends string> {
  id: string;
  /** The state to go to. */
  to: S;
  /** Only from these, where the act is narrower than the table. */
  from?: readonly S[];
  /** What else changes with it. */
  set?: Readonly<Record<string, unknown>>;
  /** The column that holds the state; `status` unless said. */
  column?: string;
}

/**
 * Takes one step of a record by one conditional update. Throws STATE_INVALID, naming the state the record is in, where
 * the table has no such step, and NOT_FOUND where there is no such record; then nothing is changed.
 */
export async function takeStep<T extends ObjectLiteral, S extends string>(
  tx: EntityManager,
  table: ClassType<T>,
  states: Readonly<Record<S, readonly NoInfer<S>[]>>,
  { id, to, from = statesBefore<S>(states, to), set = {}, column = "status" }: Step<NoInfer<S>>,
): Promise<void> {
  const done = await tx
    .createQueryBuilder()
    .update(table)
    .set({ ...set, [column]: to, version: () => "version + 1" } as never)
    .where(`id = :id AND ${column} IN (:...from)`, { id, from: from.length > 0 ? from : [""] })
    .execute();
  if (done.affected) return;
  const [row] = await tx.find(table, { where: { id } as never, take: 1 });
  if (!row) throw new HubError("NOT_FOUND");
  const state = String((row as Record<string, unknown>)[column]);
  throw new HubError("STATE_INVALID", `It is ${state}, from which it cannot become ${to}.`, { state, asked: to });
}
