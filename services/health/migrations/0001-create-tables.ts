import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

export class CreateTables0001 implements MigrationInterface {
  name = "CreateTables1700000000001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: "notifiable_alert",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "icd10Code", type: "varchar", length: "10" },
          { name: "day", type: "date" },
          { name: "site", type: "varchar", length: "160" },
          { name: "ageBand", type: "varchar", length: "20" },
          { name: "classification", type: "varchar", length: "20" },
          { name: "count", type: "integer" },
        ],
        indices: [{ name: "notifiable_alert_latest", columnNames: ["operationCode", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "operation",
        columns: [
          { name: "code", type: "varchar", length: "40", isPrimary: true },
          { name: "timeZone", type: "varchar", length: "60" },
        ],
        indices: [],
      }),
    );
    await runner.createTable(
      new Table({
        name: "allergy",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "substance", type: "varchar", length: "120" },
          { name: "severity", type: "varchar", length: "20" },
          { name: "reaction", type: "varchar", length: "200", isNullable: true },
        ],
        indices: [{ name: "allergy_person", columnNames: ["personId", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "health_condition",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "sensitivity", type: "varchar", length: "2" },
          { name: "icd10Code", type: "varchar", length: "10" },
          { name: "clinicalStatus", type: "varchar", length: "20" },
          { name: "onsetOn", type: "date", isNullable: true },
          { name: "isUrgent", type: "boolean" },
          { name: "note", type: "text", isNullable: true },
        ],
        indices: [{ name: "health_condition_person", columnNames: ["personId", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "fit_to_travel",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "verdict", type: "varchar", length: "30" },
          { name: "mode", type: "varchar", length: "10" },
          { name: "requirements", type: "text" },
          { name: "recheckOn", type: "date", isNullable: true },
          { name: "assessedBy", type: "varchar", length: "120" },
          { name: "validUntil", type: "datetime", precision: 3 },
          { name: "suspendedAt", type: "datetime", precision: 3, isNullable: true },
        ],
        indices: [{ name: "fit_to_travel_person", columnNames: ["personId", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "medication",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "sensitivity", type: "varchar", length: "2" },
          { name: "name", type: "varchar", length: "120" },
          { name: "dose", type: "varchar", length: "200" },
          { name: "quantityDays", type: "integer" },
          { name: "isColdChainRequired", type: "boolean" },
        ],
        indices: [{ name: "medication_person", columnNames: ["personId", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "medical_need",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "sensitivity", type: "varchar", length: "2" },
          { name: "status", type: "varchar", length: "20" },
          { name: "priority", type: "varchar", length: "10" },
          { name: "priorityRank", type: "integer" },
          { name: "category", type: "varchar", length: "20" },
          { name: "description", type: "varchar", length: "500" },
          { name: "closedAt", type: "datetime", precision: 3, isNullable: true },
          { name: "dueAt", type: "datetime", precision: 3 },
          { name: "triage", type: "varchar", length: "10", isNullable: true },
          { name: "conditionId", type: "varchar", length: "36", isNullable: true },
        ],
        indices: [
          { name: "medical_need_person", columnNames: ["personId", "occurredAt", "id"] },
          { name: "medical_need_figures", columnNames: ["operationCode", "priority", "status"] },
          { name: "medical_need_opened", columnNames: ["operationCode", "sensitivity", "occurredAt", "id"] },
          {
            name: "medical_need_triage",
            columnNames: ["operationCode", "sensitivity", "triage", "priorityRank", "occurredAt", "id"],
          },
          {
            name: "medical_need_category",
            columnNames: ["operationCode", "sensitivity", "category", "priorityRank", "occurredAt", "id"],
          },
          {
            name: "medical_need_status",
            columnNames: ["operationCode", "sensitivity", "status", "priorityRank", "occurredAt", "id"],
          },
          {
            name: "medical_need_worklist",
            columnNames: ["operationCode", "sensitivity", "priorityRank", "occurredAt", "id"],
          },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "health_referral",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "sensitivity", type: "varchar", length: "2" },
          { name: "needId", type: "varchar", length: "36", isNullable: true },
          { name: "status", type: "varchar", length: "20" },
          { name: "changedAt", type: "datetime", precision: 3 },
          { name: "fromFacility", type: "varchar", length: "160" },
          { name: "toFacility", type: "varchar", length: "160" },
          { name: "reason", type: "varchar", length: "500" },
        ],
        indices: [{ name: "health_referral_person", columnNames: ["personId", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "observation",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "screeningId", type: "varchar", length: "36" },
          { name: "kind", type: "varchar", length: "30" },
          { name: "value", type: "double" },
        ],
        indices: [{ name: "observation_screening", columnNames: ["screeningId"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "screening",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "triage", type: "varchar", length: "10" },
        ],
        indices: [
          { name: "screening_figures", columnNames: ["operationCode", "triage"] },
          { name: "screening_person", columnNames: ["personId", "occurredAt", "id"] },
        ],
      }),
    );
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
