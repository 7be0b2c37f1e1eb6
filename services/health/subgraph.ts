import { accessLogOf } from "#kit/access-log/access-log.parts";
import { Act } from "#kit/acts/act.entity";
import type { Agency } from "#kit/agency";
import { Letter } from "#kit/outbox/letter.entity";
import { Erasure } from "#kit/retention/erasure.entity";
import { erasureOf } from "#kit/retention/erasure.parts";
import { NotifiableAlert } from "./alert/alert.entity";
import { NotifiableAlertResolver, OperationAlertsResolver } from "./alert/alert.resolver";
import { Allergy } from "./allergy/allergy.entity";
import { PersonAllergiesResolver } from "./allergy/allergy.resolver";
import { Condition } from "./condition/condition.entity";
import { conditionById } from "./condition/condition.loaders";
import { ConditionResolver, PersonConditionsResolver } from "./condition/condition.resolver";
import { FitToTravel } from "./fitness/fitness.entity";
import { verdictById } from "./fitness/fitness.loaders";
import { FitToTravelResolver, PersonFitnessResolver } from "./fitness/fitness.resolver";
import { Medication } from "./medication/medication.entity";
import { PersonMedicationsResolver } from "./medication/medication.resolver";
import { CreateTables0001 } from "./migrations/0001-create-tables";
import { AccessLog0002 } from "./migrations/0002-access-log";
import { SealPersonalData0003 } from "./migrations/0003-seal-personal-data";
import { Retention0005 } from "./migrations/0005-retention";
import { SealCare0006 } from "./migrations/0006-seal-care";
import { RestrictedRecordStaff0004 } from "./migrations/0004-restricted-record-staff";
import { Acts0007 } from "./migrations/0007-acts";
import { Patients0008 } from "./migrations/0008-patients";
import { LogByBlocks0009 } from "./migrations/0009-log-by-blocks";
import { MedicalNeed } from "./need/need.entity";
import { needById } from "./need/need.loaders";
import { MedicalNeedResolver, OperationNeedsResolver, PersonNeedsResolver } from "./need/need.resolver";
import { Operation } from "./operation/operation.entity";
import { operationByCode } from "./operation/operation.loaders";
import { Patient } from "./patient/patient.entity";
import { Person } from "./person/person.stub";
import { PersonHealthEventsResolver } from "./timeline/timeline.resolver";
import { HealthReferral } from "./referral/referral.entity";
import { referralById } from "./referral/referral.loaders";
import { HealthReferralResolver, PersonReferralsResolver } from "./referral/referral.resolver";
import { Observation } from "./screening/observation.entity";
import { Screening } from "./screening/screening.entity";
import { screeningById } from "./screening/screening.loaders";
import {
  ObservationResolver,
  OperationScreeningsResolver,
  PersonScreeningsResolver,
  ScreeningResolver,
} from "./screening/screening.resolver";
import { RestrictedRecordStaff } from "./sensitivity/restricted-record-staff.entity";
import { PersonRestrictedHealthResolver, RestrictedHealthResolver } from "./sensitivity/restricted.resolver";
import { TripResolver } from "./trip/trip.resolver";
import { Trip } from "./trip/trip.stub";

import { deskResolvers } from "./desk.parts";
import { healthAccess } from "./health.access";
import { healthRetention } from "./health.retention";
const accessLog = accessLogOf("health");

/** What care a person needs, and whether the person may travel. */
export const health: Agency = {
  name: "health",
  access: healthAccess,
  port: 4003,
  resolvers: [
    PersonHealthEventsResolver,
    MedicalNeedResolver,
    PersonNeedsResolver,
    OperationNeedsResolver,
    ScreeningResolver,
    ObservationResolver,
    PersonScreeningsResolver,
    OperationScreeningsResolver,
    ConditionResolver,
    PersonConditionsResolver,
    HealthReferralResolver,
    PersonReferralsResolver,
    PersonMedicationsResolver,
    PersonAllergiesResolver,
    FitToTravelResolver,
    PersonFitnessResolver,
    PersonRestrictedHealthResolver,
    RestrictedHealthResolver,
    TripResolver,
    NotifiableAlertResolver,
    OperationAlertsResolver,
    ...deskResolvers,
    ...accessLog.resolvers,
    erasureOf(
      "erasePersonFromHealth",
      healthRetention,
      "Erases what the health partners hold of a person, for good. How urgent their needs were is still counted; nobody is shown them. Not while a need is not met.",
    ),
  ],
  entities: [Operation, Person, Trip, ...accessLog.entities],
  references: {
    Operation: ({ code }: Operation, ctx) => operationByCode(ctx).load(code),
    Person: (person: Person) => person,
    Trip: (trip: Trip) => trip,
    Screening: ({ id }: Screening, ctx) => screeningById(ctx).load(id),
    Condition: ({ id }: Condition, ctx) => conditionById(ctx).load(id),
    MedicalNeed: ({ id }: MedicalNeed, ctx) => needById(ctx).load(id),
    HealthReferral: ({ id }: HealthReferral, ctx) => referralById(ctx).load(id),
    FitToTravel: ({ id }: FitToTravel, ctx) => verdictById(ctx).load(id),
    ...accessLog.references,
  },
  tables: [
    Operation,
    Screening,
    Observation,
    Condition,
    MedicalNeed,
    HealthReferral,
    Medication,
    Allergy,
    FitToTravel,
    NotifiableAlert,
    RestrictedRecordStaff,
    Patient,
    ...accessLog.tables,
    Act,
    Letter,
    Erasure,
  ],
  migrations: [
    CreateTables0001,
    AccessLog0002,
    SealPersonalData0003,
    RestrictedRecordStaff0004,
    Retention0005,
    SealCare0006,
    Acts0007,
    Patients0008,
    LogByBlocks0009,
  ],
  retention: healthRetention,
};
