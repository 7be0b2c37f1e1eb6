import { type MigrationInterface, type QueryRunner, Table, TableIndex } from "typeorm";

export class StateAccess0004 implements MigrationInterface {
  name = "StateAccess1700000000004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: "person_tie",
        columns: [
          { name: "personId", type: "varchar", length: "36", isPrimary: true },
          { name: "kind", type: "varchar", length: "20", isPrimary: true },
          { name: "holder", type: "varchar", length: "120", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "beganAt", type: "datetime", precision: 3 },
          { name: "endedAt", type: "datetime", precision: 3, isNullable: true },
        ],
        indices: [{ name: "person_tie_holder", columnNames: ["kind", "holder", "personId"] }],
      }),
    );
    await runner.dropIndex("child_case", "child_case_count");
    await runner.createIndex(
      "child_case",
      new TableIndex({
        name: "child_case_owner",
        columnNames: [
          "operationCode",
          "owningAgency",
          "caseworker",
          "status",
          "workflowState",
          "risk",
          "protectionStatus",
          "assessedAt",
          "assessmentDueAt",
          "personId",
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "consent_share",
        columns: [
          { name: "consentId", type: "varchar", length: "36", isPrimary: true },
          { name: "recipientAgency", type: "varchar", length: "80", isPrimary: true },
          { name: "dataCategory", type: "varchar", length: "30", isPrimary: true },
          { name: "personId", type: "varchar", length: "36" },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "purpose", type: "varchar", length: "30" },
          { name: "legalBasis", type: "varchar", length: "30" },
          { name: "beganAt", type: "datetime", precision: 3 },
          { name: "endedAt", type: "datetime", precision: 3, isNullable: true },
        ],
        indices: [
          { name: "consent_share_person", columnNames: ["personId", "recipientAgency"] },
          { name: "consent_share_recipient", columnNames: ["recipientAgency", "purpose", "dataCategory", "personId"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "broken_glass",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "role", type: "varchar", length: "40" },
          { name: "reason", type: "text" },
          { name: "endsAt", type: "datetime", precision: 3 },
        ],
        indices: [
          { name: "broken_glass_latest", columnNames: ["operationCode", "occurredAt", "id"] },
          { name: "broken_glass_person", columnNames: ["personId", "occurredAt", "id"] },
          { name: "broken_glass_user", columnNames: ["recordedByUser", "recordedByAgency", "endsAt"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "agreement_share",
        columns: [
          { name: "agreementId", type: "varchar", length: "36", isPrimary: true },
          { name: "dataCategory", type: "varchar", length: "30", isPrimary: true },
          { name: "partnerAgency", type: "varchar", length: "80" },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "purpose", type: "varchar", length: "30" },
          { name: "beganAt", type: "datetime", precision: 3 },
          { name: "endedAt", type: "datetime", precision: 3, isNullable: true },
        ],
        indices: [
          {
            name: "agreement_share_partner",
            columnNames: ["partnerAgency", "purpose", "dataCategory", "operationCode"],
          },
        ],
      }),
    );
    await runner.createIndex(
      "consent",
      new TableIndex({ name: "consent_latest", columnNames: ["operationCode", "occurredAt", "id"] }),
    );
    await runner.createTable(
      new Table({
        name: "incident_staff",
        columns: [
          { name: "incidentId", type: "varchar", length: "36", isPrimary: true },
          { name: "account", type: "varchar", length: "120", isPrimary: true },
          { name: "namedAt", type: "datetime", precision: 3 },
        ],
        indices: [{ name: "incident_staff_account", columnNames: ["account", "incidentId"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "incident",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "childCaseId", type: "varchar", length: "36" },
          { name: "personId", type: "varchar", length: "36" },
          { name: "kind", type: "varchar", length: "30" },
          { name: "narrative", type: "text" },
        ],
        indices: [{ name: "incident_case", columnNames: ["childCaseId", "occurredAt", "id"] }],
      }),
    );
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
