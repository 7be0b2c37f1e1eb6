import { accessLogOf } from "#kit/access-log/access-log.parts";
import { Act } from "#kit/acts/act.entity";
import type { Agency } from "#kit/agency";
import { tiesOf } from "#kit/ties/ties.parts";
import { Letter } from "#kit/outbox/letter.entity";
import { Erasure } from "#kit/retention/erasure.entity";
import { erasureOf } from "#kit/retention/erasure.parts";
import { PersonTie } from "#kit/access/tie.entity";
import { BoardingMutations } from "./boarding/boarding.resolver";
import { PassengersToBoardQuery } from "./boarding/passengers.resolver";
import { PersonClearanceResolver } from "./clearance/clearance.resolver";
import { TravelDocument } from "./document/document.entity";
import { documentById } from "./document/document.loaders";
import { PersonDocumentsResolver, TravelDocumentResolver } from "./document/document.resolver";
import { TravelDocumentMutations } from "./document/papers.resolver";
import { JourneyMutations } from "./journey/journey.resolver";
import { ManifestEntry } from "./manifest/manifest.entity";
import { MANIFEST_LETTERS } from "./manifest/manifest.letters";
import { entryById } from "./manifest/manifest.loaders";
import { ManifestEntryResolver, PersonManifestResolver } from "./manifest/manifest.resolver";
import { ManifestMutations } from "./manifest/places.resolver";
import { CreateTables0001 } from "./migrations/0001-create-tables";
import { StateAccess0004 } from "./migrations/0004-state-access";
import { AccessLog0002 } from "./migrations/0002-access-log";
import { SealPersonalData0003 } from "./migrations/0003-seal-personal-data";
import { Retention0005 } from "./migrations/0005-retention";
import { Acts0006 } from "./migrations/0006-acts";
import { Boarding0007 } from "./migrations/0007-boarding";
import { Returns0008 } from "./migrations/0008-returns";
import { LogByBlocks0009 } from "./migrations/0009-log-by-blocks";
import { MovementsResolver, OperationMovementsResolver } from "./movements/movements.resolver";
import { OperationJourneysResolver } from "./conservation/conservation.resolver";
import { MAY_THEY_BOARD } from "./boarding/clearances";
import { Operation } from "./operation/operation.entity";
import { MAY_THEY_RETURN } from "./return/returnee";
import { operationByCode } from "./operation/operation.loaders";
import { Person } from "./person/person.stub";
import { PersonJourneyEventsResolver } from "./timeline/timeline.resolver";
import { ReturnCase } from "./return/return.entity";
import { returnCaseById } from "./return/return.loaders";
import { PersonReturnResolver, ReturnCaseResolver } from "./return/return.resolver";
import { ReturneeQuery } from "./return/returnee.resolver";
import { ReturnStepMutations } from "./return/steps.resolver";
import { ReturnStopMutations } from "./return/stop.resolver";
import { TripCourseMutations } from "./trip/course.resolver";
import { Trip } from "./trip/trip.entity";
import { tripById } from "./trip/trip.loaders";
import { TripQueries, TripResolver } from "./trip/trip.resolver";
import { Vehicle } from "./vehicle/vehicle.entity";
import { vehicleById } from "./vehicle/vehicle.loaders";
import { VehicleMutations } from "./vehicle/vehicle.resolver";
import { transportAccess } from "./transport.access";
import { transportRetention } from "./transport.retention";

const accessLog = accessLogOf("transport");

/** How a person moves on: trips, manifests, returns, and whether somebody may board. */
export const transport: Agency = {
  name: "transport",
  access: transportAccess,
  port: 4004,
  resolvers: [
    PersonJourneyEventsResolver,
    OperationJourneysResolver,
    TripQueries,
    TripResolver,
    ManifestEntryResolver,
    PersonManifestResolver,
    PersonClearanceResolver,
    ReturnCaseResolver,
    PersonReturnResolver,
    TravelDocumentResolver,
    PersonDocumentsResolver,
    OperationMovementsResolver,
    MovementsResolver,
    VehicleMutations,
    TripCourseMutations,
    ManifestMutations,
    PassengersToBoardQuery,
    BoardingMutations,
    JourneyMutations,
    ReturneeQuery,
    ReturnStepMutations,
    ReturnStopMutations,
    TravelDocumentMutations,
    ...accessLog.resolvers,
    tiesOf("noteTiesAtTransport"),
    erasureOf(
      "erasePersonFromTransport",
      transportRetention,
      "Erases what movement operations hold of a person, for good. Passages and returns are still counted; nobody is shown them. Not while a trip or a return is under way.",
    ),
  ],
  entities: [Operation, Person, ...accessLog.entities],
  references: {
    Operation: ({ code }: Operation, ctx) => operationByCode(ctx).load(code),
    // What the gateway brings of a person for a boarding clearance arrives on the reference.
    Person: (person: Person) => person,
    Vehicle: ({ id }: Vehicle, ctx) => vehicleById(ctx).load(id),
    Trip: ({ id }: Trip, ctx) => tripById(ctx).load(id),
    ManifestEntry: ({ id }: ManifestEntry, ctx) => entryById(ctx).load(id),
    ReturnCase: ({ id }: ReturnCase, ctx) => returnCaseById(ctx).load(id),
    TravelDocument: ({ id }: TravelDocument, ctx) => documentById(ctx).load(id),
    ...accessLog.references,
  },
  tables: [
    Operation,
    Vehicle,
    Trip,
    ManifestEntry,
    ReturnCase,
    TravelDocument,
    PersonTie,
    Erasure,
    ...accessLog.tables,
    Act,
    Letter,
  ],
  migrations: [
    CreateTables0001,
    AccessLog0002,
    SealPersonalData0003,
    StateAccess0004,
    Retention0005,
    Acts0006,
    Boarding0007,
    Returns0008,
    LogByBlocks0009,
  ],
  retention: transportRetention,
  questions: [MAY_THEY_BOARD, MAY_THEY_RETURN],
  letters: MANIFEST_LETTERS,
};
