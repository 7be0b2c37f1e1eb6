/** One fetch of a plan. */
export interface Question {
  query: string;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
  /** What was refused to the one who asks, for the agency's access log; see `refusedIn`. */
  extensions?: { refused: readonly string[] };
}

export interface Timeouts {
  /** For waiting, connecting and answering together, where something is read. */
  readMs: number;
  /** The same where something is written. */
  writeMs: number;
}

/** How long the answer to a question may take. The planner writes `mutation` first, or nothing but a query. */
export const timeoutFor = ({ query }: Question, { readMs, writeMs }: Timeouts): number =>
  query.startsWith("mutation") ? writeMs : readMs;
