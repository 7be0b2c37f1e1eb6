import { guarded } from "./guarded";

const { asked, ask } = guarded();

test.each(["__proto__", "constructor", "prototype", "__onward_type"])(
  "no field may be called %s, whether it is open or not",
  async (name) => {
    for (const field of ["phone", "name", "__typename"]) {
      for (const query of [
        `{ person { ${name}: ${field} } }`,
        `{ person { ...F } } fragment F on Node { ... on Person { ${name}: ${field} } }`,
      ]) {
        const { status, data, errors } = await ask(query);
        expect({ status, data, code: errors?.[0]?.extensions.code }).toEqual({
          status: 400,
          code: "REQUEST_MALFORMED",
        });
      }
    }
    expect(asked).toEqual([]);
  },
);

test("fragments that unfold without end are refused before anything is asked", async () => {
  const fragments = Array.from(
    { length: 40 },
    (_, i) => `fragment F${String(i)} on Person { ${`...F${String(i + 1)} `.repeat(2)}}`,
  );
  const query = `{ person { ...F0 } } ${fragments.join(" ")} fragment F40 on Person { name }`;
  expect(await ask(query)).toMatchObject({ errors: [{ extensions: { code: "QUERY_TOO_COSTLY" } }] });
  expect(asked).toEqual([]);
});

test.each([
  ["{ _entities(representations: []) { __typename } }", "GRAPHQL_VALIDATION_FAILED"],
  ["{ _service { sdl } }", "GRAPHQL_VALIDATION_FAILED"],
  ["subscription { person { name } }", "REQUEST_MALFORMED"],
  ["query A { echo } query B { echo }", "REQUEST_MALFORMED"],
])("the gateway does not answer %s", async (query, code) => {
  const { status, data, errors } = await ask(query);
  expect({ status, data, code: errors?.[0]?.extensions.code }).toEqual({ status: 400, code });
  expect(asked).toEqual([]);
});
