// Apollo's own engine.
import { ApolloGateway } from "@apollo/gateway";
import type { QueryPlan, QueryPlannerConfig } from "@apollo/query-planner";
import type { Logger } from "@apollo/utils.logger";
import { setImmediate as immediately } from "node:timers/promises";
import { disableApolloTelemetry } from "#kit/settings";
import { Recent } from "#kit/recent";
import type { EngineOptions } from "./engine";
import type { Gateway } from "./run";

/** Characters of plans that are kept. */
const MAX_KEPT = 16_000_000;

export function apolloGateway(options: EngineOptions & { logger: Logger }): Gateway {
  disableApolloTelemetry();
  return new ApolloGateway({
    supergraphSdl: options.supergraph,
    buildService: options.buildService,
    logger: options.logger,
    validateSupergraph: true,
    queryPlannerConfig: { cache: plans(options.planned) },
    __exposeQueryPlanExperimental: options.showsPlans,
  });
}

/**
 * Apollo's gateway looks for a plan, and then makes it in one go: of questions that come at once only the first is told
 * that there is none, the others wait for what it makes.
 */
function plans(planned: EngineOptions["planned"]): NonNullable<QueryPlannerConfig["cache"]> {
  let kept = new Recent<QueryPlan>(MAX_KEPT);
  const making = new Map<string, Promise<void>>();
  return {
    get: async (key) => {
      await making.get(key);
      const plan = kept.get(key);
      planned(plan ? "kept" : "made");
      // What could not be planned is not kept, and the next one tries for itself.
      if (!plan)
        making.set(
          key,
          immediately().finally(() => making.delete(key)),
        );
      return plan;
    },
    set: (key, plan) => {
      kept.getOrMake(
        key,
        () => plan,
        () => JSON.stringify(plan).length,
      );
      return Promise.resolve();
    },
    delete: () => Promise.resolve(false),
    clear: () => {
      kept = new Recent<QueryPlan>(MAX_KEPT);
    },
  };
}
