// A plan meets the same person in many places, and asks for each of them. The agency is asked once.
import type { FormattedExecutionResult, GraphQLFormattedError } from "graphql";
import type { Question } from "./question";

export interface Distinct {
  /** The question, with each key once. */
  question: Question;
  /** The answer to it, as if each place had been asked for by itself. */
  spread: (answer: FormattedExecutionResult) => FormattedExecutionResult;
}

/** Takes from a question for entities the keys that it has more than once. */
export function distinct(question: Question): Distinct {
  const { representations } = question.variables as { representations?: unknown[] };
  const known = new Map<string, number>();
  const once: unknown[] = [];
  /** For each place, which of those that are asked for is there. */
  const places = (representations ?? []).map((key) => {
    const text = textOf(key as Record<string, unknown>);
    const found = known.get(text);
    if (found !== undefined) return found;
    known.set(text, once.length);
    return once.push(key) - 1;
  });
  if (once.length === places.length) return { question, spread: (answer) => answer };
  return {
    question: { ...question, variables: { ...question.variables, representations: once } },
    spread: ({ data, errors, ...rest }) => ({
      ...rest,
      data: data && { ...data, _entities: spreadOut(data._entities as unknown[], places) },
      ...(errors && { errors: errors.flatMap((error) => errorsAt(error, places)) }),
    }),
  };
}

/** The same for the same key alone. */
function textOf(key: Record<string, unknown>): string {
  const { __typename: type, id } = key;
  // Most keys are an id; no JSON begins as a type does.
  const isId = typeof type === "string" && typeof id === "string" && Object.keys(key).length === 2;
  return isId ? `${type} ${id}` : JSON.stringify(key);
}

/** Each place has an object of its own: what other agencies answer is merged into it. */
function spreadOut(entities: readonly unknown[], places: readonly number[]): unknown[] {
  const used = new Set<number>();
  return places.map((place) => {
    if (used.has(place)) return structuredClone(entities[place]);
    used.add(place);
    return entities[place];
  });
}

/** What is wrong with an entity is wrong in all of its places. */
function errorsAt(error: GraphQLFormattedError, places: readonly number[]): GraphQLFormattedError[] {
  const [root, entity, ...rest] = error.path ?? [];
  if (root !== "_entities" || typeof entity !== "number") return [error];
  return places.flatMap((place, index) => (place === entity ? [{ ...error, path: [root, index, ...rest] }] : []));
}
