// What is made once for a text serves everybody who sends it, and nobody what was another's.
import { both } from "./both";
import { inventedAgency } from "./invented-agencies";
import { composeServices } from "@apollo/composition";
import { parse } from "graphql";
import { linked } from "./suites/suite";

const SDL = linked("type Query { tent(id: ID!, note: String): Tent } type Tent { id: ID! name: String size: Int }");

const QUESTIONS = [
  "query ($id: ID!, $note: String) { tent(id: $id, note: $note) { id name } }",
  "query ($id: ID!, $yes: Boolean!) { tent(id: $id) { name @include(if: $yes) size @skip(if: $yes) } }",
  "query ($type: String!, $id: ID!) { __type(name: $type) { name } tent(id: $id) { name } }",
];

test.each(QUESTIONS)("both engines answer alike, each time with other variables: %s", async (query) => {
  const { supergraphSdl } = composeServices([{ name: "tents", url: "http://tents.invalid", typeDefs: parse(SDL) }]);
  const tents = inventedAgency(SDL, { fails: 0, isNull: 0, isLost: 0 });
  const { apollo, ours } = await both(supergraphSdl ?? "", { tents });
  const answers = new Set<string>();
  for (const [index, type] of ["Tent", "Query", "Nothing", "Tent"].entries()) {
    const variables = { id: String(index), note: `note ${String(index)}`, yes: index % 2 === 0, type };
    const told = await ours(query, variables);
    expect(told).toEqual(await apollo(query, variables));
    answers.add(JSON.stringify(told.data));
  }
  expect(answers.size).toBeGreaterThan(1);
});
