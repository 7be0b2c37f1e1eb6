// What the gateway carries from one agency to another: keys, and what fields require.
import { Kind, parse, visit, type ArgumentNode } from "graphql";
import { HubError } from "#kit/errors";

/**
 * By schema coordinate, with every type that has a field of such a name: `Person.id`, `Person.isOnHold`. The gateway
 * reads them out of the answer that it puts together, where a client's alias would stand in their place.
 */
export function carriedIn(supergraph: string): ReadonlySet<string> {
  const document = parse(supergraph);
  const names = new Set(["__typename"]);
  visit(document, {
    Argument: (argument) => {
      for (const name of namesIn(argument)) names.add(name);
    },
  });
  const carried = new Set<string>();
  for (const type of document.definitions) {
    if (!("fields" in type)) continue;
    const fields = ["__typename", ...(type.fields ?? []).map(({ name }) => name.value)];
    for (const field of fields) if (names.has(field)) carried.add(`${type.name.value}.${field}`);
  }
  return carried;
}

/** `@join__type(key: "id")`, `@join__field(requires: "isOnHold caregivers { id }")`. */
function namesIn({ name, value }: ArgumentNode): string[] {
  if (value.kind !== Kind.STRING || !["key", "requires"].includes(name.value)) return [];
  const names: string[] = [];
  try {
    visit(parse(`{ ${value.value} }`), { Field: (field) => void names.push(field.name.value) });
  } catch {
    throw new HubError("SUPERGRAPH_INVALID", `The supergraph has a ${name.value} that is no selection.`);
  }
  return names;
}
