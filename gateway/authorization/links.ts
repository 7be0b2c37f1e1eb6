// The features that a schema document links: https://specs.apollo.dev/link/v1.0.
import { Kind, valueFromASTUntyped, type ConstDirectiveNode, type DocumentNode } from "graphql";

export interface Link {
  node: ConstDirectiveNode;
  /** Of a feature of Apollo's: `requiresScopes`; else the whole address. */
  name: string;
  /** `0.1` */
  version: string;
  purpose: string | null;
  /** The name by which this document calls the feature. */
  as: string;
  /** What is imported, `@requiresScopes`, to what it is called here, `@scopes`. */
  imports: ReadonlyMap<string, string>;
}

export function linksOf({ definitions }: DocumentNode): Link[] {
  const applied = definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? [])
      : [],
  );
  const call = nameOfLink(applied);
  return applied.filter(({ name }) => name.value === call || name.value === "link").map(linkOf);
}

/** `@link` may itself be linked under another name. */
function nameOfLink(applied: readonly ConstDirectiveNode[]): string {
  const itself = applied.find((node) =>
    /^https:\/\/specs\.apollo\.dev\/link\//.test(textOf(argumentsOf(node).url) ?? ""),
  );
  return itself?.name.value ?? "link";
}

function linkOf(node: ConstDirectiveNode): Link {
  const { url, as, for: purpose, import: imported } = argumentsOf(node);
  const address = textOf(url) ?? "";
  const [, feature = address, version = ""] =
    /^https:\/\/specs\.apollo\.dev\/(\w+)\/v(\d+\.\d+)\/?$/.exec(address) ?? [];
  return {
    node,
    name: feature,
    version,
    purpose: textOf(purpose),
    as: textOf(as) ?? feature,
    imports: importsOf(imported),
  };
}

function importsOf(imported: unknown): Map<string, string> {
  const entries: unknown[] = Array.isArray(imported) ? imported : [];
  return new Map(
    entries.map((entry) => {
      if (typeof entry === "string") return [entry, entry];
      const { name, as } = (entry ?? {}) as { name?: unknown; as?: unknown };
      return [textOf(name) ?? "", textOf(as) ?? textOf(name) ?? ""];
    }),
  );
}

function argumentsOf(node: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries((node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
