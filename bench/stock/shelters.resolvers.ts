import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { PersonStub } from "./person.stub";
import { Shelter, ShelterStay } from "./shelters.entities";
import type { SheltersContext } from "./shelters.loaders";

@Resolver(() => PersonStub)
export class PersonStayResolver {
  @FieldResolver(() => ShelterStay, { nullable: true, description: "Where the person is checked in now." })
  currentStay(@Root() { id }: PersonStub, @Ctx() { shelters }: SheltersContext): Promise<ShelterStay | null> {
    return shelters.currentStayByPerson.load(id);
  }
}

@Resolver(() => ShelterStay)
export class ShelterStayResolver {
  @FieldResolver(() => Shelter, { nullable: true, description: "The shelter." })
  shelter(@Root() { shelterId }: ShelterStay, @Ctx() { shelters }: SheltersContext): Promise<Shelter | null> {
    return shelters.shelterById.load(shelterId);
  }
}
