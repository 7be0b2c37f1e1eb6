import type { Seed } from "#scenario/load";
import { insertRows } from "#kit/insert";
import { NotifiableAlert } from "./alert/alert.entity";
import { Allergy } from "./allergy/allergy.entity";
import { Condition } from "./condition/condition.entity";
import { FitToTravel } from "./fitness/fitness.entity";
import { alertsOf } from "./invented/alerts";
import { allergiesOf } from "./invented/allergies";
import { careFor, namedOn } from "./invented/care";
import { patientsOf } from "./invented/patient";
import { screeningOf } from "./invented/screenings";
import { verdictOf } from "./invented/verdicts";
import { Medication } from "./medication/medication.entity";
import { MedicalNeed } from "./need/need.entity";
import { Operation } from "./operation/operation.entity";
import { HealthReferral } from "./referral/referral.entity";
import { Observation } from "./screening/observation.entity";
import { Screening } from "./screening/screening.entity";
import { RestrictedRecordStaff } from "./sensitivity/restricted-record-staff.entity";

/** Screenings, needs and verdicts as the story tells them; the rest invented to agree with these. */
export const seedHealth: Seed = async (tx, chapter) => {
  const files = patientsOf(chapter).map((patient) => {
    const care = patient.person.needs.map((need) => careFor(patient, need));
    const screened = screeningOf(patient, care);
    const verdicts = patient.person.verdicts.map((verdict) => verdictOf(patient, verdict, care));
    return { patient, care, screened, verdicts, allergies: allergiesOf(patient) };
  });
  const cases = files.flatMap(({ patient, care }) => care.map((one) => ({ patient, care: one })));
  const present = <T>(rows: (T | null)[]): T[] => rows.filter((row) => row !== null);
  const screened = present(files.map((file) => file.screened));

  await insertRows(
    tx,
    Screening,
    screened.map(({ screening }) => screening),
  );
  await insertRows(
    tx,
    Observation,
    screened.flatMap(({ observations }) => observations),
  );
  await insertRows(tx, Condition, present(cases.map(({ care }) => care.condition)));
  await insertRows(
    tx,
    MedicalNeed,
    cases.map(({ care }) => care.need),
  );
  await insertRows(tx, Medication, present(cases.map(({ care }) => care.medication)));
  await insertRows(tx, HealthReferral, present(cases.map(({ care }) => care.referral)));
  await insertRows(
    tx,
    RestrictedRecordStaff,
    cases.flatMap(({ care }) => namedOn(care)),
  );
  await insertRows(
    tx,
    FitToTravel,
    files.flatMap(({ verdicts }) => verdicts),
  );
  await insertRows(
    tx,
    Allergy,
    files.flatMap(({ allergies }) => allergies),
  );
  await insertRows(tx, NotifiableAlert, alertsOf(chapter, cases));
  const { code, timeZone } = chapter.operation;
  if (chapter.isLast) await insertRows(tx, Operation, [{ code, timeZone }]);
};
