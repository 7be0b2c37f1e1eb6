import { registerEnumType } from "type-graphql";

export enum RelationshipKind {
  MOTHER = "MOTHER",
  FATHER = "FATHER",
  AUNT = "AUNT",
  UNCLE = "UNCLE",
  GRANDPARENT = "GRANDPARENT",
  SIBLING = "SIBLING",
  SPOUSE = "SPOUSE",
  OTHER_FAMILY = "OTHER_FAMILY",
  OTHER = "OTHER",
}
registerEnumType(RelationshipKind, {
  name: "RelationshipKind",
  description: "What one person is to another.",
  valuesConfig: {
    MOTHER: { description: "Mother of the other." },
    FATHER: { description: "Father of the other." },
    AUNT: { description: "Aunt of the other." },
    UNCLE: { description: "Uncle of the other." },
    GRANDPARENT: { description: "Grandmother or grandfather of the other." },
    SIBLING: { description: "Sister or brother of the other." },
    SPOUSE: { description: "Wife or husband of the other." },
    OTHER_FAMILY: { description: "A relative in some other way." },
    OTHER: { description: "Not a relative: a neighbour, a friend, somebody met on the way." },
  },
});
