import type { MigrationInterface, QueryRunner } from "typeorm";
import { storedOf } from "#kit/vault/columns";
import { addColumns, dropIndex, makeIndex, retype } from "#kit/vault/migrate";
import { rewritePlainRows, sealPlainRows } from "#kit/vault/reseal";
import { SpecificNeed } from "../need/specific-need.entity";
import { soundOf } from "../person/name-sound";
import { PersonNameWord } from "../person/name-word.entity";
import { PersonOtherId } from "../person/other-id.entity";
import { Person } from "../person/person.entity";
import { BestInterestsProcedure } from "../protection/best-interests/best-interests.entity";
import { ChildCaseConcern } from "../protection/case/concern.entity";
import { ChildTravelClearance } from "../protection/clearance/clearance.entity";
import { CaseFollowUp } from "../protection/follow-up/follow-up.entity";
import { Referral } from "../protection/referral/referral.entity";
import { TracingRequest } from "../protection/tracing/tracing.entity";
import { CaseTransfer } from "../protection/transfer/transfer.entity";

const TEXT = { type: "text" } as const;
const TEXT_OR_NULL = { type: "text", isNullable: true } as const;
const TOKEN = { type: "varchar", length: 23 } as const;

/** Each step looks at what is there: broken off on MariaDB, which commits step by step, it is run again from the start. */
export class SealPersonalData0003 implements MigrationInterface {
  name = "SealPersonalData1700000000003";

  async up(runner: QueryRunner): Promise<void> {
    await widen(runner);
    await sealPlainRows(runner, [
      Person,
      PersonOtherId,
      SpecificNeed,
      TracingRequest,
      CaseFollowUp,
      BestInterestsProcedure,
      ChildTravelClearance,
      Referral,
      CaseTransfer,
    ]);
    await sealNameWords(runner);
    await sealConcerns(runner);
    await retype(runner, "person", { registrationKey: TOKEN });
    await retype(runner, "person_other_id", { valueKey: TOKEN });
    await makeIndex(runner, "person", { name: "person_number", columnNames: ["registrationKey"], isUnique: true });
    await makeIndex(runner, "person_other_id", {
      name: "person_other_id_value",
      columnNames: ["agency", "valueKey"],
    });
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}

async function widen(runner: QueryRunner): Promise<void> {
  await dropIndex(runner, "person", "person_name");
  await dropIndex(runner, "person", "person_number");
  await dropIndex(runner, "person_other_id", "person_other_id_value");
  if (await runner.hasColumn("person", "nameKey")) await runner.dropColumn("person", "nameKey");
  await addColumns(runner, "person", { registrationKey: TOKEN });
  await addColumns(runner, "person_other_id", { valueKey: TOKEN });
  await retype(runner, "person", {
    registrationNumber: TEXT,
    givenName: TEXT,
    familyName: TEXT,
    otherNames: TEXT_OR_NULL,
    phone: TEXT_OR_NULL,
  });
  await retype(runner, "person_other_id", { value: TEXT });
  await retype(runner, "tracing_request", { soughtName: TEXT, lastKnownPlace: TEXT_OR_NULL });
  await retype(runner, "child_travel_clearance", {
    withheldReason: TEXT_OR_NULL,
    receiverName: TEXT_OR_NULL,
    receiverPlace: TEXT_OR_NULL,
    escort: TEXT_OR_NULL,
  });
  await retype(runner, "referral", { overrideReason: TEXT_OR_NULL, rejectionReason: TEXT_OR_NULL });
  await retype(runner, "case_transfer", { reason: TEXT, rejectionReason: TEXT_OR_NULL });
}

/** The words become tokens where they are, and their sounds are put beside them. */
async function sealNameWords(runner: QueryRunner): Promise<void> {
  await addColumns(runner, "person_name_word", { sound: TOKEN });
  const { dataSource } = runner;
  await rewritePlainRows(runner, PersonNameWord, ["word", "sound"], ({ word, sound }) => {
    if (sound !== null) return null;
    return {
      word: storedOf(dataSource, PersonNameWord, "word", String(word)),
      sound: storedOf(dataSource, PersonNameWord, "sound", soundOf(String(word))),
    };
  });
  await dropIndex(runner, "person_name_word", "person_name_word_search");
  await retype(runner, "person_name_word", { word: TOKEN, sound: TOKEN });
  for (const column of ["word", "sound"]) {
    const name = column === "word" ? "person_name_word_search" : "person_name_word_sound";
    await makeIndex(runner, "person_name_word", { name, columnNames: ["operationCode", column, "personId"] });
  }
}

/** The code becomes its token where it is, and is put beside it sealed. */
async function sealConcerns(runner: QueryRunner): Promise<void> {
  await addColumns(runner, "child_case_concern", { code: TEXT_OR_NULL });
  const { dataSource } = runner;
  await rewritePlainRows(runner, ChildCaseConcern, ["concern", "code"], ({ concern, code }) => {
    if (code !== null) return null;
    return {
      concern: storedOf(dataSource, ChildCaseConcern, "concern", String(concern)),
      code: storedOf(dataSource, ChildCaseConcern, "code", String(concern)),
    };
  });
  await dropIndex(runner, "child_case_concern", "child_case_concern_code");
  await retype(runner, "child_case_concern", { concern: TOKEN, code: TEXT });
  await makeIndex(runner, "child_case_concern", {
    name: "child_case_concern_code",
    columnNames: ["concern", "childCaseId"],
  });
}
