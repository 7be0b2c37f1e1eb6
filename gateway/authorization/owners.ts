// Which agency each field of a supergraph belongs to.
import {
  isTypeDefinitionNode,
  Kind,
  parse,
  type ConstDirectiveNode,
  type DefinitionNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
} from "graphql";

/** Takes a schema coordinate and answers the agency that resolves it, the first where there are several. */
export type Owners = (coordinate: string) => string | undefined;

/** Reads them out of a composed supergraph, where `@join__type` and `@join__field` say who resolves what. */
export function ownersIn(supergraph: string): Owners {
  const { definitions } = parse(supergraph, { noLocation: true });
  const agencies = new Map(definitions.filter(isGraphs).flatMap(({ values = [] }) => values.map(agencyOf)));
  const owners = new Map<string, string | undefined>();
  for (const definition of definitions.filter(isTypeDefinitionNode)) {
    const type = definition.name.value;
    const ofType = graphOf(definition.directives, "join__type");
    owners.set(type, ofType && agencies.get(ofType));
    for (const field of fieldsOf(definition)) {
      const own = graphOf(field.directives, "join__field") ?? ofType;
      owners.set(`${type}.${field.name.value}`, own && agencies.get(own));
    }
  }
  // `__typename` is no field of its type and belongs to whoever has the type.
  return (coordinate) => owners.get(coordinate) ?? owners.get(coordinate.split(".")[0] ?? "");
}

const isGraphs = (node: DefinitionNode): node is EnumTypeDefinitionNode =>
  node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === "join__Graph";

/** `HEALTH @join__graph(name: "health")`: its name in the supergraph, and the agency's own. */
function agencyOf({ name, directives }: NonNullable<EnumTypeDefinitionNode["values"]>[number]): [string, string] {
  const [graph] = (directives ?? []).filter((directive) => directive.name.value === "join__graph");
  return [name.value, (graph && textOf(graph, "name")) ?? name.value];
}

function fieldsOf(definition: DefinitionNode): readonly FieldDefinitionNode[] {
  const isFielded =
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
  return isFielded ? (definition.fields ?? []) : [];
}

/** The first that such a directive names as one that resolves. */
function graphOf(directives: readonly ConstDirectiveNode[] | undefined, name: string): string | undefined {
  return directives
    ?.filter((directive) => directive.name.value === name && !isElsewhere(directive))
    .map((directive) => textOf(directive, "graph"))
    .find((graph) => graph !== undefined);
}

/** An agency may name a field that it only needs, or that another one answers in its place. */
function isElsewhere({ arguments: given = [] }: ConstDirectiveNode): boolean {
  return given.some(
    ({ name, value }) =>
      ["external", "usedOverridden"].includes(name.value) && value.kind === Kind.BOOLEAN && value.value,
  );
}

function textOf({ arguments: given = [] }: ConstDirectiveNode, name: string): string | undefined {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}
