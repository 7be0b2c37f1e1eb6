// How full the shelters are, looked at again and again while a drill runs.
import { setTimeout as pause } from "node:timers/promises";
import type { Deployed } from "./deployed";
import { say } from "./on-engines";

interface Place {
  id: string;
  name: string;
  taken: number;
  places: number;
  live: number;
}

export interface Samples {
  /** As they were seen last. */
  places: readonly Place[];
  /** Ends it. Answers what was above a limit at any instant. */
  stop: () => Promise<string[]>;
}

const EVERY_MS = 50;
const SQL = `SELECT id, name, occupied + reserved + blocked AS taken, capacity + surge AS places,
  (SELECT COUNT(*) FROM shelter_stay WHERE shelterId = shelter.id AND liveKey IS NOT NULL) + blocked AS live FROM shelter`;

/** Looks at counters and at stays, in one statement: straight from the database. */
export function sampling(hub: Deployed): Samples {
  const faults = new Set<string>();
  const stopping = new AbortController();
  let taken = 0;
  const samples: Samples = { places: [], stop: () => Promise.resolve([]) };
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const places = await hub.rows<Place>("shelters", SQL);
      samples.places = places;
      for (const place of places) {
        if (Math.max(place.taken, place.live) > place.places) faults.add(`${place.name} was above its limit.`);
        if (place.taken !== place.live) faults.add(`${place.name}: the counter was not the number of stays.`);
      }
      taken += 1;
      await pause(EVERY_MS);
    }
  })();
  samples.stop = async () => {
    stopping.abort();
    await running;
    say(`limits looked at ${String(taken)} times: ${faults.size === 0 ? "kept each time" : [...faults].join(" ")}`);
    return [...faults];
  };
  return samples;
}
