/** One fetch of a plan. */
export interface Question {
  query: string;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
}
