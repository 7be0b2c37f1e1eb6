/** One fetch of a plan. */
export interface Question {
  query: string;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
  /** What was refused to the one who asks, for the agency's access log; see `refusedIn`. */
  extensions?: { refused: readonly string[] };
}
