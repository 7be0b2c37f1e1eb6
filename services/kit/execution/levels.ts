// The fields of one level of an answer, each for all objects of the level together.
import {
  isNonNullType,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { completerOf, type Complete, type Level } from "./complete";
import { valuesOf, type Values } from "./field";
import { after, BROKEN, isPromise, type Maybe } from "./run";
import { askedOf, type Asked } from "./selection";

interface FieldPlan {
  key: string;
  values: Values;
  complete: Complete;
  mustBe: boolean;
}

export class Levels {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    private readonly operation: OperationDefinitionNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /** What objects of `type` answer; `inOrder`: one field after another, as mutations do. */
  of(type: GraphQLObjectType, sets: readonly SelectionSetNode[], inOrder = false): Level {
    const { schema, fragments, variables } = this;
    const asked = askedOf({ operation: { schema, fragments }, variables }, type, sets);
    const plans = asked.filter(({ name }) => name !== "__typename").map((each) => this.#field(type, each));
    return (run, sources, placeOf) => {
      // Nothing is asked of nobody, and nothing refused.
      if (sources.length === 0) return [];
      const made = sources.map(() => begun(asked, type));
      const broken = new Set<number>();
      const one = (field: FieldPlan): Maybe<void> => {
        const placeOfField = (index: number) => ({ before: placeOf(index), key: field.key });
        const values = field.values(run, sources as (object | undefined)[], placeOfField);
        const complete = after(values, (known) => field.complete(run, known, placeOfField));
        return after(complete, (told) => {
          put(told, made, broken, field);
        });
      };
      const done = inOrder ? oneByOne(plans, one) : atOnce(plans, one);
      return after(done, () =>
        broken.size === 0 ? made : made.map((each, index) => (broken.has(index) ? BROKEN : each)),
      );
    };
  }

  #field(type: GraphQLObjectType, { key, name, nodes }: Asked): FieldPlan {
    const field = type.getFields()[name];
    const [first, ...others] = nodes;
    if (!field || !first) throw new Error(`${type.name} has no field ${name}.`);
    const info = {
      ...{ fieldName: name, fieldNodes: nodes, returnType: field.type, parentType: type, schema: this.schema },
      // Made once for many requests: no variable of one may be seen by another.
      ...{ fragments: this.fragments, rootValue: undefined, operation: this.operation, variableValues: {} },
    } as unknown as GraphQLResolveInfo;
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const levels = new Map<GraphQLObjectType, Level>();
    const levelOf = (each: GraphQLObjectType): Level => {
      let level = levels.get(each);
      if (!level) levels.set(each, (level = this.of(each, sets)));
      return level;
    };
    return {
      key,
      values: valuesOf({ type, field, nodes: [first, ...others], info }),
      complete: completerOf(field.type, { coordinate: `${type.name}.${name}`, nodes, info, levelOf }),
      mustBe: isNonNullType(field.type),
    };
  }
}

/** Its fields in their order from the start, whichever is known first. */
function begun(asked: readonly Asked[], type: GraphQLObjectType): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const { key, name } of asked) object[key] = name === "__typename" ? type.name : null;
  return object;
}

function put(
  told: readonly unknown[],
  made: readonly Record<string, unknown>[],
  broken: Set<number>,
  { key, mustBe }: FieldPlan,
): void {
  told.forEach((value, index) => {
    const object = made[index];
    if (value !== BROKEN && object) object[key] = value;
    else if (mustBe) broken.add(index);
  });
}

function atOnce(fields: readonly FieldPlan[], one: (field: FieldPlan) => Maybe<void>): Maybe<void> {
  const waiting = fields.map(one).filter((each): each is Promise<void> => isPromise(each));
  return waiting.length > 0 ? Promise.all(waiting).then(() => undefined) : undefined;
}

async function oneByOne(fields: readonly FieldPlan[], one: (field: FieldPlan) => Maybe<void>): Promise<void> {
  for (const field of fields) await one(field);
}
