// What happens to answers whose lines cannot be written.
import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { GraphQLFormattedError } from "graphql";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import type { Log } from "#kit/log";
import type { AccessLog } from "./writer";

/** Null once the lines are written; else the error that is to be answered instead, with the reason told to `log`. */
export async function unlogged(written: Promise<void>, log: Log): Promise<GraphQLFormattedError | null> {
  try {
    await written;
    return null;
  } catch (error) {
    log.error({ err: error }, "access log not written");
    return new HubError("ACCESS_UNLOGGED").toJSON();
  }
}

/** Says that an answer is ahead of the log: it is a line, and its end is the word that it is logged. */
export const AHEAD_HEADER = "x-onward-ahead-of-log";

/**
 * Sends each answer's text at once and ends it when it is logged, so that the gateway can ask the next agency meanwhile;
 * where it cannot be logged, a second line says so. Nothing of it is shown before that: a caller who does not know of the
 * two lines has no whole answer until then. While the log fails, answers wait for it.
 */
export function answerAheadOfLog(app: FastifyInstance, finish: AccessLog["finish"], log: Log): void {
  let isLogSound = true;
  const faultOf = async (ctx: Context): Promise<string> => {
    const fault = await unlogged(finish(ctx), log);
    isLogSound = fault === null;
    return fault ? `${JSON.stringify({ errors: [fault] })}\n` : "";
  };
  app.decorateRequest("context", null);
  app.addHook("onSend", async (request, reply, payload) => {
    const ctx = request.getDecorator<Context | null>("context");
    if (!ctx || typeof payload !== "string") return payload;
    if (!isLogSound) return (await faultOf(ctx)) || payload;
    void reply.header(AHEAD_HEADER, "true").removeHeader("content-length");
    const body = new Readable({ read: () => undefined });
    body.push(`${payload.trimEnd()}\n`);
    // After the answer is on its way; and written whether or not anybody waits for it.
    setImmediate(() => {
      void faultOf(ctx).then((fault) => {
        body.push(fault);
        body.push(null);
      });
    });
    return body;
  });
}
