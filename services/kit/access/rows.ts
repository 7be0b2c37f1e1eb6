// Which rows of a table a viewer may see, as conditions that go into every statement that reads it.
import type { ObjectLiteral } from "typeorm";
import type { Role } from "#kit/access/roles";
import type { Viewer } from "#kit/viewer";

/**
 * A condition on one table. Its SQL may use the parameters of `viewerParameters` and nothing else that is not a
 * column of the agency's own tables. It must stay out of an empty `IN ()`, which MariaDB does not take: see `bySites`.
 */
export interface RowRule {
  /** For the data officer: which rows these are. */
  says: string;
  where: (alias: string, viewer: Viewer) => string;
}

/** For each role, its rows; a role that is left out sees none. "anyone": every row of the viewer's operations. */
export type Rows = Readonly<Partial<Record<Role, RowRule>>> | "anyone";

export const everyRow: RowRule = { says: "all", where: () => "1 = 1" };

export const noRow: RowRule = { says: "none", where: () => "1 = 0" };

export function anyOf(...rules: RowRule[]): RowRule {
  return {
    says: rules.map(({ says }) => says).join("; or "),
    where: (alias, viewer) => rules.map(({ where }) => `(${where(alias, viewer)})`).join(" OR "),
  };
}

export function allOf(...rules: RowRule[]): RowRule {
  return {
    says: rules.map(({ says }) => says).join(", and "),
    where: (alias, viewer) => rules.map(({ where }) => `(${where(alias, viewer)})`).join(" AND "),
  };
}

/** Rows whose `column` is one of the sites that the viewer works at. */
export const atSite = (column: string, says: string): RowRule =>
  bySites(says, (alias) => `${alias}.${column} IN (:...viewerSites)`);

/** A rule whose SQL names `:...viewerSites`. Whoever has none sees nothing. */
export const bySites = (says: string, where: (alias: string) => string): RowRule => ({
  says,
  where: (alias, viewer) => (viewer.sites.length > 0 ? where(alias) : noRow.where(alias, viewer)),
});

/** A rule that is the same SQL for every viewer. */
export const rule = (says: string, where: (alias: string) => string): RowRule => ({ says, where });

/** What the SQL of a rule may speak of. */
export function viewerParameters(viewer: Viewer, now: Date): ObjectLiteral {
  return {
    viewerSub: viewer.sub,
    viewerAgency: viewer.agency,
    viewerSites: viewer.sites,
    viewerOperations: viewer.operations,
    viewerPurpose: viewer.purpose,
    viewerNow: now,
    // 1 in the one query that asks about people for whom the viewer broke the glass, where another agency keeps that:
    // its resolver was told, and says so with `setParameters`.
    viewerUnderGlass: 0,
  };
}

/** The rows that this viewer may see by any of their roles, within the operations of their token; null for all. */
export function scopeOf(rows: Rows, alias: string, viewer: Viewer, operation: string | null): string | null {
  const scopes = [byRole(rows, alias, viewer), byOperation(alias, viewer, operation)].filter((sql) => sql !== null);
  return scopes.length > 0 ? scopes.map((sql) => `(${sql})`).join(" AND ") : null;
}

function byRole(rows: Rows, alias: string, viewer: Viewer): string | null {
  if (rows === "anyone") return null;
  const rules = viewer.roles.flatMap((role) => (Object.hasOwn(rows, role) ? (rows[role as Role] ?? []) : []));
  if (rules.includes(everyRow)) return null;
  return rules.length > 0 ? anyOf(...rules).where(alias, viewer) : noRow.where(alias, viewer);
}

function byOperation(alias: string, { operations }: Viewer, column: string | null): string | null {
  return column === null || operations.length === 0 ? null : `${alias}.${column} IN (:...viewerOperations)`;
}
