// Agencies in processes of their own, asked over HTTP.
import type { FormattedExecutionResult } from "graphql";
import { Pool } from "undici";
import { HubError } from "#kit/errors";
import { AHEAD_HEADER } from "#kit/access-log/unlogged";
import type { Tls } from "#kit/tls";
import { withTrace } from "#kit/tracing";
import { DEADLINE_HEADER, OPERATION_HEADER, VIEWER_HEADER, type Viewer } from "#kit/viewer";
import type { Connect, GatewayContext } from "./line";
import { answerAhead, answerIn } from "./answer";
import { Deadline } from "./deadline";
import { isWrite, timeoutFor, type Question, type Timeouts } from "./question";
import { retried } from "./retry";

const MAX_CONNECTIONS = 64;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

export interface HttpOptions {
  /** Addresses that stand in for those of the supergraph, by agency. */
  urls: Readonly<Record<string, string | undefined>>;
  timeouts: Timeouts;
  /** Vouches for the viewer to one agency. */
  sign: (viewer: Viewer, agency: string) => Promise<string>;
  /** How agencies are met whose addresses begin with https. */
  tls?: Tls | null;
}

/** A GraphQL server that found fault with a request says so with 400; every other status is a failure. */
const SPOKEN = [200, 400];

/** What one is told where a server is just not there, as while it restarts. */
const NOT_THERE = ["HTTP_502", "HTTP_503", "HTTP_504", "ECONNREFUSED", "ECONNRESET", "EPIPE", "UND_ERR_SOCKET"];

/** The server at the other end answered with a status that no agency answers with. */
class StatusError extends Error {
  override name = "StatusError";
  constructor(readonly code: string) {
    super(code);
  }
}

export function overHttp({ urls, timeouts, sign, tls = null }: HttpOptions): Connect {
  return ({ name, url: given }, { metrics }) => {
    const address = addressOf(name, urls[name] ?? given);
    const pool = poolOf(address.origin, timeouts, tls);
    const send = sender(name, address, pool, sign);
    const again = (): void => {
      metrics.retried(name);
    };
    return {
      async ask(question, context) {
        const deadline = new Deadline(timeoutFor(question, timeouts));
        const attempt = () => send(question, context, deadline);
        try {
          const sending = isWrite(question) ? attempt() : retried(attempt, isNotThere, deadline.until, again);
          const { answer, isLogged } = await sending;
          void isLogged.then(deadline.end);
          return answer;
        } catch (error) {
          deadline.end();
          throw error;
        }
      },
      close: () => pool.close(),
    };
  };
}

interface Sent {
  answer: FormattedExecutionResult;
  isLogged: Promise<boolean>;
}

type Send = (question: Question, context: GatewayContext, deadline: Deadline) => Promise<Sent>;

/** Sends a question once. */
function sender(name: string, { pathname, search }: URL, pool: Pool, sign: HttpOptions["sign"]): Send {
  return async (question, { viewer, requestId, operationName, unlogged }, deadline) => {
    const { statusCode, headers, body } = await pool.request({
      method: "POST",
      path: pathname + search,
      headers: withTrace({
        "content-type": "application/json",
        accept: "application/json",
        "x-request-id": requestId,
        [VIEWER_HEADER]: await sign(viewer, name),
        [DEADLINE_HEADER]: String(Math.max(1, Math.round(deadline.until - performance.now()))),
        ...(operationName && { [OPERATION_HEADER]: operationName }),
      }),
      body: JSON.stringify(question),
      signal: deadline,
    });
    if (!SPOKEN.includes(statusCode)) {
      await body.dump();
      throw new StatusError(`HTTP_${String(statusCode)}`);
    }
    if (headers[AHEAD_HEADER] === undefined) return { answer: answerIn(await body.text()), isLogged: LOGGED };
    const sent = await answerAhead(body);
    unlogged.push({ agency: name, isLogged: sent.isLogged });
    return sent;
  };
}

const LOGGED = Promise.resolve(true);

function poolOf(origin: string, { readMs, writeMs }: Timeouts, tls: Tls | null): Pool {
  return new Pool(origin, {
    connections: MAX_CONNECTIONS,
    connect: { ...tls, timeout: readMs },
    headersTimeout: writeMs,
    bodyTimeout: writeMs,
    maxResponseSize: MAX_ANSWER_BYTES,
  });
}

const isNotThere = (error: unknown): boolean => NOT_THERE.includes(String((error as { code?: unknown }).code));

function addressOf(agency: string, url: string | undefined): URL {
  if (!url || !URL.canParse(url)) {
    throw new HubError("SUPERGRAPH_INVALID", `There is no address for ${agency}: ${JSON.stringify(url ?? "")}.`);
  }
  return new URL(url);
}
