// One operation, planned and made into functions.
import { operationFromDocument, type Schema } from "@apollo/federation-internals";
import type { QueryPlan, QueryPlanner } from "@apollo/query-planner";
import { executeSync, Kind, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { operationIn, type Operation } from "../authorization/operation";
import { Recent } from "#kit/recent";
import type { Step } from "./fetch";
import { compiled } from "./plan";
import { projection, type Project } from "./projection";
import { asksForSchema, switchesIn, type Asked } from "#kit/execution/selection";

/** What holds until the next supergraph comes. */
export interface Graph {
  /** What clients see. */
  api: GraphQLSchema;
  apiForPlans: Schema;
  /** With what only agencies see. */
  whole: GraphQLSchema;
  planner: QueryPlanner;
}

export interface Compiled {
  operation: Operation;
  plan: QueryPlan;
  run: Step;
  /** What its variables say of `@skip` and `@include` decides which. */
  projectFor: (coerced: Readonly<Record<string, unknown>>) => Project;
  /** How much there is of it, in characters. */
  size: number;
}

/** An operation may be asked for in so many ways of `@skip` and `@include` before one is made again. */
const MAX_WAYS = 32;

export function compiledOperation(graph: Graph, document: DocumentNode, name: string | undefined): Compiled {
  const operation = operationIn(graph.api, document, name);
  const plan = graph.planner.buildQueryPlan(
    operationFromDocument(graph.apiForPlans, document, name === undefined ? {} : { operationName: name }),
  );
  const switches = switchesIn(document);
  const isOfSchema = asksForSchema(document);
  const ways = new Recent<Project>(MAX_WAYS);
  return {
    operation,
    plan,
    run: compiled(graph.whole, plan),
    projectFor: (variables) => {
      // What is told of the schema may depend on any variable.
      const way = isOfSchema ? JSON.stringify(variables) : switches.map((each) => String(variables[each])).join();
      return ways.getOrMake(
        way,
        () => projection({ operation, variables }, (asked) => introspected(operation, asked, variables)),
        () => 1,
      );
    },
    size: JSON.stringify(plan).length,
  };
}

function introspected(
  { schema, definition, fragments }: Operation,
  { key, nodes }: Asked,
  variableValues: Readonly<Record<string, unknown>>,
): unknown {
  const asking: OperationDefinitionNode = {
    ...definition,
    selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
  };
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [asking, ...Object.values(fragments)] };
  const { data } = executeSync({ schema, document, variableValues });
  return data?.[key] ?? null;
}
