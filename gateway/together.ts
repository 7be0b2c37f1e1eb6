// What one request asks of an agency in the same tick is asked together.
import type { FormattedExecutionResult } from "graphql";
import type { GatewayContext, Line } from "./line";
import { joined } from "./joined";
import { isWrite, type Question } from "./question";

type Ask = Line["ask"];

interface Waiting {
  question: Question;
  answer: (told: FormattedExecutionResult | Promise<FormattedExecutionResult>) => void;
}

/** Asks as `ask` does, with the questions of one context that come in the same tick made one, unless they write. */
export function together(ask: Ask): Ask {
  // On the context itself: a table of weak keys would cost every collection of garbage.
  const waiting = Symbol("waiting");
  type Asking = GatewayContext & { [waiting]?: Waiting[] | undefined };
  const askAll = async (context: Asking): Promise<void> => {
    const all = context[waiting] ?? [];
    context[waiting] = undefined;
    const apart = (): void => {
      for (const { question, answer } of all) answer(ask(question, context));
    };
    if (all.length < 2) {
      apart();
      return;
    }
    const { question, split } = joined(all.map((each) => each.question));
    const told = ask(question, context);
    const answer = await told.catch(() => null);
    // What failed for all is told to each. Without data one of them may have cost the others theirs.
    if (answer === null) for (const each of all) each.answer(told);
    else if (typeof answer.data !== "object" || answer.data === null) apart();
    else split(answer).forEach((share, index) => all[index]?.answer(share));
  };
  return (question, context) => {
    if (isWrite(question)) return ask(question, context);
    return new Promise((answer) => {
      const all = (context as Asking)[waiting];
      if (all) {
        all.push({ question, answer });
        return;
      }
      (context as Asking)[waiting] = [{ question, answer }];
      // When everything that runs now has said what it asks.
      process.nextTick(() => void askAll(context));
    });
  };
}
