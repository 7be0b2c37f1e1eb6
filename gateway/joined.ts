// Several questions to one agency as one, and its answer parted again.
import {
  Kind,
  parse,
  print,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type OperationDefinitionNode,
  type SelectionNode,
} from "graphql";
import { Recent } from "#kit/recent";
import type { Question } from "./question";

export interface Joined {
  question: Question;
  /** The share of each question, in their order, as if it had been asked by itself. */
  split: (answer: FormattedExecutionResult) => FormattedExecutionResult[];
}

/** Characters of joined questions that are kept: planners write few different ones. */
const MAX_KEPT = 4_000_000;

const kept = new Recent<string>(MAX_KEPT);

/** `questions` are queries. Their names in the answer, their variables and their fragments are kept apart by prefixes. */
export function joined(questions: readonly Question[]): Joined {
  const texts = questions.map(({ query }) => query);
  const query = kept.getOrMake(
    JSON.stringify(texts),
    () => print(documentOf(texts)),
    ({ length }) => length * 2,
  );
  const variables = questions.flatMap((question, index) =>
    Object.entries(question.variables).map(([name, value]): [string, unknown] => [prefixed(index, name), value]),
  );
  return {
    question: { query, variables: Object.fromEntries(variables) },
    split: (answer) => questions.map((_, index) => shareOf(answer, index)),
  };
}

const prefixed = (index: number, name: string): string => `q${String(index)}_${name}`;

function documentOf(texts: readonly string[]): DocumentNode {
  const documents = texts.map((text, index) => apart(parse(text, { noLocation: true }), index));
  const definitions = documents.flatMap((document) => document.definitions);
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [first] = operations;
  if (!first) throw new Error("There is nothing to ask.");
  const { name: _, ...operation } = first;
  const whole: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: operations.flatMap(({ variableDefinitions = [] }) => variableDefinitions),
    directives: operations.flatMap(({ directives = [] }) => directives),
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: operations.flatMap(({ selectionSet }) => selectionSet.selections),
    },
  };
  const fragments: DefinitionNode[] = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return { kind: Kind.DOCUMENT, definitions: [whole, ...fragments] };
}

function apart(document: DocumentNode, index: number): DocumentNode {
  const name = (value: string) => ({ kind: Kind.NAME as const, value: prefixed(index, value) });
  const renamed = visit(document, {
    Variable: (node) => ({ ...node, name: name(node.name.value) }),
    FragmentSpread: (node) => ({ ...node, name: name(node.name.value) }),
    FragmentDefinition: { leave: (node) => ({ ...node, name: name(node.name.value) }) },
    OperationDefinition: {
      leave: (node) => ({
        ...node,
        selectionSet: { ...node.selectionSet, selections: node.selectionSet.selections.map(called) },
      }),
    },
  });
  return renamed;

  /** Only at the root do names meet. */
  function called(node: SelectionNode): SelectionNode {
    if (node.kind === Kind.FIELD) return { ...node, alias: name((node.alias ?? node.name).value) };
    if (node.kind === Kind.FRAGMENT_SPREAD) throw new Error("A question of a plan has no fragment at its root.");
    const { selections } = node.selectionSet;
    return { ...node, selectionSet: { ...node.selectionSet, selections: selections.map(called) } };
  }
}

function shareOf({ data, errors }: FormattedExecutionResult, index: number): FormattedExecutionResult {
  const prefix = prefixed(index, "");
  const own = Object.entries(data ?? {}).filter(([name]) => name.startsWith(prefix));
  const faults = (errors ?? []).flatMap((error) => faultOf(error, prefix));
  return {
    data: Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value])),
    ...(faults.length > 0 && { errors: faults }),
  };
}

/** What has no place is told to all. */
function faultOf(error: GraphQLFormattedError, prefix: string): GraphQLFormattedError[] {
  const [root, ...rest] = error.path ?? [];
  if (typeof root !== "string") return [error];
  return root.startsWith(prefix) ? [{ ...error, path: [root.slice(prefix.length), ...rest] }] : [];
}
