// What the schema of a supergraph links (https://specs.apollo.dev/link/v1.0), as far as access depends on it.
import {
  Kind,
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type ConstObjectValueNode,
  type ConstValueNode,
  type DocumentNode,
} from "graphql";
import { HubError } from "#kit/errors";

/** The directives that decide who may read: all that we know how to enforce. */
export type Enforced = "authenticated" | "requiresScopes" | "policy";

/**
 * The one version of each that exists. Below v1 the link specification lets every minor version break the last, so a v0.2
 * is as unknown as a v7.
 */
const FEATURES: ReadonlyMap<string, Enforced> = new Map([
  ["https://specs.apollo.dev/authenticated/v0.1", "authenticated"],
  ["https://specs.apollo.dev/requiresScopes/v0.1", "requiresScopes"],
  ["https://specs.apollo.dev/policy/v0.1", "policy"],
]);

/** What `@apollo/gateway` enforces itself: such fields are not in the schema that clients are served. */
const ENFORCED_BY_APOLLO: ReadonlySet<string> = new Set(["https://specs.apollo.dev/inaccessible/v0.2"]);

const LOOKS_ENFORCED = /^(?:.*__)?(?:authenticated|requiresScopes|policy)$/i;

export interface SecurityLinks {
  /** The name that each directive has in this supergraph, without the @. */
  names: ReadonlyMap<string, Enforced>;
  /** The arguments `for: SECURITY` of these links. */
  purposes: readonly ConstArgumentNode[];
}

/** Throws SUPERGRAPH_INVALID where a link is for security and not one that we enforce, or only looks like one. */
export function securityLinks(document: DocumentNode): SecurityLinks {
  const names = new Map<string, Enforced>();
  const purposes: ConstArgumentNode[] = [];
  for (const link of linksOf(document)) {
    const given: Given = new Map(link.arguments?.map((argument) => [argument.name.value, argument]));
    const purpose = given.get("for");
    for (const [name, enforced] of namesIn(given)) {
      if ((names.get(name) ?? enforced) !== enforced) refuse(`links two features as @${name}`);
      names.set(name, enforced);
      if (purpose && !purposes.includes(purpose)) purposes.push(purpose);
    }
  }
  return { names, purposes };
}

/** Whether a name says that it decides access; one that does and is not linked was meant to be. */
export function looksEnforced(name: string): boolean {
  return LOOKS_ENFORCED.test(name);
}

/** `@link` may itself be renamed, so whatever stands on the schema with an address is taken for a link. */
function linksOf({ definitions }: DocumentNode): ConstDirectiveNode[] {
  return definitions
    .filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION)
    .flatMap((schema) => ("directives" in schema ? ((schema.directives ?? []) as readonly ConstDirectiveNode[]) : []))
    .filter(({ arguments: given = [] }) => given.some(({ name }) => ["url", "feature", "for"].includes(name.value)));
}

type Given = ReadonlyMap<string, ConstArgumentNode>;

/** The names that one link brings in which decide access. */
function namesIn(given: Given): [string, Enforced][] {
  const url = urlOf(given);
  if (ENFORCED_BY_APOLLO.has(url)) return [];
  const enforced = FEATURES.get(url);
  if (enforced) return namesOf(enforced, given).map((name) => [name, enforced]);
  const imports = [...importsOf(given.get("import")?.value).keys()].map((name) => name.replace(/^@/, ""));
  const seemsSo = [...url.split(/[/?#]/), ...imports].some(looksEnforced);
  return seemsSo || isForSecurity(given) ? refuse(`links ${url || "nothing"}, which this gateway cannot enforce`) : [];
}

/** `@core`, the older `@link`, calls it `feature`. */
function urlOf(given: Given): string {
  return textOf((given.get("url") ?? given.get("feature"))?.value) ?? "";
}

/** Whatever it is for, if not for execution: that is the only other purpose there is. */
function isForSecurity(given: Given): boolean {
  const purpose = given.get("for")?.value;
  return purpose !== undefined && !(purpose.kind === Kind.ENUM && purpose.value === "EXECUTION");
}

/** As a whole (`as:`, or its own name), as an import under whatever name, or with the link's name before it. */
function namesOf(enforced: Enforced, given: Given): string[] {
  const as = given.get("as");
  const prefix = as === undefined ? enforced : textOf(as.value);
  const imported = importsOf(given.get("import")?.value).get(`@${enforced}`);
  if (!prefix || imported === "") return refuse(`links @${enforced} without a name`);
  return [imported ?? prefix, `${prefix}__${enforced}`];
}

/** Names in the specification, to names in this document without their @. */
function importsOf(value: ConstValueNode | undefined): Map<string, string> {
  const list = value?.kind === Kind.LIST ? value.values : value ? [value] : [];
  return new Map(list.map((each) => (each.kind === Kind.OBJECT ? renamed(each) : [textOf(each) ?? "", bare(each)])));
}

function renamed({ fields }: ConstObjectValueNode): [string, string] {
  const valueOf = (key: string): ConstValueNode | undefined => fields.find(({ name }) => name.value === key)?.value;
  return [textOf(valueOf("name")) ?? "", bare(valueOf("as") ?? valueOf("name"))];
}

function bare(value: ConstValueNode | undefined): string {
  return textOf(value)?.replace(/^@/, "") ?? "";
}

function textOf(value: ConstValueNode | undefined): string | undefined {
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function refuse(reason: string): never {
  throw new HubError("SUPERGRAPH_INVALID", `The supergraph ${reason}.`);
}
