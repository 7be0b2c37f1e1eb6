// Reads what an agency sends.
import { StringDecoder } from "node:string_decoder";
import type { FormattedExecutionResult } from "graphql";
import { parse } from "secure-json-parse";
import type { Dispatcher } from "undici";

/** Throws on a text that is not JSON, or has a name in it which would reach into the prototypes of objects. */
export const answerIn = (text: string): FormattedExecutionResult => parse(text) as FormattedExecutionResult;

/** The first line is the answer. When it is logged the body ends; where it cannot be, a second line says so. */
export function answerAhead(
  body: Dispatcher.ResponseData["body"],
): Promise<{ answer: FormattedExecutionResult; isLogged: Promise<boolean> }> {
  return new Promise((resolve, reject) => {
    let line = "";
    let isAnswered = false;
    let rest = "";
    let tell: (isLogged: boolean) => void = () => undefined;
    const isLogged = new Promise<boolean>((told) => (tell = told));
    const answered = (): void => {
      isAnswered = true;
      try {
        resolve({ answer: answerIn(line), isLogged });
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const decoder = new StringDecoder("utf8");
    body.on("data", (bytes: Buffer) => {
      const part = decoder.write(bytes);
      if (isAnswered) {
        rest += part;
        return;
      }
      const end = part.indexOf("\n");
      line += end < 0 ? part : part.slice(0, end);
      if (end < 0) return;
      rest = part.slice(end + 1);
      answered();
    });
    body.on("end", () => {
      if (!isAnswered) answered();
      tell(rest.trim() === "");
    });
    body.on("error", (error) => {
      reject(error);
      tell(false);
    });
    // Broken off without an error.
    body.on("close", () => {
      tell(false);
    });
  });
}
