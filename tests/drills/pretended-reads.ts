import { randomUUID } from "node:crypto";
import { Reads, type Read } from "#kit/access/reads";

/** Of whom everybody has read. */
export const PEOPLE = Array.from({ length: 50 }, () => randomUUID());

const page: Read[] = PEOPLE.flatMap((personId) => [
  { personId, category: "identity", level: "L2", ground: "ROLE", operationCode: "GAO-2018" },
  { personId, category: "diagnosis", level: "L3", ground: "CONSENT", operationCode: "GAO-2018" },
]);

/** From now on every request in this process has read a page of fifty people in two categories, or nothing. */
export function pretend(isReading: boolean): void {
  Object.defineProperty(Reads.prototype, "all", { get: () => (isReading ? page : []), configurable: true });
}
