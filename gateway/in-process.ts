// Agencies in this process: their schemas are executed directly, without HTTP.
import {
  parse,
  validate,
  type DocumentNode,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from "graphql";
import { refusedIn } from "#kit/access/refused";
import { unlogged } from "#kit/access-log/unlogged";
import type { OpenAgency } from "#kit/agency";
import { outside } from "#kit/apollo";
import { HubError } from "#kit/errors";
import { executor } from "#kit/execution/execute";
import { tooLate } from "./deadline";
import type { Connect, Line } from "./line";
import { timeoutFor, type Timeouts } from "./question";

/** The planner writes few different texts; this bounds them where clients write queries without variables. */
const MAX_DOCUMENTS = 1_000;

/** Connects each agency of the supergraph to the one of the same name in `agencies`, which are closed with the gateway. */
export function inProcess(agencies: readonly OpenAgency[], timeouts: Timeouts): Connect {
  const lines = new Map(agencies.map((open) => [open.name, { open, line: lineTo(open, timeouts) }]));
  return ({ name }, { metrics, log }) => {
    const found = lines.get(name);
    if (!found) throw new HubError("SUPERGRAPH_INVALID", `There is no agency ${name} in this process.`);
    found.open.watch(metrics, log);
    return found.line;
  };
}

function lineTo({ name: agency, schema, contextOf, finish, close }: OpenAgency, timeouts: Timeouts): Line {
  const documentOf = documents(schema);
  const execute = executor(schema);
  // Ahead of its log an agency answers only while the log takes what it is given.
  let isLogSound = true;
  return {
    async ask(question, context) {
      const { query, operationName, variables, extensions } = question;
      const timeoutMs = timeoutFor(question, timeouts);
      const { viewer, requestId, operationName: name = null, log } = context;
      const document = documentOf(query);
      if (!("kind" in document)) return { errors: document.map((error) => coded("GRAPHQL_VALIDATION_FAILED", error)) };
      // A context of its own for each fetch: loaders are kept by context and must not outlive it.
      const contextValue = contextOf(viewer, {
        id: requestId,
        operationName: name,
        refused: refusedIn({ extensions }),
        until: performance.now() + timeoutMs,
      });
      const answering = execute({ document, operationName, variables }, contextValue);
      const { data, errors } = await inTime(answering, timeoutMs);
      const isLogged = inTime(unlogged(finish(contextValue), log), timeoutMs).then(
        (fault) => (isLogSound = fault === null),
        () => (isLogSound = false),
      );
      if (isLogSound) context.unlogged.push({ agency, isLogged });
      else if (!(await isLogged)) return { errors: [new HubError("ACCESS_UNLOGGED").toJSON()] };
      if (!errors) return { data };
      // Without data nothing ran: a variable is not what the agency's own scalars take.
      if (data === undefined) return { errors: errors.map((error) => coded("BAD_USER_INPUT", error)) };
      return { data, errors: errors.map((error) => outside(error.toJSON(), error, log)) };
    },
    close,
  };
}

/** As the agency's own server would say it: these are the caller's faults, and their messages are for the caller. */
function coded(code: string, error: GraphQLError): GraphQLFormattedError {
  return { ...error.toJSON(), extensions: { code } };
}

/**
 * Parses and checks a text once. Answers errors where the agency does not take it, as for a literal that is no value of
 * one of its scalars: the gateway does not know those.
 */
function documents(schema: GraphQLSchema): (query: string) => DocumentNode | readonly GraphQLError[] {
  const known = new Map<string, DocumentNode>();
  return (query) => {
    let document = known.get(query);
    if (!document) {
      document = parse(query, { noLocation: true });
      const errors = validate(schema, document);
      if (errors.length > 0) return errors;
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
      reject(tooLate());
    }, timeoutMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
