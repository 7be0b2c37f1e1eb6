import type { StockAgency } from "./agency";
import { FitToTravel, MedicalNeed } from "./health.entities";
import { healthContext } from "./health.loaders";
import { PersonHealthResolver } from "./health.resolvers";
import { ChildCase, Person } from "./people.entities";
import { peopleContext, type PeopleContext } from "./people.loaders";
import { ChildCaseResolver, PeopleQueries } from "./people.resolvers";
import { PersonStub } from "./person.stub";
import { Shelter, ShelterStay } from "./shelters.entities";
import { sheltersContext } from "./shelters.loaders";
import { PersonStayResolver, ShelterStayResolver } from "./shelters.resolvers";
import { ManifestEntry, Trip } from "./transport.entities";
import { transportContext } from "./transport.loaders";
import { ManifestEntryResolver, PersonManifestResolver } from "./transport.resolvers";

const stub = ({ id }: { id: string }): PersonStub => ({ id });

export const STOCK_AGENCIES: readonly StockAgency[] = [
  {
    name: "people",
    tables: [Person, ChildCase],
    resolvers: [PeopleQueries, ChildCaseResolver],
    person: ({ id }, { people }: PeopleContext) => people.personById.load(id),
    contextOf: peopleContext,
  },
  {
    name: "shelters",
    tables: [ShelterStay, Shelter],
    resolvers: [PersonStayResolver, ShelterStayResolver],
    person: stub,
    contextOf: sheltersContext,
  },
  {
    name: "health",
    tables: [MedicalNeed, FitToTravel],
    resolvers: [PersonHealthResolver],
    person: stub,
    contextOf: healthContext,
  },
  {
    name: "transport",
    tables: [ManifestEntry, Trip],
    resolvers: [PersonManifestResolver, ManifestEntryResolver],
    person: stub,
    contextOf: transportContext,
  },
];
