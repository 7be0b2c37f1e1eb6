import { guarded } from "./guarded";

const { place, asked, seen: ask } = guarded();

describe("what a viewer may not have is null, and the rest is answered:", () => {
  test.each<[string, string, unknown, string[]]>([
    ["a field", "{ person { id phone } }", { person: { id: "1", phone: null } }, ["person.phone"]],
    [
      "a field by whatever name, also by that of another field",
      '{ person { label: phone name: phone(prefix: "+") other: name } }',
      { person: { label: null, name: null, other: "Awa" } },
      ["person.label", "person.name"],
    ],
    [
      "a field that is asked for twice, with one error",
      "{ person { phone ... { phone } } person { phone } }",
      { person: { phone: null } },
      ["person.phone"],
    ],
    ["a field that is all there is", "{ person { phone } }", { person: { phone: null } }, ["person.phone"]],
    ["a field at the root", "{ hidden echo }", { hidden: null, echo: "silence" }, ["hidden"]],
    ["a field of an enum that is closed", "{ person { mood } }", { person: { mood: null } }, ["person.mood"]],
    ["a field of a type that is closed", "{ diagnosis { text } }", { diagnosis: null }, ["diagnosis"]],
    ["the name of such a type", "{ diagnosis { __typename } }", { diagnosis: null }, ["diagnosis"]],
    [
      "a list of such a type",
      "{ person { diagnoses { text } } }",
      { person: { diagnoses: null } },
      ["person.diagnoses"],
    ],
    [
      "a field of another agency",
      "{ person { bed secretBed } }",
      { person: { bed: "bed 1", secretBed: null } },
      ["person.secretBed"],
    ],
    [
      "each element of a list",
      "{ people { name phone } }",
      { people: [{ name: "Awa", phone: null }, null, { name: "Binta", phone: null }] },
      ["people.@.phone"],
    ],
    [
      "a policy that nobody decides",
      "{ person { byRow byNobody } }",
      { person: { byRow: "row", byNobody: null } },
      ["person.byNobody"],
    ],
  ])("%s", async (_, query, data, refused) => {
    expect(await ask(query)).toEqual({ status: 200, data, refused });
    expect(asked.join()).not.toMatch(/phone|mood|text|secretBed|byNobody|hidden/);
  });

  test("a field is asked of nobody, under no name", async () => {
    await ask("{ person { other: phone must mood } hidden }");
    expect(asked).toEqual(["{person{__onward_type:__typename}}"]);
  });

  test("where nothing is left nobody is asked", async () => {
    expect(await ask("{ hidden again: hidden diagnosis { text } }")).toEqual({
      status: 200,
      data: { hidden: null, again: null, diagnosis: null },
      refused: ["again", "diagnosis", "hidden"],
    });
    expect(asked).toEqual([]);
  });

  test("a change that is refused is not made, and the others are", async () => {
    expect(await ask("mutation { erase write }")).toMatchObject({ data: { erase: null, write: "written" } });
    expect(asked).toEqual(["mutation{write}"]);
  });
});

test("whoever has the role, or all roles of a list, has the field", async () => {
  const both = await place.token("iom-registrar");
  expect(await ask("{ person { phone must } }", { token: both })).toMatchObject({ refused: ["person.must"] });
  expect(await ask("{ person { phone } }", { token: both })).toMatchObject({ data: { person: { phone: "70" } } });
  for (const half of ["auditor", "clinician"] as const) {
    const token = await place.token(half);
    expect(await ask("{ person { phone } }", { token })).toMatchObject({ data: { person: { phone: null } } });
  }
});

describe("what must not be null takes with it what is around it:", () => {
  test.each<[string, string, unknown, string[]]>([
    ["the object", "{ person { name must } echo }", { person: null, echo: "silence" }, ["person.must"]],
    ["the element", "{ people { must } }", { people: [null, null, null] }, ["people.@.must"]],
    [
      "the list, where its elements must not be null",
      "{ person { friends { must } } }",
      { person: { friends: null } },
      ["person.friends.@.must"],
    ],
    ["lists of lists", "{ nodes { ... on Person { must } id } }", { nodes: null }, ["nodes.@.@.must"]],
    [
      "only where there is something",
      "{ people { friends { must } name } }",
      { people: [{ name: "Awa", friends: null }, null, { name: "Binta", friends: null }] },
      ["people.@.friends.@.must"],
    ],
  ])("%s", async (_, query, data, refused) => {
    expect(await ask(query)).toEqual({ status: 200, data, refused });
  });
});
