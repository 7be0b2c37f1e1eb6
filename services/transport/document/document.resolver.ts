import { FieldResolver, Resolver, Root } from "type-graphql";
import { BatchField } from "#kit/batch";
import type { Context } from "#kit/context";
import { CodedTerm } from "#kit/terms";
import { Person } from "../person/person.stub";
import { countryOf } from "../reference/terms";
import { ReturnCase } from "../return/return.entity";
import { returnCaseById } from "../return/return.loaders";
import { TravelDocument } from "./document.entity";
import { documentsByPerson } from "./document.loaders";

@Resolver(() => TravelDocument)
export class TravelDocumentResolver {
  @FieldResolver(() => CodedTerm, {
    nullable: true,
    description: "The country that issues it (ISO 3166-1 alpha-3).",
  })
  issuingCountry(@Root() { issuingCountryCode }: TravelDocument): CodedTerm {
    return countryOf(issuingCountryCode);
  }

  @BatchField(() => ReturnCase, { nullable: true, description: "The return case for which it was asked for, if any." })
  returnCase(documents: TravelDocument[], ctx: Context): Promise<(ReturnCase | null)[]> {
    const loader = returnCaseById(ctx);
    return Promise.all(
      documents.map(async ({ returnCaseId }) => (returnCaseId === null ? null : await loader.load(returnCaseId))),
    );
  }
}

@Resolver(() => Person)
export class PersonDocumentsResolver {
  @BatchField(() => [TravelDocument], {
    nullable: true,
    description: "Travel documents of this person, latest asked for first.",
  })
  travelDocuments(people: Person[], ctx: Context): Promise<TravelDocument[][]> {
    const loader = documentsByPerson(ctx);
    return Promise.all(people.map(({ id }) => loader.load(id)));
  }
}
