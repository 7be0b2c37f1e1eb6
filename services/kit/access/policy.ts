// What an agency states about its slice of the graph: who may read and write which fields, and which rows.
import type { ClassType } from "type-graphql";
import type { Ground, Level } from "#kit/access/reads";
import type { Role } from "#kit/access/roles";
import type { Rows } from "#kit/access/rows";
import type { RowsByTable } from "#kit/access/reader";
import type { Context } from "#kit/context";

/** Fields that are held alike. */
export interface Category {
  level: Level;
  /** For the data officer: what this is, in a few words. */
  says: string;
  /** "anyone": whoever has a token. */
  read: readonly Role[] | "anyone";
  /**
   * False where the guard does not tell the access log: of the log itself, which would grow by being looked at, and of
   * what the agency tells it itself.
   */
  isLogged?: false;
  /**
   * For so many seconds an answer of nothing else may be shown again to viewers of the same class. Only of what tells of
   * nobody.
   */
  keptSeconds?: number;
  /** Who may change it: these roles may use the mutations that are stated under this category. */
  write?: readonly Role[];
  /**
   * Roles of `read` that need more than their role: that this ticket is open on the record itself, which the agency
   * decides with each request (`tickets`).
   */
  ticket?: { name: string; roles: readonly Role[] };
}

/** What is open to the viewer on one record, and on what ground. */
export interface Ticket {
  open: ReadonlySet<string>;
  ground: Ground;
}

/** For records of one type, in their order. Only roles of `roles` need one: the others read by their role. */
export interface TicketRule {
  roles: readonly Role[];
  // Each agency knows the shape of its own records.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  of: (records: any[], ctx: Context) => Promise<Ticket[]>;
}

export interface AgencyAccess {
  categories: Readonly<Record<string, Category>>;
  /**
   * Of each type, the fields of each category, parted by spaces. Object types name all their fields, input types of
   * questions all theirs, enums of an order all their values; a mutation stands under what it changes.
   */
  types: Readonly<Record<string, Readonly<Record<string, string>>>>;
  rows: RowsByTable;
  /** By type. */
  tickets?: Readonly<Record<string, TicketRule>>;
}

/** Public figures. They may be some seconds behind what other gateways and the agencies' own chores do. */
export const FIGURES = { level: "L0", keptSeconds: 5 } as const;

/** Categories that every agency has. */
export const COMMON: Readonly<Record<string, Category>> = {
  open: { level: "L1", says: "Ids that say nothing, codes, reference data", read: "anyone" },
  reference: { level: "L0", says: "Reference data: operations, lists of codes", read: "anyone", keptSeconds: 60 },
  // The owner of the type states who may read it; here it is only the hook that fields hang on.
  stub: { level: "L1", says: "Keys of records that another agency owns", read: "anyone" },
};

/** What every record carries (`FieldRecord`), for use in `types`. */
export const RECORD = "id operationCode recordedBy occurredAt recordedAt version";

const COMMON_TYPES: AgencyAccess["types"] = {
  CodedTerm: { reference: "code system label" },
  PageInfo: { open: "hasNextPage hasPreviousPage startCursor endCursor" },
  RecordedBy: { open: "agency user" },
  VersionConflict: { open: "named current" },
};

/** One field (or input field, or value of an order), and how it is held. */
export interface FieldRule {
  /** Schema coordinate: `Person.phone`. */
  coordinate: string;
  name: string;
  category: Category;
  /** Who may use it: readers, or for a mutation writers. */
  roles: readonly Role[] | "anyone";
}

export interface Policy {
  access: AgencyAccess;
  /** The rule of a coordinate. */
  rules: ReadonlyMap<string, FieldRule>;
  /** Coordinates that were stated twice or under a category that there is not, one sentence each. */
  faults: readonly string[];
}

/** Reads an agency's statements. A page of records (`PersonConnection`) is held like the records' ids. */
export function policyOf(access: AgencyAccess): Policy {
  const categories: AgencyAccess["categories"] = { ...COMMON, ...access.categories };
  const rules = new Map<string, FieldRule>();
  const faults = Object.entries(categories).flatMap(([name, category]) =>
    category.keptSeconds === undefined || isOfNobody(category) ? [] : [`${name} may not be kept: it tells of people.`],
  );
  for (const [type, parts] of Object.entries({ ...COMMON_TYPES, ...access.types })) {
    for (const [name, fields] of Object.entries(parts)) {
      const category = categories[name];
      if (!category) faults.push(`${type}: there is no category ${name}.`);
      for (const field of category ? fields.split(/\s+/).filter(Boolean) : []) {
        const coordinate = `${type}.${field}`;
        if (rules.has(coordinate)) faults.push(`${coordinate} is stated twice.`);
        if (category) rules.set(coordinate, ruleOf(coordinate, name, category, type === "Mutation"));
      }
    }
  }
  return { access, rules, faults };
}

const isOfNobody = ({ level, ticket }: Category): boolean => level === "L0" && ticket === undefined;

function ruleOf(coordinate: string, name: string, category: Category, isWrite: boolean): FieldRule {
  return { coordinate, name, category, roles: isWrite ? (category.write ?? []) : category.read };
}

/**
 * The rule of a field. Fields of `XConnection` and `XEdge` have the rule of `X.id`, or of the first field that is
 * stated of `X`.
 */
export function ruleFor({ rules, access }: Policy, type: string, field: string): FieldRule | undefined {
  const own = rules.get(`${type}.${field}`);
  if (own) return own;
  const [, node = ""] = /^(.+?)(?:Connection|Edge)$/.exec(type) ?? [];
  const stated = access.types[node];
  if (!stated) return undefined;
  return rules.get(`${node}.id`) ?? rules.get(`${node}.${Object.values(stated)[0]?.trim().split(/\s+/)[0] ?? ""}`);
}

/** `rows` of several parts of an agency, as one. */
export const rowsByTable = (...rows: (readonly [ClassType, Rows])[]): RowsByTable => new Map(rows);

/** Statements on the fields of types, of several parts of an agency, as one: what two say of one type is both true. */
export function typesOf(...parts: readonly AgencyAccess["types"][]): AgencyAccess["types"] {
  const joined: Record<string, Record<string, string>> = {};
  for (const [type, categories] of parts.flatMap((part) => Object.entries(part))) {
    const stated = (joined[type] ??= {});
    for (const [name, fields] of Object.entries(categories))
      stated[name] = [stated[name] ?? "", fields].join(" ").trim();
  }
  return joined;
}
