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

/** The planner writes `mutation` first, or nothing but a query. */
export const isWrite = ({ query }: Question): boolean => query.startsWith("mutation");

/** How long the answer to a question may take. */
export const timeoutFor = (question: Question, { readMs, writeMs }: Timeouts): number =>
  isWrite(question) ? writeMs : readMs;
