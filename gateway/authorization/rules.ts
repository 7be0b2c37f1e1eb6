// What every type and field of a supergraph asks of its reader.
import {
  Kind,
  parse,
  visit,
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  type NameNode,
  type ValueNode,
} from "graphql";
import { HubError } from "#kit/errors";
import { looksEnforced, securityLinks, type Enforced, type SecurityLinks } from "./links";

/** Holds for a reader who has, of every one of these, all the roles of at least one list. */
export type Requirement = readonly (readonly (readonly string[])[])[];

/**
 * By schema coordinate: `Person`, `Person.phone`. Whoever reads anything here is authenticated already, so a coordinate
 * that asks for no more than that stands here with nothing to hold.
 */
export type Rules = ReadonlyMap<string, Requirement>;

/**
 * Policies of this kind are decided for each record by the agency that owns it, which alone knows the record: the gateway
 * lets them pass. Nobody here decides any other policy, so whatever asks for one is closed.
 */
const DECIDED_BY_AGENCY = "row:";

/** What a requirement can stand on, beside fields. */
const TYPES: readonly string[] = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.UNION_TYPE_EXTENSION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_EXTENSION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.ENUM_TYPE_EXTENSION,
];

/**
 * Reads the rules out of the text of a supergraph. Throws SUPERGRAPH_INVALID where it cannot be sure that it understood
 * all of them.
 */
export function rulesIn(supergraph: string): Rules {
  const document = parsed(supergraph);
  return tableOf(document, securityLinks(document));
}

/**
 * The same text as `@apollo/gateway` takes it. That refuses to serve what is linked `for: SECURITY`, as it enforces
 * nothing; here these links are enforced before it is asked. Throws as `rulesIn`.
 */
export function servable(supergraph: string): string {
  const document = parsed(supergraph);
  const links = securityLinks(document);
  tableOf(document, links);
  // By place in the text, from the end, so that all else stays letter by letter.
  return links.purposes.reduceRight(
    (text, { loc }) => (loc ? text.slice(0, loc.start) + text.slice(loc.end) : text),
    supergraph,
  );
}

function parsed(supergraph: string): DocumentNode {
  try {
    return parse(supergraph);
  } catch (error) {
    throw new HubError("SUPERGRAPH_INVALID", `The supergraph is not GraphQL: ${(error as Error).message}`);
  }
}

function tableOf(document: DocumentNode, { names }: SecurityLinks): Rules {
  const rules = new Map<string, Requirement>();
  const defined = new Set<string>();
  visit(document, {
    DirectiveDefinition({ name: { value } }) {
      defined.add(value);
      if (looksEnforced(value) && !names.has(value)) refuse(`@${value} is defined and not linked`);
    },
    Directive(node, _key, _parent, _path, ancestors) {
      const { value } = node.name;
      const enforced = names.get(value);
      if (!enforced && looksEnforced(value)) refuse(`@${value} is used and not linked`);
      if (!enforced) return;
      const coordinate = coordinateOf(node, ancestors);
      const asked = enforced === "authenticated" ? nothingMore(node) : [alternativesOf(node, enforced, coordinate)];
      rules.set(coordinate, [...(rules.get(coordinate) ?? []), ...asked]);
    },
  });
  for (const enforced of new Set(names.values())) {
    const isDefined = [...names].some(([name, meant]) => meant === enforced && defined.has(name));
    if (!isDefined) refuse(`@${enforced} is linked and not defined`);
  }
  return rules;
}

/** `ancestors` ends in: the type, its fields, and the field that the directive is on; or in the type that it is on. */
function coordinateOf(directive: DirectiveNode, ancestors: readonly (ASTNode | readonly ASTNode[])[]): string {
  const owner = named(ancestors.at(-1));
  const type = named(ancestors.at(-3));
  if (owner && TYPES.includes(owner.kind)) return owner.name.value;
  if (type && owner?.kind === Kind.FIELD_DEFINITION) return `${type.name.value}.${owner.name.value}`;
  return refuse(`@${directive.name.value} stands where it cannot be enforced`);
}

function named(node: ASTNode | readonly ASTNode[] | undefined): { kind: string; name: NameNode } | undefined {
  return node && "name" in node && node.name ? { kind: node.kind, name: node.name } : undefined;
}

function nothingMore({ name, arguments: given = [] }: DirectiveNode): Requirement {
  return given.length === 0 ? [] : refuse(`@${name.value} takes no arguments`);
}

/** The lists of roles of which one must be had. Strict: where GraphQL would wrap a text into a list, a list was forgotten. */
function alternativesOf(
  { name, arguments: given = [] }: DirectiveNode,
  enforced: Enforced,
  coordinate: string,
): readonly (readonly string[])[] {
  const [argument] = given;
  const malformed = (): never => refuse(`what @${name.value} asks for ${coordinate} is malformed`);
  if (!argument || given.length > 1) return malformed();
  if (argument.name.value !== (enforced === "policy" ? "policies" : "scopes")) return malformed();
  const lists = itemsOf(argument.value, malformed).map((list) =>
    itemsOf(list, malformed).map((item) => (item.kind === Kind.STRING && item.value ? item.value : malformed())),
  );
  if (enforced === "requiresScopes") return lists;
  return lists.filter((list) => list.every((policy) => policy.startsWith(DECIDED_BY_AGENCY))).map(() => []);
}

function itemsOf(value: ValueNode, malformed: () => never): readonly ValueNode[] {
  return value.kind === Kind.LIST && value.values.length > 0 ? value.values : malformed();
}

function refuse(reason: string): never {
  throw new HubError("SUPERGRAPH_INVALID", `The rules of access cannot be read: ${reason}.`);
}
