// Agencies in this process: their schemas are executed directly, without HTTP.
import { execute, parse, validate, type DocumentNode, type GraphQLSchema } from "graphql";
import type { OpenAgency } from "#kit/agency";
import { outside } from "#kit/apollo";
import { HubError } from "#kit/errors";
import type { Connect, Line } from "./agency-source";

/** The planner writes few different texts; this bounds them where clients write queries without variables. */
const MAX_DOCUMENTS = 1_000;

/** Connects each agency of the supergraph to the one of the same name in `agencies`, which are closed with the gateway. */
export function inProcess(agencies: readonly OpenAgency[], timeoutMs: number): Connect {
  const lines = new Map(agencies.map((open) => [open.name, lineTo(open, timeoutMs)]));
  return ({ name }) => {
    const line = lines.get(name);
    if (!line) throw new HubError("SUPERGRAPH_INVALID", `There is no agency ${name} in this process.`);
    return line;
  };
}

function lineTo({ schema, contextOf, close }: OpenAgency, timeoutMs: number): Line {
  const documentOf = documents(schema);
  return {
    async ask({ query, operationName, variables }, { viewer, log }) {
      // A context of its own for each fetch: loaders are kept by context and must not outlive it.
      const contextValue = contextOf(viewer);
      const document = documentOf(query);
      const answering = execute({ schema, document, operationName, variableValues: variables, contextValue });
      const { data, errors } = await inTime(answering, timeoutMs);
      const formatted = errors?.map((error) => outside(error.toJSON(), error, log));
      return { data, ...(formatted && { errors: formatted }) };
    },
    close,
  };
}

function documents(schema: GraphQLSchema): (query: string) => DocumentNode {
  const known = new Map<string, DocumentNode>();
  return (query) => {
    let document = known.get(query);
    if (!document) {
      document = parse(query, { noLocation: true });
      const [error] = validate(schema, document);
      if (error) throw error;
      if (known.size >= MAX_DOCUMENTS) known.clear();
      known.set(query, document);
    }
    return document;
  };
}

async function inTime<T>(answer: T | Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DOMException("The agency did not answer in time.", "TimeoutError"));
    }, timeoutMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
