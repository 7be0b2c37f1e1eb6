// What happens to answers whose lines cannot be written.
import type { ApolloServerPlugin } from "@apollo/server";
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

/** Lets no answer out before it is logged. */
export function loggedAnswers(finish: AccessLog["finish"], log: Log): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: async ({ contextValue, response }) => {
          const fault = await unlogged(finish(contextValue), log);
          if (fault) response.body = { kind: "single", singleResult: { errors: [fault] } };
        },
      }),
  };
}
