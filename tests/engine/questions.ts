// Questions made up from a schema: valid, and of every shape that a client might ask.
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  validate,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";
import { chance, oneOf, whole } from "./chance";

export interface Question {
  query: string;
  variables: Record<string, unknown>;
}

const VARIABLES = "$yes: Boolean!, $no: Boolean!, $maybe: Boolean = true";

/** By the name of an argument, the literal that is given for it. */
export type Known = Readonly<Record<string, string>>;

/** The question of this number; null where what chance made is not valid, as where two fields meet under one name. */
export function question(
  schema: GraphQLSchema,
  kind: "query" | "mutation",
  number: number,
  known: Known = {},
): Question | null {
  const root = kind === "query" ? schema.getQueryType() : schema.getMutationType();
  if (!root) return null;
  const fragments: string[] = [];
  const body = new Maker(schema, fragments, number, known).selection(root, 0, [kind]);
  const used = VARIABLES.split(", ").filter((each) => body.concat(...fragments).includes(each.split(":")[0] ?? ""));
  const head = used.length > 0 ? `${kind} (${used.join(", ")})` : kind;
  const query = [`${head} ${body}`, ...fragments].join("\n");
  if (validate(schema, parse(query)).length > 0) return null;
  const variables = { yes: chance(number, "yes") < 0.8, no: chance(number, "no") < 0.2 };
  return { query, variables: chance(number, "maybe") < 0.5 ? variables : { ...variables, maybe: false } };
}

const MAX_DEPTH = 6;

class Maker {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: string[],
    private readonly number: number,
    private readonly known: Known,
  ) {}

  selection(type: GraphQLCompositeType, depth: number, seed: unknown[]): string {
    const here = [this.number, ...seed];
    const count = 1 + whole(depth === 0 ? 2 : 4, "count", here);
    const parts = Array.from({ length: count }, (_, index) => this.part(type, depth, [...seed, index]));
    return `{ ${parts.join(" ")} }`;
  }

  private part(type: GraphQLCompositeType, depth: number, seed: unknown[]): string {
    const here = [this.number, ...seed];
    const roll = chance("kind", here);
    if (isAbstractType(type) && roll < 0.6) return this.onOne(type, depth, seed);
    if (roll < 0.08 || !("getFields" in type)) return chance("alias", here) < 0.5 ? "__typename" : "what: __typename";
    if (roll < 0.16 && depth > 0) return `... ${this.condition(here)} ${this.selection(type, depth, seed)}`;
    if (roll < 0.22 && depth > 0) return this.spread(type, depth, seed);
    return this.field(type, depth, seed);
  }

  private onOne(type: GraphQLCompositeType, depth: number, seed: unknown[]): string {
    if (!isAbstractType(type)) return "";
    const one = oneOf(this.schema.getPossibleTypes(type), this.number, ...seed, "one");
    return `... on ${one.name} ${this.selection(one, depth, seed)}`;
  }

  private spread(type: GraphQLCompositeType, depth: number, seed: unknown[]): string {
    const name = `F${String(this.fragments.length)}`;
    // Holds its place while what is in it is made.
    const at = this.fragments.push("") - 1;
    this.fragments[at] = `fragment ${name} on ${type.name} ${this.selection(type, depth, seed)}`;
    return `...${name}`;
  }

  private field(type: GraphQLCompositeType, depth: number, seed: unknown[]): string {
    if (!("getFields" in type)) return "__typename";
    const here = [this.number, ...seed];
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((each) => !isCompositeType(getNamedType(each.type)));
    const field = oneOf(depth >= MAX_DEPTH && leaves.length > 0 ? leaves : fields, here, "field");
    const named = getNamedType(field.type);
    if (isCompositeType(named) && depth >= MAX_DEPTH) return "__typename";
    const alias = chance("alias", here) < 0.15 ? `${field.name}${String(whole(3, here))}: ` : "";
    const below = isCompositeType(named) ? ` ${this.selection(named, depth + 1, [...seed, field.name])}` : "";
    return `${alias}${field.name}${this.given(field, here)}${this.condition(here)}${below}`;
  }

  private condition(here: unknown[]): string {
    const roll = chance("condition", here);
    if (roll > 0.12) return "";
    const name = oneOf(["$yes", "$no", "$maybe", "true", "false"], here, "variable");
    return roll < 0.06 ? ` @skip(if: ${name})` : ` @include(if: ${name})`;
  }

  private given(field: GraphQLField<unknown, unknown>, here: unknown[]): string {
    const given = field.args
      .filter((each) => isNonNullType(each.type) || chance("given", here, each.name) < 0.3)
      .map((each) => `${each.name}: ${this.known[each.name] ?? this.literal(each.type, [...here, each.name], 0)}`);
    return given.length > 0 ? `(${given.join(", ")})` : "";
  }

  private literal(type: GraphQLInputType, here: unknown[], depth: number): string {
    if (isNonNullType(type)) return this.literal(type.ofType, here, depth);
    if (isListType(type)) return `[${this.literal(type.ofType, here, depth)}]`;
    if (isEnumType(type)) return oneOf(type.getValues(), here).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (each) => isNonNullType(each.type) || (depth < 2 && chance("input", here, each.name) < 0.3),
      );
      return `{ ${fields.map((each) => `${each.name}: ${this.literal(each.type, [...here, each.name], depth + 1)}`).join(", ")} }`;
    }
    if (type.name === "Int") return String(1 + whole(9, here));
    if (type.name === "Float") return "1.5";
    if (type.name === "Boolean") return String(chance(here) < 0.5);
    return JSON.stringify(`${type.name} ${String(whole(5, here))}`);
  }
}
