import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { parse, type GraphQLSchema } from "graphql";
import { buildSchema, createResolversMap, type ClassType, type NonEmptyArray } from "type-graphql";
import type { Context } from "#kit/context";
import { withListSizes } from "#kit/cost";
import { DateTime } from "#kit/scalars";

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@tag", "@cost", "@listSize"]
)`;

// The gateway sends whatever keys the SDL names, so only the agency knows the shape of its references.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Reference = (key: any, ctx: Context) => unknown;

export type References = Record<string, Reference>;

/** The executable schema of one agency: what it answers itself, and how the gateway finds its entities. */
export async function buildSubgraph(agency: {
  resolvers: NonEmptyArray<ClassType>;
  entities: ClassType[];
  references: References;
}): Promise<GraphQLSchema> {
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
  return buildSubgraphSchema([{ typeDefs, resolvers: map as never }]);
}
