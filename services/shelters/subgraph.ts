import { accessLogOf } from "#kit/access-log/access-log.parts";
import { Act } from "#kit/acts/act.entity";
import type { Agency } from "#kit/agency";
import { tiesOf } from "#kit/ties/ties.parts";
import { Letter } from "#kit/outbox/letter.entity";
import { Erasure } from "#kit/retention/erasure.entity";
import { erasureOf } from "#kit/retention/erasure.parts";
import { PersonTie } from "#kit/access/tie.entity";
import { Distribution } from "./distribution/distribution.entity";
import {
  DistributionResolver,
  OperationDistributionsResolver,
  PersonDistributionsResolver,
} from "./distribution/distribution.resolver";
import { CreateTables0001 } from "./migrations/0001-create-tables";
import { StateAccess0004 } from "./migrations/0004-state-access";
import { AccessLog0002 } from "./migrations/0002-access-log";
import { SealPersonalData0003 } from "./migrations/0003-seal-personal-data";
import { Retention0005 } from "./migrations/0005-retention";
import { Acts0006 } from "./migrations/0006-acts";
import { StaysWritten0007 } from "./migrations/0007-stays-written";
import { Administration0008 } from "./migrations/0008-administration";
import { LogByBlocks0009 } from "./migrations/0009-log-by-blocks";
import { Recipient } from "./distribution/recipient.entity";
import { Guest } from "./guest/guest.entity";
import { OperationCensusResolver } from "./conservation/conservation.resolver";
import { Operation } from "./operation/operation.entity";
import { operationByCode } from "./operation/operation.loaders";
import { Person } from "./person/person.stub";
import { PersonShelterEventsResolver } from "./timeline/timeline.resolver";
import { PlacementRequest } from "./placement/placement.entity";
import {
  OperationUnshelteredResolver,
  PersonPlacementResolver,
  PlacementRequestResolver,
} from "./placement/placement.resolver";
import { RecommendationResolver } from "./placement/recommend.resolver";
import { ResourceRequest } from "./request/request.entity";
import { OperationRequestsResolver, ResourceRequestResolver } from "./request/request.resolver";
import { Shelter } from "./shelter/shelter.entity";
import { shelterById } from "./shelter/shelter.loaders";
import { OperationPlacesResolver, ShelterResolver } from "./shelter/shelter.resolver";
import { ShelterStaysResolver } from "./stay/shelter-stays.resolver";
import { ShelterStay } from "./stay/stay.entity";
import { stayById } from "./stay/stay.loaders";
import { PersonStaysResolver, ShelterStayResolver } from "./stay/stay.resolver";
import { ShelterTask } from "./task/task.entity";
import { StayDeskResolver } from "./stay/stay-desk.resolver";
import { ShelterTaskResolver, ShelterTasksResolver } from "./task/task.resolver";
import { ToldResolver } from "./told/told.resolver";
import { expireReservations } from "./places/expire.writes";
import { HousingUnit } from "./unit/unit.entity";
import { HousingUnitResolver, ShelterUnitsResolver } from "./unit/unit.resolver";

import { administrationResolvers } from "./administration.parts";
import { sheltersAccess } from "./shelters.access";
import { sheltersRetention } from "./shelters.retention";

const accessLog = accessLogOf("shelters");

/** Where people sleep, and what they are given there. */
export const shelters: Agency = {
  name: "shelters",
  access: sheltersAccess,
  port: 4002,
  resolvers: [
    PersonShelterEventsResolver,
    OperationCensusResolver,
    ShelterResolver,
    OperationPlacesResolver,
    ShelterUnitsResolver,
    HousingUnitResolver,
    ShelterStaysResolver,
    ShelterStayResolver,
    StayDeskResolver,
    ToldResolver,
    ShelterTasksResolver,
    ShelterTaskResolver,
    PersonStaysResolver,
    DistributionResolver,
    PersonDistributionsResolver,
    OperationDistributionsResolver,
    ResourceRequestResolver,
    OperationRequestsResolver,
    PlacementRequestResolver,
    PersonPlacementResolver,
    RecommendationResolver,
    OperationUnshelteredResolver,
    ...administrationResolvers,
    ...accessLog.resolvers,
    tiesOf("noteTiesAtShelters"),
    erasureOf(
      "erasePersonFromShelters",
      sheltersRetention,
      "Erases what the shelters hold of a person, for good. Stays and distributions are still counted; nobody is shown them. Not while the person has a place in a shelter.",
    ),
  ],
  entities: [Operation, Person, ...accessLog.entities],
  references: {
    Operation: ({ code }: Operation, ctx) => operationByCode(ctx).load(code),
    Person: (person: Person) => person,
    Shelter: ({ id }: Shelter, ctx) => shelterById(ctx).load(id),
    ShelterStay: ({ id }: ShelterStay, ctx) => stayById(ctx).load(id),
    ...accessLog.references,
  },
  tables: [
    Operation,
    Shelter,
    HousingUnit,
    ShelterStay,
    Distribution,
    Recipient,
    ResourceRequest,
    PlacementRequest,
    Guest,
    ShelterTask,
    PersonTie,
    ...accessLog.tables,
    Act,
    Letter,
    Erasure,
  ],
  migrations: [
    CreateTables0001,
    AccessLog0002,
    SealPersonalData0003,
    StateAccess0004,
    Retention0005,
    Acts0006,
    StaysWritten0007,
    Administration0008,
    LogByBlocks0009,
  ],
  retention: sheltersRetention,
  letters: {
    "ties-at-people": "mutation NoteTiesAtPeople($input: NoteTiesInput!) { noteTiesAtPeople(input: $input) { noted } }",
    "ties-at-transport":
      "mutation NoteTiesAtTransport($input: NoteTiesInput!) { noteTiesAtTransport(input: $input) { noted } }",
    "note-outcome": "mutation NoteOutcome($input: NoteOutcomeInput!) { noteOutcome(input: $input) { personId } }",
  },
  chore: expireReservations,
};
