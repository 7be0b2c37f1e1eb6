// Asks an agency's schema without a server, on the way on which its server answers.
import { parse, validate, type DocumentNode, type ExecutionResult, type GraphQLSchema } from "graphql";
import type { Context } from "#kit/context";
import { executor, type Execute } from "#kit/execution/execute";

const executors = new WeakMap<GraphQLSchema, Execute>();
/** As a server keeps them. */
const documents = new Map<string, DocumentNode>();

export async function asked(
  schema: GraphQLSchema,
  source: string,
  variables: Record<string, unknown>,
  ctx: Context,
): Promise<ExecutionResult> {
  const document = documents.get(source) ?? parse(source);
  documents.set(source, document);
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors };
  let execute = executors.get(schema);
  if (!execute) executors.set(schema, (execute = executor(schema)));
  return execute({ document, variables }, ctx);
}
