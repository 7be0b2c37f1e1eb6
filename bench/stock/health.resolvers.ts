import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { FitToTravel, MedicalNeed } from "./health.entities";
import type { HealthContext } from "./health.loaders";
import { PersonStub } from "./person.stub";

@Resolver(() => PersonStub)
export class PersonHealthResolver {
  @FieldResolver(() => [MedicalNeed], { nullable: true, description: "Medical needs, latest opened first." })
  medicalNeeds(@Root() { id }: PersonStub, @Ctx() { health }: HealthContext): Promise<MedicalNeed[]> {
    return health.needsByPerson.load(id);
  }

  @FieldResolver(() => FitToTravel, { nullable: true, description: "The latest verdict for any mode of travel." })
  fitToTravel(@Root() { id }: PersonStub, @Ctx() { health }: HealthContext): Promise<FitToTravel | null> {
    return health.verdictByPerson.load(id);
  }
}
