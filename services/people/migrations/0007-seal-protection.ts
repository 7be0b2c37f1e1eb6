import type { MigrationInterface, QueryRunner } from "typeorm";
import { storedOf } from "#kit/vault/columns";
import { addColumns, dropIndex, makeIndex, retype } from "#kit/vault/migrate";
import { rewritePlainRows, sealPlainRows } from "#kit/vault/reseal";
import { SpecificNeed } from "../need/specific-need.entity";
import { BestInterestsProcedure } from "../protection/best-interests/best-interests.entity";
import { CarePlacement } from "../protection/care/care.entity";
import { ChildCase } from "../protection/case/case.entity";
import { ChildTravelClearance } from "../protection/clearance/clearance.entity";
import { ConsentWording } from "../protection/consent/wording.entity";
import { Incident } from "../protection/incident/incident.entity";
import { TracingRequest } from "../protection/tracing/tracing.entity";
import { groupOf } from "../reference/terms";

const TEXT = { type: "text" } as const;
const TEXT_OR_NULL = { type: "text", isNullable: true } as const;
const TOKEN = { type: "varchar", length: 23 } as const;

/** Each step looks at what is there: broken off on MariaDB, which commits step by step, it is run again from the start. */
export class SealProtection0007 implements MigrationInterface {
  name = "SealProtection1700000000007";

  async up(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, "specific_need", "specific_need_code");
    await addColumns(runner, "specific_need", { codeKey: TOKEN, groupKey: TOKEN });
    await retype(runner, "specific_need", { code: TEXT });
    await retype(runner, "care_placement", { arrangement: TEXT });
    await retype(runner, "best_interests_procedure", { outcome: TEXT_OR_NULL });
    await retype(runner, "incident", { kind: TEXT });
    await retype(runner, "child_travel_clearance", { receiverRelation: TEXT_OR_NULL });
    await retype(runner, "tracing_request", { soughtRelation: TEXT });
    await retype(runner, "child_case", { closureReason: TEXT_OR_NULL });
    await addGroups(runner);
    await sealPlainRows(runner, [
      SpecificNeed,
      CarePlacement,
      BestInterestsProcedure,
      Incident,
      ChildTravelClearance,
      TracingRequest,
      ChildCase,
      ConsentWording,
    ]);
    await retype(runner, "specific_need", { codeKey: TOKEN, groupKey: TOKEN });
    for (const [name, column] of [
      ["specific_need_code", "codeKey"],
      ["specific_need_group", "groupKey"],
    ] as const) {
      await makeIndex(runner, "specific_need", { name, columnNames: ["operationCode", column, "personId"] });
    }
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}

/** While the codes can be read. */
async function addGroups(runner: QueryRunner): Promise<void> {
  const { dataSource } = runner;
  await rewritePlainRows(runner, SpecificNeed, ["code", "groupKey"], ({ code, groupKey }) =>
    groupKey === null ? { groupKey: storedOf(dataSource, SpecificNeed, "groupKey", groupOf(String(code))) } : null,
  );
}
