// The tables of docs/access.md: the policy as a data-protection officer reads it.
import { COMMON, policyOf, type FieldRule } from "#kit/access/policy";
import { ROLES, type Role } from "#kit/access/roles";
import type { Rows } from "#kit/access/rows";
import type { Agency } from "#kit/agency";

/** What one agency states. */
export function accessChapter(agency: Agency): string {
  const { rules, access } = policyOf(agency.access);
  const categories = Object.entries({ ...COMMON, ...access.categories }).filter(([name]) => name !== "stub");
  const fieldsOf = (name: string): FieldRule[] =>
    [...rules.values()].filter((rule) => rule.name === name && isOwn(rule, access.types));
  const rows = categories.map(([name, { level, says, read, write = [], ticket }]) => {
    const cells = ROLES.map((role) => cellOf(role, read, write, ticket?.roles ?? []));
    return `| ${[`**${name}** ${level}: ${says}`, ...cells].join(" | ")} |`;
  });
  const fields = categories
    .map(([name]) => [name, fieldsOf(name)] as const)
    .filter(([, own]) => own.length > 0)
    .map(([name, own]) => `- **${name}**: ${grouped(own)}`);
  const tables = [...access.rows].map(([table, own]) => `| ${table.name} | ${rowsOf(own)} |`);
  return [
    `## ${agency.name}`,
    `| category | ${ROLES.join(" | ")} |`,
    `| --- |${" --- |".repeat(ROLES.length)}`,
    ...rows,
    "",
    ...fields,
    "",
    "| rows of | who sees which |",
    "| --- | --- |",
    ...tables,
  ].join("\n");
}

const isOwn = ({ coordinate }: FieldRule, types: object): boolean =>
  Object.hasOwn(types, coordinate.split(".")[0] ?? "");

/** R, W, and c where the role needs a ground on the record besides. */
function cellOf(
  role: Role,
  read: readonly Role[] | "anyone",
  write: readonly Role[],
  ticketed: readonly Role[],
): string {
  const reads = read === "anyone" || read.includes(role);
  const letters = `${reads ? "R" : ""}${write.includes(role) ? "W" : ""}`;
  return letters === "" ? "–" : `${letters}${ticketed.includes(role) ? " c" : ""}`;
}

/** `Person.givenName Person.sex` as `Person` (givenName, sex). */
function grouped(rules: readonly FieldRule[]): string {
  const byType = new Map<string, string[]>();
  for (const { coordinate } of rules) {
    const [type = "", field = ""] = coordinate.split(".");
    byType.set(type, [...(byType.get(type) ?? []), field]);
  }
  return [...byType].map(([type, fields]) => `\`${type}\` (${fields.join(", ")})`).join(" · ");
}

function rowsOf(rows: Rows): string {
  if (rows === "anyone") return "whoever may read the fields";
  const stated = Object.entries(rows).map(([role, rule]) => `${role}: ${rule.says}`);
  return stated.length > 0 ? stated.join(" · ") : "nobody: only the hub's own rules look here";
}
