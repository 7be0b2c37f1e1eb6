// The second lock: the gateway has filtered already, and still every field asks again.
import DataLoader from "dataloader";
import {
  defaultFieldResolver,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import {
  ruleFor,
  type AgencyAccess,
  type FieldRule,
  type Policy,
  type Ticket,
  type TicketRule,
} from "#kit/access/policy";
import { kindOf, type Ground, type Level } from "#kit/access/reads";
import type { Context } from "#kit/context";
import { HubError } from "#kit/errors";
import { perRequest } from "#kit/loader";

type Resolve = GraphQLFieldResolver<object, Context>;

/** How a viewer stands to a rule. */
type Standing = "refused" | "free" | "ticketed";

/** What Apollo adds to a subgraph; `_entities` hands out records, whose fields are guarded themselves. */
const OF_FEDERATION = new Set(["Query._entities", "Query._service", "_Service.sdl"]);

const LOGGED: ReadonlySet<Level> = new Set<Level>(["L2", "L3", "L4"]);

/** Puts a guard before every resolver of `schema`. A field without a rule is refused to all. */
export function guardSchema(schema: GraphQLSchema, policy: Policy): void {
  const ticketLoaders = ticketLoadersOf(policy);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) {
      if (OF_FEDERATION.has(`${type.name}.${field.name}`)) {
        openByField.set(field, { gate: UNGUARDED, resolve: (field.resolve ?? defaultFieldResolver) as Resolve });
        continue;
      }
      field.resolve = guarded(type, field as GraphQLField<object, Context>, policy, ticketLoaders.get(type.name));
    }
  }
}

type TicketLoader = (ctx: Context) => DataLoader<object, Ticket>;

type Tickets = ReadonlyMap<string, TicketLoader & { rule: TicketRule }>;

const ticketsByAccess = new WeakMap<AgencyAccess, Tickets>();

/** The same for all who ask of one agency, so that in a request a record is asked about once. */
function ticketLoadersOf({ access }: Policy): Tickets {
  let tickets = ticketsByAccess.get(access);
  if (!tickets) ticketsByAccess.set(access, (tickets = loadersOf(access)));
  return tickets;
}

/**
 * Whether this viewer may read a field of a record: what the guard of the field would say, for a resolver that tells of the
 * record in words of its own.
 */
export async function mayRead(
  policy: Policy,
  ctx: Context,
  [type, field]: readonly [type: string, field: string],
  record: object,
): Promise<boolean> {
  const rule = ruleFor(policy, type, field);
  if (!rule) return false;
  const tickets = ticketLoadersOf(policy).get(type);
  const standing = standingTo(rule, tickets?.rule, ctx.viewer.roles);
  if (standing !== "ticketed" || !tickets) return standing !== "refused";
  return isOpen(rule, await tickets(ctx).load(record));
}

const isOpen = ({ category: { ticket } }: FieldRule, { open }: Ticket): boolean => !ticket || open.has(ticket.name);

function loadersOf({ tickets = {} }: AgencyAccess): Tickets {
  return new Map(
    Object.entries(tickets).map(([type, rule]) => {
      const loader = perRequest((ctx) => new DataLoader<object, Ticket>((records) => rule.of([...records], ctx)));
      return [type, Object.assign(loader, { rule })];
    }),
  );
}

/** What stands before a field: it lets through what the viewer may read, and tells the access log. */
export interface Gate {
  /** Throws where the viewer may not read the field. */
  assertReadable: (ctx: Context) => void;
  /** Throws where the viewer may not ask by these arguments. */
  assertAskable: (args: Record<string, unknown>, ctx: Context) => void;
  /** Of records in their order, which are let through; null for all of them. */
  admit: (sources: readonly (object | undefined)[], ctx: Context) => Promise<boolean[]> | null;
}

/** How a field answers once its gate is open. */
export interface Open {
  gate: Gate;
  resolve: Resolve;
}

const UNGUARDED: Gate = { assertReadable: () => undefined, assertAskable: () => undefined, admit: () => null };

/** By field, for who executes a schema in ways of its own: the field's own resolver must never be called past its gate. */
const openByField = new WeakMap<object, Open>();

/** Undefined for a field that stands behind no gate: nobody may read it. */
export const openOf = (field: GraphQLField<unknown, unknown>): Open | undefined => openByField.get(field);

function guarded(
  type: GraphQLObjectType,
  field: GraphQLField<object, Context>,
  policy: Policy,
  tickets: (TicketLoader & { rule: TicketRule }) | undefined,
): Resolve {
  const resolve = (field.resolve ?? defaultFieldResolver) as Resolve;
  const gate = gateOf(type, field, policy, tickets);
  openByField.set(field, { gate, resolve });
  return (source, args: Record<string, unknown>, ctx, info) => {
    gate.assertReadable(ctx);
    const admitted = gate.admit([source], ctx);
    const answer = (): unknown => {
      gate.assertAskable(args, ctx);
      return resolve(source, args, ctx, info);
    };
    // Not told, like what is not there: an error would say that there is something.
    return admitted ? admitted.then(([isOpen]) => (isOpen ? answer() : null)) : answer();
  };
}

function gateOf(
  type: GraphQLObjectType,
  field: GraphQLField<object, Context>,
  policy: Policy,
  tickets: (TicketLoader & { rule: TicketRule }) | undefined,
): Gate {
  const rule = ruleFor(policy, type.name, field.name);
  if (!rule) return closed(`${type.name}.${field.name}`);
  const standingOf = standings(rule, tickets?.rule);
  const note = noting(rule, type.name === "Person" ? idOf : personOf);
  return {
    assertReadable: (ctx) => {
      if (standingOf(ctx.viewer.roles) === "refused") refuse(ctx, rule.coordinate);
    },
    assertAskable: askableBy(field, policy) ?? anything,
    admit: (sources, ctx) => {
      if (!tickets || standingOf(ctx.viewer.roles) !== "ticketed") {
        note(ctx, sources, "ROLE");
        return null;
      }
      const loader = tickets(ctx);
      const asked = sources.map(async (source) => {
        const ticket = await loader.load(source as object);
        if (!isOpen(rule, ticket)) return false;
        note(ctx, [source], ticket.ground);
        return true;
      });
      return Promise.all(asked);
    },
  };
}

const anything: Askable = () => undefined;

/** What nobody has stated is read by nobody. */
function closed(coordinate: string): Gate {
  const assertReadable: Gate["assertReadable"] = (ctx) => refuse(ctx, coordinate);
  return { assertReadable, assertAskable: anything, admit: () => null };
}

type Note = (ctx: Context, sources: readonly (object | undefined)[], ground: Ground) => void;

function noting({ name: category, category: { level, isLogged } }: FieldRule, subjectOf: typeof idOf): Note {
  if (!LOGGED.has(level) || isLogged === false) return () => undefined;
  return (ctx, sources, ground) => {
    ctx.reads.noteAll(kindOf(category, level, ground), sources, subjectOf);
  };
}

function refuse(ctx: Context, coordinate: string): never {
  ctx.reads.refuse({ coordinate, code: "UNAUTHORIZED_FIELD_OR_TYPE" });
  throw new HubError("UNAUTHORIZED_FIELD_OR_TYPE");
}

const MAX_KNOWN = 1_000;

/** Decides once for each combination of roles, of which there are few. */
function standings(rule: FieldRule, tickets: TicketRule | undefined): (roles: readonly string[]) => Standing {
  const known = new Map<string, Standing>();
  return (roles) => {
    const key = roles.join();
    let standing = known.get(key);
    if (!standing) {
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(key, (standing = standingTo(rule, tickets, roles)));
    }
    return standing;
  };
}

function standingTo({ roles }: FieldRule, tickets: TicketRule | undefined, held: readonly string[]): Standing {
  const readers = held.filter((role) => roles === "anyone" || roles.some((one) => one === role));
  if (readers.length === 0) return roles === "anyone" ? "free" : "refused";
  return readers.some((role) => !tickets?.roles.some((one) => one === role)) ? "free" : "ticketed";
}

type Askable = (args: Record<string, unknown>, ctx: Context) => void;

/** Refuses a filter or an order by what the viewer may not read, or nobody has stated: it would tell by what it finds. */
function askableBy(field: GraphQLField<object, Context>, policy: Policy): Askable | null {
  const checks = field.args.flatMap(({ name, type }): Askable[] => {
    const named = getNamedType(type);
    if (!policy.access.types[named.name]) return [];
    const assert = (member: string, ctx: Context): void => {
      const rule = ruleFor(policy, named.name, member);
      if (rule && standingTo(rule, undefined, ctx.viewer.roles) !== "refused") return;
      ctx.reads.refuse({ coordinate: `${named.name}.${member}`, code: "FORBIDDEN" });
      throw new HubError("FORBIDDEN", `${name}.${member}: the viewer's role may not ask by this.`);
    };
    const isGiven = (value: unknown): boolean => value !== null && value !== undefined;
    const inputs: Askable = (args, ctx) => {
      for (const [member, value] of Object.entries(args[name] ?? {})) if (isGiven(value)) assert(member, ctx);
    };
    const order: Askable = (args, ctx) => {
      if (isGiven(args[name])) assert(String(args[name]), ctx);
    };
    return isInputObjectType(named) ? [inputs] : isEnumType(named) ? [order] : [];
  });
  if (checks.length === 0) return null;
  return (args, ctx) => {
    for (const check of checks) check(args, ctx);
  };
}

const idOf = (source: object): string | null => (source as { id?: string }).id ?? null;

const personOf = (source: object): string | null => (source as { personId?: string }).personId ?? null;
