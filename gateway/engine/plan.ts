// A plan as functions, made once and run for every request.
import type { PlanNode, QueryPlan, ResponsePath } from "@apollo/query-planner";
import type { GraphQLSchema } from "graphql";
import { fetching, type Step } from "./fetch";

/** `schema` is the supergraph's. Throws on what only streams can answer. */
export function compiled(schema: GraphQLSchema, { node }: QueryPlan): Step {
  if (!node) return nothing;
  if (node.kind === "Subscription") throw unknown(node.kind);
  return stepOf(schema, node, []);
}

const nothing: Step = () => Promise.resolve();

function stepOf(schema: GraphQLSchema, node: PlanNode, path: ResponsePath): Step {
  const below = (each: PlanNode): Step => stepOf(schema, each, path);
  switch (node.kind) {
    case "Fetch":
      return fetching(schema, node, path);
    case "Flatten":
      return stepOf(schema, node.node, [...path, ...node.path]);
    case "Sequence":
      return inOrder(node.nodes.map(below));
    case "Parallel":
      return atOnce(node.nodes.map(below));
    case "Condition": {
      const [yes, no] = [node.ifClause, node.elseClause].map((each) => (each ? below(each) : nothing));
      return (run) => (run.coerced[node.condition] === true ? yes : no)?.(run) ?? Promise.resolve();
    }
    case "Defer":
      throw unknown(node.kind);
  }
}

function inOrder(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function atOnce(steps: readonly Step[]): Step {
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}

const unknown = (kind: string): Error => new Error(`This gateway does not run plans with a ${kind} node.`);
