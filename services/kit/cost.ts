// What lists may cost, said in the schema: the gateway reads it before it plans (`@listSize`, `@cost` of Federation).
import { Kind, parseConstValue, visit, type ConstDirectiveNode, type DocumentNode, type TypeNode } from "graphql";
import type { FieldDefinitionNode, InputValueDefinitionNode } from "graphql";

/** How many things a list is taken to hold where its field does not say so itself: `@listSize(assumedSize: 60)`. */
export const ASSUMED_SIZE = 10;

/**
 * Adds to every field that answers many objects how many these may be: for a page as many as its argument `first`
 * asks for, for any other list `ASSUMED_SIZE`. A field that says it itself is left as it is, and so is one whose owner,
 * another agency, says it.
 */
export function withListSizes(typeDefs: DocumentNode): DocumentNode {
  const objects = new Set(
    typeDefs.definitions.flatMap((node) => (node.kind === Kind.OBJECT_TYPE_DEFINITION ? [node.name.value] : [])),
  );
  return visit(typeDefs, {
    FieldDefinition: (field) => {
      const size = isSaid(field) ? undefined : sizeOf(field, objects);
      return size && { ...field, directives: [...(field.directives ?? []), size] };
    },
  });
}

const isSaid = ({ directives = [] }: FieldDefinitionNode): boolean =>
  directives.some(({ name }) => name.value === "listSize" || name.value === "external");

function sizeOf(field: FieldDefinitionNode, objects: Set<string>): ConstDirectiveNode | undefined {
  const first = field.arguments?.find(({ name }) => name.value === "first");
  if (first) return sizeOfPage(field.type, first);
  // The edges of a page are sized by the field that answers the page.
  if (field.name.value === "edges" || !objects.has(listed(field.type) ?? "")) return undefined;
  return listSize({ assumedSize: String(ASSUMED_SIZE) });
}

function sizeOfPage(type: TypeNode, { defaultValue }: InputValueDefinitionNode): ConstDirectiveNode {
  return listSize({
    assumedSize: defaultValue?.kind === Kind.INT ? defaultValue.value : String(ASSUMED_SIZE),
    slicingArguments: '["first"]',
    ...(listed(type) === null && { sizedFields: '["edges"]' }),
    // `first` has a default, so nobody needs to give it.
    requireOneSlicingArgument: "false",
  });
}

/** The name of the type that this is a list of, or null when it is no list. */
function listed(type: TypeNode): string | null {
  if (type.kind === Kind.NON_NULL_TYPE) return listed(type.type);
  if (type.kind !== Kind.LIST_TYPE) return null;
  const item = type.type.kind === Kind.NON_NULL_TYPE ? type.type.type : type.type;
  return item.kind === Kind.NAMED_TYPE ? item.name.value : listed(item);
}

function listSize(args: Record<string, string>): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: "listSize" },
    arguments: Object.entries(args).map(([name, text]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: name },
      value: parseConstValue(text),
    })),
  };
}
