import { guarded } from "./guarded";
import { Place } from "../place";

const place = new Place();
const asked: string[] = [];
let url: string;
beforeAll(async () => {
  url = await guarded(place, asked);
});
afterAll(() => place.close());
beforeEach(() => void asked.splice(0));

test.each(["__proto__", "constructor", "prototype", "__onward_type"])(
  "no field may be called %s, whether it is open or not",
  async (name) => {
    for (const field of ["phone", "name", "__typename"]) {
      for (const query of [
        `{ person { ${name}: ${field} } }`,
        `{ person { ...F } } fragment F on Node { ... on Person { ${name}: ${field} } }`,
      ]) {
        const { status, data, errors } = await place.ask(url, query);
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
  expect(await place.ask(url, query)).toMatchObject({ errors: [{ extensions: { code: "QUERY_TOO_COSTLY" } }] });
  expect(asked).toEqual([]);
});

test.each([
  ["{ _entities(representations: []) { __typename } }", "GRAPHQL_VALIDATION_FAILED"],
  ["{ _service { sdl } }", "GRAPHQL_VALIDATION_FAILED"],
  ["subscription { person { name } }", "REQUEST_MALFORMED"],
  ["query A { echo } query B { echo }", "REQUEST_MALFORMED"],
])("the gateway does not answer %s", async (query, code) => {
  const { status, data, errors } = await place.ask(url, query);
  expect({ status, data, code: errors?.[0]?.extensions.code }).toEqual({ status: 400, code });
  expect(asked).toEqual([]);
});
