// The policy as the treaty shows it, and the check that it speaks of everything.
import {
  Kind,
  parseConstValue,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from "graphql";
import { ruleFor, type FieldRule, type Policy } from "#kit/access/policy";

type Stated = ObjectTypeDefinitionNode | InputObjectTypeDefinitionNode | EnumTypeDefinitionNode;

/** The same definitions with `@authenticated`, `@requiresScopes` and `@policy` on every field that has a rule. */
export function withDirectives(typeDefs: DocumentNode, policy: Policy): DocumentNode {
  return visit(typeDefs, {
    ObjectTypeDefinition: (type) => ({
      ...type,
      fields: type.fields?.map((field) => {
        const rule = isForeign(field) ? undefined : ruleFor(policy, type.name.value, field.name.value);
        return { ...field, directives: [...(field.directives ?? []), ...(rule ? directivesOf(rule) : [])] };
      }),
    }),
  });
}

/** Everything that has no stated policy, and every statement about what does not exist; one sentence each. */
export function unstated(typeDefs: DocumentNode, policy: Policy): string[] {
  const types = new Map(typeDefs.definitions.filter(isStated).map((type) => [type.name.value, type]));
  const due = [...types.values()].filter((type) => isDue(type, types));
  const missing = due
    .flatMap((type) => membersOf(type).map((member) => [type.name.value, member] as const))
    .filter(([type, member]) => !ruleFor(policy, type, member))
    .map(([type, member]) => `${type}.${member} has no stated policy.`);
  const there = new Set(due.flatMap((type) => membersOf(type).map((member) => `${type.name.value}.${member}`)));
  const idle = [...policy.rules.keys()]
    .filter((coordinate) => policy.access.types[coordinate.split(".")[0] ?? ""] && !there.has(coordinate))
    .map((coordinate) => `${coordinate} has a policy but does not exist.`);
  return [...policy.faults, ...missing, ...idle];
}

/** L4 is for named staff: besides a role it takes the agency's word on each record, which the policy `row:…` stands for. */
function directivesOf({ name, category: { level, keptSeconds }, roles }: FieldRule): ConstDirectiveNode[] {
  // As the gateway reads it: `gateway/kept`.
  const kept = keptSeconds === undefined ? [] : [directive("tag", "name", `"kept-${String(keptSeconds)}"`)];
  if (roles === "anyone") return [directive("authenticated"), ...kept];
  const scopes = directive("requiresScopes", "scopes", JSON.stringify(roles.map((role) => [role])));
  return [
    directive("authenticated"),
    scopes,
    ...kept,
    ...(level === "L4" ? [directive("policy", "policies", JSON.stringify([[`row:${name}`]]))] : []),
  ];
}

function directive(name: string, argument?: string, value = "[]"): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: argument
      ? [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: argument }, value: parseConstValue(value) }]
      : [],
  };
}

const isStated = (node: { kind: Kind }): node is Stated =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION ||
  node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ||
  node.kind === Kind.ENUM_TYPE_DEFINITION;

/** Object types always; inputs and orders where a question takes them. What a mutation takes is held by the mutation. */
function isDue(type: Stated, types: ReadonlyMap<string, Stated>): boolean {
  if (type.kind === Kind.OBJECT_TYPE_DEFINITION) return true;
  const asked = [...types.values()]
    .filter((other) => other.kind === Kind.OBJECT_TYPE_DEFINITION && other.name.value !== "Mutation")
    .flatMap((other) => (other as ObjectTypeDefinitionNode).fields ?? [])
    .flatMap((field) => field.arguments ?? [])
    .some((argument) => nameOf(argument.type) === type.name.value);
  return asked && (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || type.name.value.endsWith("Sort"));
}

function membersOf(type: Stated): string[] {
  if (type.kind === Kind.ENUM_TYPE_DEFINITION) return (type.values ?? []).map(({ name }) => name.value);
  if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) return (type.fields ?? []).map(({ name }) => name.value);
  return (type.fields ?? []).filter((field) => !isForeign(field)).map(({ name }) => name.value);
}

/** A field that another agency answers: it states who may read it. */
function isForeign({ directives = [] }: FieldDefinitionNode): boolean {
  return directives.some(({ name }) => name.value === "external");
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
