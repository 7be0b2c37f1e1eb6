// What the supergraph says that its fields cost: `@cost`, `@listSize`, and `@tag(name: "search")` for finding people.
import { parse } from "graphql";
import { argumentsOf, eachPlace, linkedName } from "../directives";

export interface ListSize {
  assumedSize?: number;
  slicingArguments?: string[];
  sizedFields?: string[];
}

/** By schema coordinate: `Person`, `Person.stays`, `Query.people(first:)`, `PersonFilter.name`. */
export interface Prices {
  weights: ReadonlyMap<string, number>;
  sizes: ReadonlyMap<string, ListSize>;
  searches: ReadonlySet<string>;
}

/** Reads the full text of a supergraph; its directives are recognised under whatever names it links them. */
export function pricesIn(supergraph: string): Prices {
  const document = parse(supergraph, { noLocation: true });
  const weights = new Map<string, number>();
  const sizes = new Map<string, ListSize>();
  const searches = new Set<string>();
  const readers = new Map<string, (coordinate: string, args: Record<string, unknown>) => void>([
    [linkedName(document, "cost", "cost"), (at, { weight }) => weights.set(at, Number(weight))],
    [linkedName(document, "cost", "listSize"), (at, args) => sizes.set(at, args)],
    [linkedName(document, "tag", "tag"), (at, { name }) => name === "search" && searches.add(at)],
  ]);
  eachPlace(document, (coordinate, directives) => {
    for (const directive of directives) readers.get(directive.name.value)?.(coordinate, argumentsOf(directive));
  });
  return { weights, sizes, searches };
}
