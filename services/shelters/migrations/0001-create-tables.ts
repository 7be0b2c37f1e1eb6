import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

export class CreateTables0001 implements MigrationInterface {
  name = "CreateTables1700000000001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: "distribution",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "shelterId", type: "varchar", length: "36", isNullable: true },
          { name: "kind", type: "varchar", length: "30" },
          { name: "quantity", type: "integer" },
        ],
        indices: [
          { name: "distribution_figures", columnNames: ["operationCode", "kind", "personId", "quantity"] },
          { name: "distribution_person", columnNames: ["personId", "occurredAt", "id"] },
        ],
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
        name: "shelter",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "name", type: "varchar", length: "200" },
          { name: "nameKey", type: "varchar", length: "200" },
          { name: "alias", type: "varchar", length: "200", isNullable: true },
          { name: "kind", type: "varchar", length: "30" },
          { name: "operatorAgency", type: "varchar", length: "120" },
          { name: "placeName", type: "varchar", length: "120" },
          { name: "placeCode", type: "varchar", length: "20" },
          { name: "status", type: "varchar", length: "20" },
          { name: "isOnward", type: "boolean" },
          { name: "capacity", type: "integer" },
          { name: "blocked", type: "integer", default: 0 },
          { name: "surge", type: "integer", default: 0 },
          { name: "surgeReason", type: "varchar", length: "300", isNullable: true },
          { name: "surgeEndsOn", type: "date", isNullable: true },
          { name: "occupied", type: "integer", default: 0 },
          { name: "reserved", type: "integer", default: 0 },
          { name: "coveredAreaM2", type: "double", isNullable: true },
          { name: "waterLitresPerDay", type: "integer", isNullable: true },
          { name: "toilets", type: "integer", isNullable: true },
        ],
        indices: [{ name: "shelter_list", columnNames: ["operationCode", "isOnward", "nameKey", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "placement_request",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "status", type: "varchar", length: "20" },
          { name: "endedAt", type: "datetime", precision: 3, isNullable: true },
          { name: "shelterId", type: "varchar", length: "36", isNullable: true },
        ],
        indices: [
          { name: "placement_request_status", columnNames: ["operationCode", "status", "occurredAt", "id"] },
          { name: "placement_request_person", columnNames: ["personId", "occurredAt", "id"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "resource_request",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "kind", type: "varchar", length: "30" },
          { name: "item", type: "varchar", length: "200" },
          { name: "quantity", type: "integer" },
          { name: "status", type: "varchar", length: "30" },
          { name: "changedAt", type: "datetime", precision: 3 },
          { name: "reason", type: "varchar", length: "500" },
          { name: "neededBy", type: "date", isNullable: true },
          { name: "shelterId", type: "varchar", length: "36", isNullable: true },
        ],
        indices: [{ name: "resource_request_latest", columnNames: ["operationCode", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "shelter_stay",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "shelterId", type: "varchar", length: "36" },
          { name: "unitId", type: "varchar", length: "36", isNullable: true },
          { name: "bedLabel", type: "varchar", length: "40", isNullable: true },
          { name: "status", type: "varchar", length: "30" },
          { name: "isOverflow", type: "boolean" },
          { name: "reservedAt", type: "datetime", precision: 3, isNullable: true },
          { name: "reservationExpiresAt", type: "datetime", precision: 3, isNullable: true },
          { name: "checkedInAt", type: "datetime", precision: 3, isNullable: true },
          { name: "checkedInOn", type: "date", isNullable: true },
          { name: "checkedOutAt", type: "datetime", precision: 3, isNullable: true },
        ],
        indices: [
          { name: "shelter_stay_overstay", columnNames: ["shelterId", "status", "checkedInOn"] },
          { name: "shelter_stay_status", columnNames: ["shelterId", "status", "occurredAt", "id"] },
          { name: "shelter_stay_latest", columnNames: ["shelterId", "occurredAt", "id"] },
          { name: "shelter_stay_person", columnNames: ["personId", "occurredAt", "id"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "housing_unit",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "shelterId", type: "varchar", length: "36" },
          { name: "name", type: "varchar", length: "120" },
          { name: "kind", type: "varchar", length: "30" },
          { name: "capacity", type: "integer" },
          { name: "occupied", type: "integer", default: 0 },
          { name: "reserved", type: "integer", default: 0 },
        ],
        indices: [{ name: "housing_unit_shelter", columnNames: ["shelterId", "name", "id"] }],
      }),
    );
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
