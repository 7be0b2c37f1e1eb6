// Executes questions level by level: each field once for all records of its level, not once for each record.
import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { Recent } from "#kit/recent";
import { Levels } from "./levels";
import { BROKEN, type Maybe, type Run } from "./run";
import { asksForSchema, switchesIn } from "./selection";

export interface Question {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables: Readonly<Record<string, unknown>>;
}

/**
 * Answers what `execute` of graphql-js does, on a schema of `buildSubgraph`. Throws REQUEST_MALFORMED where there is no
 * such operation, or where an answer would have a name that is not safe.
 */
export type Execute = (question: Question, ctx: Context) => Promise<ExecutionResult>;

/** `schema`'s documents are made ready once, for as long as somebody holds them. */
export function executor(schema: GraphQLSchema): Execute {
  const ready = new WeakMap<DocumentNode, Map<string | undefined, Operation>>();
  return async ({ document, operationName, variables }, ctx) => {
    let ofDocument = ready.get(document);
    if (!ofDocument) ready.set(document, (ofDocument = new Map<string | undefined, Operation>()));
    const name = operationName ?? undefined;
    let operation = ofDocument.get(name);
    if (!operation) {
      const definition = getOperationAST(document, name);
      if (!definition)
        throw new HubError("REQUEST_MALFORMED", "There is no such operation.", { http: { status: 400 } });
      ofDocument.set(name, (operation = new Operation(schema, document, definition)));
    }
    if (operation.asksForSchema) {
      return execute({ schema, document, operationName: name, variableValues: variables, contextValue: ctx });
    }
    return operation.run(variables, ctx);
  };
}

const MAX_WAYS = 64;

/** An operation, with what each answer to its `@skip` and `@include` makes of it. */
class Operation {
  readonly asksForSchema: boolean;
  readonly #fragments: Record<string, FragmentDefinitionNode> = Object.create(null) as never;
  readonly #switches: readonly string[];
  readonly #ways = new Recent<(run: Run) => Maybe<unknown>>(MAX_WAYS);

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly definition: OperationDefinitionNode,
  ) {
    for (const each of document.definitions) {
      if (each.kind === Kind.FRAGMENT_DEFINITION) this.#fragments[each.name.value] = each;
    }
    this.#switches = switchesIn(document);
    this.asksForSchema = asksForSchema(document);
  }

  async run(given: Readonly<Record<string, unknown>>, ctx: Context): Promise<ExecutionResult> {
    const { coerced: variables, errors } = getVariableValues(
      this.schema,
      this.definition.variableDefinitions ?? [],
      given,
    );
    if (!variables) return { errors };
    const run: Run = { ctx, variables, errors: [] };
    const data = (await this.#wayFor(variables)(run)) as Record<string, unknown> | null;
    return run.errors.length > 0 ? { data, errors: run.errors } : { data };
  }

  #wayFor(variables: Readonly<Record<string, unknown>>): (run: Run) => Maybe<unknown> {
    const key = this.#switches.map((name) => String(variables[name])).join();
    return this.#ways.getOrMake(
      key,
      () => this.#root(variables),
      () => 1,
    );
  }

  #root(variables: Readonly<Record<string, unknown>>): (run: Run) => Maybe<unknown> {
    const type = this.schema.getRootType(this.definition.operation);
    if (!type) throw new GraphQLError(`The schema has no ${this.definition.operation}.`);
    const inOrder = this.definition.operation === OperationTypeNode.MUTATION;
    const level = new Levels(this.schema, this.#fragments, this.definition, variables).of(
      type,
      [this.definition.selectionSet],
      inOrder,
    );
    return async (run) => {
      const [data] = await level(run, [undefined], () => null);
      return data === BROKEN ? null : data;
    };
  }
}
