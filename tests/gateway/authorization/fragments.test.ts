import { guarded, GUARDED, reaching, REFUSAL, supergraphOf } from "./guarded";

const { place, asked, ask: answerTo, seen: ask } = guarded();

describe("a fragment", () => {
  test("is decided for each type that it is used on", async () => {
    const query = `{ person { ...Name } found { ... on Shelter { ...Name } ... on Person { id } } all: found { ...Name } }
      fragment Name on Found { __typename }`;
    expect(await ask(query)).toEqual({
      status: 200,
      data: {
        person: { __typename: "Person" },
        found: [{ id: "1" }, { __typename: "Shelter" }, {}],
        all: [null, null, null],
      },
      refused: ["all.@.__typename"],
    });
  });

  test("within fragments is looked into, and is dropped with its variables when nothing of it is left", async () => {
    const query = `query Q($used: String, $lost: String!, $also: Boolean = true) {
      person { ...A } echo(text: $used)
    }
    fragment A on Person { ...B ... { ... on Node { ...C } } }
    fragment B on Person { phone(prefix: $lost) @include(if: $also) }
    fragment C on Node { ... on Person { p: phone(prefix: $lost) } }`;
    const variables = { used: "u", lost: "l" };
    expect(await ask(query, { variables })).toEqual({
      status: 200,
      data: { person: { phone: null, p: null }, echo: "u" },
      refused: ["person.p", "person.phone"],
    });
    expect(asked).toEqual(["query Q__records__0($used:String){person{__onward_type:__typename}echo(text:$used)}"]);
    const answer = await answerTo(query, { variables: { lost: 1 } });
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
  });

  test("on one type of a union gives nulls to objects of that type only", async () => {
    const query =
      "{ found { ... on Person { name phone } ... on Shelter { id title: label } ... on Diagnosis { text } } }";
    expect(await ask(query)).toEqual({
      status: 200,
      data: { found: [{ name: "Awa", phone: null }, { id: "3", title: null }, { text: null }] },
      refused: ["found.@.phone", "found.@.text", "found.@.title"],
    });
  });

  test("on one type of an interface is decided for that type", async () => {
    expect(await ask("{ node { ... on Person { label } } }")).toMatchObject({ data: { node: { label: "Awa" } } });
    expect(await ask("{ node { label } }")).toMatchObject({ data: { node: { label: null } }, refused: ["node.label"] });
    expect(asked.at(-1)).not.toContain("label");
  });

  test("keeps what one of its fields asks for though another asks for the same and may not", async () => {
    expect(await ask("{ node { label ... on Person { label name } } }")).toMatchObject({
      data: { node: { label: "Awa", name: "Awa" } },
    });
  });
});

test("the name of a type that is closed is not told, nor that of any type that might be it", async () => {
  expect(await ask("{ found { __typename ... on Shelter { name } } }")).toMatchObject({
    data: { found: [null, null, null] },
    refused: ["found.@.__typename"],
  });
  expect(await ask("{ found { ... on Person { is: __typename } ... on Diagnosis { is: __typename } } }")).toMatchObject(
    {
      data: { found: [{ is: "Person" }, {}, null] },
      refused: ["found.@.is"],
    },
  );
});

describe("@skip and @include", () => {
  const query = `query ($no: Boolean = false, $yes: Boolean!) {
    person { name phone @include(if: $no) ... @skip(if: $yes) { must } mood @include(if: $yes) }
    other: person @include(if: $no) { phone }
    ...F @skip(if: $yes)
  }
  fragment F on Query { hidden }`;

  test("take out of the answer what they take out of the question", async () => {
    expect(await ask(query, { variables: { yes: true } })).toEqual({
      status: 200,
      data: { person: { name: "Awa", mood: null } },
      refused: ["person.mood"],
    });
  });

  test("change nothing about what is refused", async () => {
    expect(await ask(query, { variables: { yes: false, no: true } })).toEqual({
      status: 200,
      data: { person: null, other: { phone: null }, hidden: null },
      refused: ["hidden", "other.phone", "person.must", "person.phone"],
    });
    expect(asked.join()).not.toMatch(/phone|must|mood|hidden/);
  });
});

test("an interface's field is closed by its own rule, and by that of one type that may stand there", async () => {
  const text = supergraphOf(GUARDED);
  const rule = '  label: String @requiresScopes(scopes: [["clinician"]])\n';
  const [before, between, after] = text.split(rule) as [string, string, string];
  const open = rule.replace(/ @.*\)/, "");
  for (const [name, edited, person] of [
    ["own", before + rule + between + open + after, { label: "Awa" }],
    ["possible", before + open + between + rule + after, { label: "Awa" }],
  ] as const) {
    const supergraph = place.file(`${name}.graphql`, edited);
    const gateway = await place.gateway(reaching(GUARDED, asked), { supergraph });
    expect(await place.ask(gateway, "{ node { label } person { label } }")).toMatchObject({
      data: { node: { label: null }, person },
      errors: [{ ...REFUSAL, path: ["node", "label"] }],
    });
  }
});
