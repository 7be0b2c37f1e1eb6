// One operation of a document, with what it takes to read it.
import {
  getOperationAST,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { HubError } from "#kit/errors";

export interface Operation {
  schema: GraphQLSchema;
  definition: OperationDefinitionNode;
  /** Query or Mutation. */
  root: GraphQLObjectType;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** Throws REQUEST_MALFORMED where the document has no such operation, or the schema none of its kind. */
export function operationIn(schema: GraphQLSchema, document: DocumentNode, name: string | undefined): Operation {
  const definition = getOperationAST(document, name);
  const root = definition && schema.getRootType(definition.operation);
  if (!root) throw new HubError("REQUEST_MALFORMED", "There is no such operation.", { http: { status: 400 } });
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const each of document.definitions) {
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments[each.name.value] = each;
  }
  return { schema, definition, root, fragments };
}
