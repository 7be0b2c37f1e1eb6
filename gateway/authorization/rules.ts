// What the supergraph says of who may read what, by schema coordinate.
import {
  Kind,
  parse,
  print,
  valueFromASTUntyped,
  visit,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
} from "graphql";
import { HubError } from "#kit/errors";
import { linksOf, type Link } from "./links";

/** The directives of Apollo's security features, and the version of each that is understood here. */
const KNOWN: Readonly<Record<string, string>> = { authenticated: "0.1", requiresScopes: "0.1", policy: "0.1" };

/** All that are there must hold. Scopes and policies: any of the lists, and of that one everything. */
export interface Requirement {
  isAuthenticated?: true;
  scopes?: readonly (readonly string[])[];
  policies?: readonly (readonly string[])[];
}

/** `Person.phone` or `Person` to what it takes. What is not in it takes nothing. */
export type Rules = ReadonlyMap<string, readonly Requirement[]>;

/**
 * The rules of a supergraph, and the same SDL without the purpose SECURITY on the links of these features, with which
 * Apollo's gateway would refuse it. Throws SUPERGRAPH_INVALID when a rule might be overlooked.
 */
export function rulesOf(supergraphSdl: string): { rules: Rules; sdl: string } {
  const document = parse(supergraphSdl, { noLocation: true });
  const links = linksOf(document);
  const directives = securityDirectives(links);
  assertLinked(document, directives);
  const rules = new Map<string, readonly Requirement[]>();
  for (const definition of document.definitions) addRules(rules, definition, directives);
  return { rules, sdl: print(withoutPurpose(document, links)) };
}

/** Which directive of this supergraph is which of ours: `@scopes` may be `@requiresScopes`. */
function securityDirectives(links: readonly Link[]): Map<string, string> {
  const directives = new Map<string, string>();
  for (const { name, version, purpose, as, imports } of links) {
    const isOurs = Object.hasOwn(KNOWN, name);
    if (!isOurs && purpose === "SECURITY") throw invalid(`it links ${name} for security, which is not known here`);
    if (!isOurs) continue;
    if (version !== KNOWN[name])
      throw invalid(`it links ${name} v${version}, of which only v${String(KNOWN[name])} is known`);
    for (const [imported] of imports) {
      if (imported !== `@${name}` && imported.startsWith("@")) throw invalid(`${name} has no directive ${imported}`);
    }
    // By the rules of @link: the name it is imported as, the feature's own name, and the full name.
    const local = imports.get(`@${name}`)?.slice(1) ?? as;
    for (const known of new Set([local, as, `${as}__${name}`])) directives.set(known, name);
  }
  return directives;
}

/** A directive that is called like one of ours and is not linked would be read as nothing at all. */
function assertLinked(document: DocumentNode, directives: ReadonlyMap<string, string>): void {
  visit(document, {
    Directive: ({ name: { value } }) => {
      if (Object.hasOwn(KNOWN, value) && !directives.has(value)) throw invalid(`@${value} is used without a link`);
    },
    DirectiveDefinition: ({ name: { value } }) => {
      if (Object.hasOwn(KNOWN, value) && !directives.has(value)) throw invalid(`@${value} is defined without a link`);
    },
  });
}

function addRules(
  rules: Map<string, readonly Requirement[]>,
  definition: DefinitionNode,
  directives: ReadonlyMap<string, string>,
): void {
  if (!("directives" in definition) || !("name" in definition) || !definition.name) return;
  if (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) return;
  const type = definition.name.value;
  add(rules, type, definition.directives ?? [], directives);
  const isComposite =
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Kind.OBJECT_TYPE_EXTENSION ||
    definition.kind === Kind.INTERFACE_TYPE_EXTENSION;
  if (!isComposite) return;
  for (const field of definition.fields ?? []) {
    add(rules, `${type}.${field.name.value}`, field.directives ?? [], directives);
  }
}

function add(
  rules: Map<string, readonly Requirement[]>,
  coordinate: string,
  applied: readonly { name: { value: string } }[],
  directives: ReadonlyMap<string, string>,
): void {
  const own = applied.flatMap((directive) => {
    const feature = directives.get(directive.name.value);
    return feature ? [requirementOf(feature, directive as ConstDirectiveNode, coordinate)] : [];
  });
  if (own.length > 0) rules.set(coordinate, [...(rules.get(coordinate) ?? []), ...own]);
}

function requirementOf(feature: string, { arguments: given = [] }: ConstDirectiveNode, at: string): Requirement {
  if (feature === "authenticated") return { isAuthenticated: true };
  const name = feature === "policy" ? "policies" : "scopes";
  const [argument, ...more] = given;
  const value: unknown = argument?.name.value === name ? valueFromASTUntyped(argument.value) : null;
  if (more.length > 0 || !isListOfLists(value)) throw invalid(`${at}: the argument of @${feature} cannot be read`);
  return { [name]: value };
}

/** Not empty: nobody can say whether an empty list means everybody or nobody. */
function isListOfLists(value: unknown): value is string[][] {
  const isNames = (list: unknown): boolean =>
    Array.isArray(list) && list.length > 0 && list.every((name) => typeof name === "string" && name !== "");
  return Array.isArray(value) && value.length > 0 && value.every(isNames);
}

function withoutPurpose(document: DocumentNode, links: readonly Link[]): DocumentNode {
  const secured = new Set(links.filter(({ name }) => Object.hasOwn(KNOWN, name)).map(({ node }) => node));
  return visit(document, {
    Directive: (node) =>
      secured.has(node as ConstDirectiveNode)
        ? { ...node, arguments: (node.arguments ?? []).filter(({ name }) => name.value !== "for") }
        : undefined,
  });
}

function invalid(what: string): HubError {
  return new HubError("SUPERGRAPH_INVALID", `The supergraph cannot be guarded: ${what}.`);
}
