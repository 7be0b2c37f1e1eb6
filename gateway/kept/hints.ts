// For how long answers may be kept: `@tag(name: "kept-60")` on every field that may be shown again for a minute.
import {
  Kind,
  OperationTypeNode,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { argumentsOf, eachPlace, linkedName } from "../directives";

/** Seconds by schema coordinate: `Operation.population`. What is not here is never kept. */
export type Hints = ReadonlyMap<string, number>;

/** Reads the full text of a supergraph. */
export function hintsIn(supergraph: string): Hints {
  const document = parse(supergraph, { noLocation: true });
  const tag = linkedName(document, "tag", "tag");
  const hints = new Map<string, number>();
  eachPlace(document, (coordinate, directives) => {
    for (const directive of directives) {
      const { name } = directive.name.value === tag ? argumentsOf(directive) : {};
      const seconds = Number(/^kept-(\d+)$/.exec(String(name))?.[1] ?? 0);
      if (seconds > 0) hints.set(coordinate, Math.min(seconds, hints.get(coordinate) ?? seconds));
    }
  });
  return hints;
}

/** For how many seconds the answer to any query of this document may be kept: as long as all that it asks for; else 0. */
export function secondsFor(hints: Hints, schema: GraphQLSchema, document: DocumentNode): number {
  const types = new TypeInfo(schema);
  let seconds = Infinity;
  const never = (): void => {
    seconds = 0;
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: ({ operation }) => {
        if (operation !== OperationTypeNode.QUERY) never();
      },
      [Kind.FIELD]: ({ name: { value } }) => {
        // What an object is called is known of all.
        if (value === "__typename") return;
        const own = hints.get(`${types.getParentType()?.name ?? ""}.${value}`) ?? 0;
        seconds = Math.min(seconds, own);
      },
    }),
  );
  return Number.isFinite(seconds) ? seconds : 0;
}
