import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ownersIn } from "../../../gateway/authorization/owners";
import { supergraphOf, withLink } from "./guarded";

const IMPORTS = '["@key", "@shareable", "@external", "@requires", "@override"]';

test.each([
  ["Query.medicalNeeds", "health"],
  ["Query.person", "people"],
  ["Person.phone", "people"],
  ["Person.fitToTravel", "health"],
  ["MedicalNeedConnection.totalCount", "health"],
  ["ManifestEntry.__typename", "transport"],
])("%s is owned by %s", (coordinate, agency) => {
  const supergraph = readFileSync(join(__dirname, "../../../schema/supergraph.graphql"), "utf8");
  expect(ownersIn(supergraph)(coordinate)).toBe(agency);
});

test("a field is owned by the first agency that resolves it, not by one that needs it or gave it away", () => {
  const ownerOf = ownersIn(
    supergraphOf({
      a: withLink(
        `type Query { a: Thing }
         type Thing @key(fields: "id") { id: ID! name: String @external mine(x: Int): String @requires(fields: "name") old: String }`,
        IMPORTS,
      ),
      b: withLink(
        `type Thing @key(fields: "id") { id: ID! name: String old: String @override(from: "a") both: String @shareable }`,
        IMPORTS,
      ),
      c: withLink(
        `type Thing @key(fields: "id") { id: ID! both: String @shareable }
         union Any = Thing
         type Query { c: Any }`,
        IMPORTS,
      ),
    }),
  );
  const owners = ["id", "name", "mine", "old", "both"].map((name) => ownerOf(`Thing.${name}`));
  expect(owners).toEqual(["a", "b", "a", "b", "b"]);
  expect(ownerOf("Any.__typename")).toBe("c");
  expect(ownerOf("Nothing.at")).toBeUndefined();
});
