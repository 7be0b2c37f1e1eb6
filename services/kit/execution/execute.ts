// Executes questions level by level: each field once for all records of its level, not once for each record.
import {
  execute,
  getOperationAST,
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
import { Looked, Reading } from "#kit/reading/looked";
import { Recent } from "#kit/recent";
import { Levels } from "./levels";
import { BROKEN, type Maybe, type Run } from "./run";
import { asksForSchema, switchesIn } from "./selection";
import { variablesOf, type VariablesOf } from "./variables";

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

type Way = (run: Run) => Maybe<unknown>;

async function answered(way: Way, run: Run): Promise<ExecutionResult> {
  const data = (await way(run)) as Record<string, unknown> | null;
  return run.errors.length > 0 ? { data, errors: run.errors } : { data };
}

/** An operation, with what each answer to its `@skip` and `@include` makes of it. */
class Operation {
  readonly asksForSchema: boolean;
  readonly #fragments: Record<string, FragmentDefinitionNode> = Object.create(null) as never;
  readonly #switches: readonly string[];
  readonly #ways = new Recent<Way>(MAX_WAYS);
  readonly #looked = new Looked();
  readonly #variablesOf: VariablesOf;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly definition: OperationDefinitionNode,
  ) {
    for (const each of document.definitions) {
      if (each.kind === Kind.FRAGMENT_DEFINITION) this.#fragments[each.name.value] = each;
    }
    this.#variablesOf = variablesOf(schema, definition);
    this.#switches = switchesIn(document);
    this.asksForSchema = asksForSchema(document);
  }

  async run(given: Readonly<Record<string, unknown>>, ctx: Context): Promise<ExecutionResult> {
    const { coerced: variables, errors } = this.#variablesOf(given);
    if (!variables) return { errors };
    const way = this.#wayFor(variables);
    if (this.definition.operation !== OperationTypeNode.QUERY) return answered(way, { ctx, variables, errors: [] });
    const answer = await this.#read(way, { ctx, variables, errors: [] }, new Reading(this.#looked));
    if (answer) return answer;
    // Something was looked at that no answer to this question had looked at before.
    const again = { ctx: ctx.afresh(), variables, errors: [] };
    return (await this.#read(way, again, new Reading(this.#looked, true))) as ExecutionResult;
  }

  /** Null where a column would have been needed that was not read. */
  async #read(way: Way, run: Run, reading: Reading): Promise<ExecutionResult | null> {
    run.ctx.db.reading = reading;
    try {
      const answer = await answered(way, run);
      return reading.end() ? answer : null;
    } catch (err) {
      // Not only fields look: what is read is noted for the log before any of them.
      if (reading.end()) throw err;
      return null;
    }
  }

  #wayFor(variables: Readonly<Record<string, unknown>>): Way {
    const key = this.#switches.map((name) => String(variables[name])).join();
    return this.#ways.getOrMake(
      key,
      () => this.#root(variables),
      () => 1,
    );
  }

  #root(variables: Readonly<Record<string, unknown>>): Way {
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
