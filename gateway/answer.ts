// Reads what an agency sends.
import type { FormattedExecutionResult } from "graphql";
import { parse } from "secure-json-parse";
import type { Dispatcher } from "undici";

/** Throws on a text that is not JSON, or has a name in it which would reach into the prototypes of objects. */
export const answerIn = (text: string): FormattedExecutionResult => parse(text) as FormattedExecutionResult;

/** The first line is the answer. When it is logged the body ends; where it cannot be, a second line says so. */
export async function answerAhead(
  body: Dispatcher.ResponseData["body"],
): Promise<{ answer: FormattedExecutionResult; isLogged: Promise<boolean> }> {
  const parts = textsIn(body);
  let line = "";
  for (;;) {
    const { value, done } = await parts.next();
    const part = value ?? "";
    const end = part.indexOf("\n");
    line += end < 0 ? part : part.slice(0, end);
    if (end < 0 && !done) continue;
    const isLogged = isBlank(part.slice(end + 1), parts).catch(() => false);
    return { answer: answerIn(line), isLogged };
  }
}

async function* textsIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  for await (const bytes of body) yield decoder.decode(bytes, { stream: true });
}

async function isBlank(text: string, parts: AsyncGenerator<string, undefined>): Promise<boolean> {
  for (let isSo = text.trim() === ""; ;) {
    const { value, done } = await parts.next();
    if (done) return isSo;
    isSo &&= value.trim() === "";
  }
}
