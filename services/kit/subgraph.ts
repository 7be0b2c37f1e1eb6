import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { parse, type GraphQLSchema } from "graphql";
import { buildSchema, createResolversMap, type ClassType, type NonEmptyArray } from "type-graphql";
import { guardSchema } from "#kit/access/guard";
import { answerEntities, type References } from "#kit/entities";
import { markWays } from "#kit/execution/ways";
import { policyOf, type AgencyAccess } from "#kit/access/policy";
import { unstated, withDirectives } from "#kit/access/sdl";
import { withListSizes } from "#kit/cost";
import { DateTime } from "#kit/scalars";

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9",
  import: [
    "@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible",
    "@authenticated", "@requiresScopes", "@policy", "@tag", "@cost", "@listSize"
  ]
)`;

/**
 * The executable schema of one agency: what it answers itself, how the gateway finds its entities, and who may read what.
 * Throws where something has no stated policy.
 */
export async function buildSubgraph(agency: {
  resolvers: NonEmptyArray<ClassType>;
  entities: ClassType[];
  references: References;
  access: AgencyAccess;
}): Promise<GraphQLSchema> {
  const policy = policyOf(agency.access);
  const schema = await buildSchema({
    resolvers: agency.resolvers,
    orphanedTypes: agency.entities,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    skipCheck: true,
    validate: false,
  });
  const map = createResolversMap(schema) as Record<string, Record<string, unknown>>;
  for (const [type, __resolveReference] of Object.entries(agency.references)) {
    map[type] = { ...map[type], __resolveReference };
  }
  const typeDefs = withListSizes(parse(FEDERATION + printSchemaWithDirectives(schema)));
  const faults = unstated(typeDefs, policy);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  const subgraph = buildSubgraphSchema([{ typeDefs: withDirectives(typeDefs, policy), resolvers: map as never }]);
  answerEntities(subgraph, agency.references);
  markWays(subgraph, agency.resolvers);
  guardSchema(subgraph, policy);
  return subgraph;
}
