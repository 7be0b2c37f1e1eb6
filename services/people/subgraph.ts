import { Act } from "#kit/acts/act.entity";
import type { Agency } from "#kit/agency";
import { tiesOf } from "#kit/ties/ties.parts";
import { Letter } from "#kit/outbox/letter.entity";
import { Erasure } from "#kit/retention/erasure.entity";
import { accessLog } from "./access-log/access-log.parts";
import { AccessLogQueries, PersonAccessHistoryResolver } from "./access-log/access-log.resolver";
import { Arrival } from "./arrival/arrival.entity";
import { arrivalById } from "./arrival/arrival.loaders";
import { ArrivalDeskResolver } from "./arrival/arrival-desk.resolver";
import { ArrivalResolver, OperationArrivalsResolver, PersonArrivalResolver } from "./arrival/arrival.resolver";
import { PersonHold } from "./hold/hold.entity";
import { PersonHoldResolver } from "./hold/hold.resolver";
import { PersonTie } from "#kit/access/tie.entity";
import { withTold } from "#kit/told";
import { Household } from "./household/household.entity";
import { householdById } from "./household/household.loaders";
import { HouseholdResolver, PersonHouseholdResolver } from "./household/household.resolver";
import { SpecificNeed } from "./need/specific-need.entity";
import { PersonNeedsResolver, SpecificNeedResolver } from "./need/specific-need.resolver";
import { CodeListResolver } from "./reference/code-list.resolver";
import { OutcomeResolver } from "./outcome/outcome.resolver";
import { OperationConservationResolver } from "./conservation/conservation.resolver";
import { Operation } from "./operation/operation.entity";
import { operationByCode } from "./operation/operation.loaders";
import { OperationResolver } from "./operation/operation.resolver";
import { PersonErasure } from "./person/person.erasure";
import { PersonNameWord } from "./person/name-word.entity";
import { PersonNationality } from "./person/nationality.entity";
import { PersonOtherId } from "./person/other-id.entity";
import { Person } from "./person/person.entity";
import { TimelineResolver } from "./timeline/timeline.resolver";
import { personById } from "./person/person.loaders";
import { PersonQueries, PersonResolver } from "./person/person.resolver";
import { CreateTables0001 } from "./migrations/0001-create-tables";
import { GlassSlot0006 } from "./migrations/0006-glass-slot";
import { SealProtection0007 } from "./migrations/0007-seal-protection";
import { StateAccess0004 } from "./migrations/0004-state-access";
import { AccessLog0002 } from "./migrations/0002-access-log";
import { SealPersonalData0003 } from "./migrations/0003-seal-personal-data";
import { Retention0005 } from "./migrations/0005-retention";
import { Acts0008 } from "./migrations/0008-acts";
import { FilesKeptUp0010 } from "./migrations/0010-files-kept-up";
import { Registration0009 } from "./migrations/0009-registration";
import { CaseSteps0011 } from "./migrations/0011-case-steps";
import { Referrals0012 } from "./migrations/0012-referrals";
import { LogByBlocks0013 } from "./migrations/0013-log-by-blocks";
import { OperationPopulationResolver } from "./population/population.resolver";
import { peopleAccess } from "./people.access";
import { peopleRetention } from "./people.retention";
import {
  protectionEntities,
  protectionReferences,
  protectionResolvers,
  protectionTables,
} from "./protection/protection.parts";
import { RegistrationResolver } from "./registration/registration.resolver";
import { Relationship } from "./relationship/relationship.entity";
import { upkeepResolvers } from "./upkeep.parts";
import { PersonRelationshipsResolver, RelationshipResolver } from "./relationship/relationship.resolver";

export const people: Agency = {
  name: "people",
  port: 4001,
  access: peopleAccess,
  resolvers: [
    TimelineResolver,
    OperationResolver,
    OperationConservationResolver,
    CodeListResolver,
    RegistrationResolver,
    OutcomeResolver,
    ArrivalDeskResolver,
    OperationArrivalsResolver,
    OperationPopulationResolver,
    ArrivalResolver,
    PersonQueries,
    PersonResolver,
    PersonArrivalResolver,
    PersonHoldResolver,
    PersonHouseholdResolver,
    PersonNeedsResolver,
    PersonRelationshipsResolver,
    HouseholdResolver,
    RelationshipResolver,
    SpecificNeedResolver,
    ...protectionResolvers,
    AccessLogQueries,
    PersonAccessHistoryResolver,
    ...accessLog.resolvers,
    tiesOf("noteTiesAtPeople"),
    PersonErasure,
    ...upkeepResolvers,
  ],
  entities: [Operation, Person, Arrival, Household, ...protectionEntities, ...accessLog.entities],
  references: {
    Operation: async (told: Operation, ctx) => withTold(await operationByCode(ctx).load(told.code), told),
    Person: async (told: Person, ctx) => withTold(await personById(ctx).load(told.id), told),
    Arrival: ({ id }: Arrival, ctx) => arrivalById(ctx).load(id),
    Household: ({ id }: Household, ctx) => householdById(ctx).load(id),
    ...protectionReferences,
    ...accessLog.references,
  },
  tables: [
    Operation,
    Arrival,
    Household,
    Person,
    PersonNationality,
    PersonNameWord,
    PersonOtherId,
    PersonHold,
    Relationship,
    SpecificNeed,
    PersonTie,
    ...protectionTables,
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
    GlassSlot0006,
    SealProtection0007,
    Acts0008,
    Registration0009,
    FilesKeptUp0010,
    CaseSteps0011,
    Referrals0012,
    LogByBlocks0013,
  ],
  retention: peopleRetention,
  letters: {
    "end-assistance":
      "mutation EndAssistance($input: EndAssistanceInput!) { endAssistance(input: $input) { personId } }",
    "request-placements":
      "mutation RequestPlacements($input: RequestPlacementsInput!) { requestPlacements(input: $input) { requested } }",
    "ties-at-shelters":
      "mutation NoteTiesAtShelters($input: NoteTiesInput!) { noteTiesAtShelters(input: $input) { noted } }",
    "ties-at-transport":
      "mutation NoteTiesAtTransport($input: NoteTiesInput!) { noteTiesAtTransport(input: $input) { noted } }",
  },
};
