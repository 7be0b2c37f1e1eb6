// `__typename` alone, under other names, and where nothing else is asked of a type.
import { found, linked, type Suite } from "./suite";

const PETS = [
  { __typename: "Dog", id: "1", name: "Rex" },
  { __typename: "Cat", id: "2", name: "Minou" },
  { __typename: "Rock", weight: 3 },
];
const VETS: Record<string, object | null> = { "1": { name: "Awa" }, "2": null };

export const TYPENAME: Suite = {
  name: "typename",
  services: {
    pets: {
      sdl: linked(`
        type Query { pets: [Pet!]! animal(id: ID!): Animal best: Dog }
        union Pet = Dog | Cat | Rock
        interface Animal { id: ID! name: String! }
        type Dog implements Animal @key(fields: "id") { id: ID! name: String! }
        type Cat implements Animal @key(fields: "id") { id: ID! name: String! }
        type Rock { weight: Int! }`),
      resolvers: {
        Query: { pets: () => PETS, animal: (_, args) => found(PETS, "id")(args), best: () => PETS[0] },
        Dog: { __resolveReference: found(PETS, "id") },
        Cat: { __resolveReference: found(PETS, "id") },
      },
    },
    vets: {
      sdl: linked(`
        type Query { vets: [Vet!]! }
        type Vet { name: String! }
        interface Patient { vet: Vet }
        type Dog implements Patient @key(fields: "id") { id: ID! vet: Vet }
        type Cat implements Patient @key(fields: "id") { id: ID! vet: Vet }`),
      resolvers: {
        Query: { vets: () => [VETS["1"]] },
        Dog: { vet: ({ id }) => VETS[id] },
        Cat: { vet: ({ id }) => VETS[id] },
      },
    },
  },
  questions: [
    { query: "{ __typename }", data: { __typename: "Query" } },
    { query: "{ a: __typename b: __typename }", data: { a: "Query", b: "Query" } },
    {
      query: "{ pets { __typename } }",
      data: { pets: [{ __typename: "Dog" }, { __typename: "Cat" }, { __typename: "Rock" }] },
    },
    {
      query: "{ pets { a: __typename ... on Animal { b: __typename } ... on Patient { c: __typename } } }",
      data: { pets: [{ a: "Dog", b: "Dog", c: "Dog" }, { a: "Cat", b: "Cat", c: "Cat" }, { a: "Rock" }] },
    },
    {
      query: "{ pets { ... on Patient { vet { __typename } } } best { __typename } }",
      data: { pets: [{ vet: { __typename: "Vet" } }, { vet: null }, {}], best: { __typename: "Dog" } },
    },
    {
      query: '{ animal(id: "2") { kind: __typename ... on Patient { vet { name } } } vets { name: __typename } }',
      data: { animal: { kind: "Cat", vet: null }, vets: [{ name: "Vet" }] },
    },
    {
      query: "{ pets { ... on Dog { __typename: name } } }",
      data: { pets: [{ __typename: "Rex" }, {}, {}] },
      stock: "Takes what the client calls `__typename` for the name of a type, and answers nothing at all.",
    },
    {
      query: "{ pets { ... on Cat { id: __typename vet { name } } } best { id: __typename vet { name } } }",
      data: { pets: [{}, { id: "Cat", vet: null }, {}], best: { id: "Dog", vet: { name: "Awa" } } },
    },
  ],
};
