// The variables of an operation as its agency takes them.
import {
  getVariableValues,
  print,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from "graphql";

type Variables = Readonly<Record<string, unknown>>;

/** Where the variables are not what the operation asks for, the reasons. */
export type VariablesOf = (
  given: Variables,
) => { coerced: Variables; errors?: never } | { coerced?: never; errors: readonly GraphQLError[] };

/** What an entity is found by is whatever was sent: there is nothing to coerce, and there are hundreds at a time. */
const isOfKeys = ({ type }: VariableDefinitionNode): boolean => print(type) === "[_Any!]!";

const isWhole = (keys: unknown): boolean =>
  Array.isArray(keys) && keys.every((key) => typeof key === "object" && key !== null);

/** As graphql-js's own, made ready for one operation. */
export function variablesOf(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode): VariablesOf {
  const others = variableDefinitions.filter((definition) => !isOfKeys(definition));
  const keys = variableDefinitions.filter(isOfKeys).map(({ variable }) => variable.name.value);
  return (given) => {
    if (keys.length === 0 || !keys.every((name) => Object.hasOwn(given, name) && isWhole(given[name]))) {
      return getVariableValues(schema, variableDefinitions, given);
    }
    const told = getVariableValues(schema, others, given);
    if (!told.coerced) return told;
    const coerced = { ...told.coerced };
    for (const name of keys) coerced[name] = given[name];
    return { coerced };
  };
}
