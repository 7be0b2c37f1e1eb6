import type { EntityManager } from "typeorm";
import type { Clock } from "#kit/clock";
import type { Viewer } from "#kit/viewer";

/** Everything a resolver may reach: its own agency's database (for reading; `transact` writes), who asks, and the time. */
export interface Context {
  db: EntityManager;
  viewer: Viewer;
  clock: Clock;
}
