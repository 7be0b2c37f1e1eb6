import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

export class CreateTables0001 implements MigrationInterface {
  name = "CreateTables1700000000001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: "travel_document",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "returnCaseId", type: "varchar", length: "36", isNullable: true },
          { name: "kind", type: "varchar", length: "20" },
          { name: "status", type: "varchar", length: "20" },
          { name: "issuingCountryCode", type: "varchar", length: "3" },
          { name: "number", type: "varchar", length: "40", isNullable: true },
          { name: "issuedAt", type: "datetime", precision: 3, isNullable: true },
          { name: "expiresOn", type: "date", isNullable: true },
          { name: "refusalReason", type: "varchar", length: "500", isNullable: true },
        ],
        indices: [
          { name: "travel_document_case", columnNames: ["returnCaseId", "occurredAt", "id"] },
          { name: "travel_document_person", columnNames: ["personId", "occurredAt", "id"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "manifest_entry",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "tripId", type: "varchar", length: "36" },
          { name: "personId", type: "varchar", length: "36" },
          { name: "purpose", type: "varchar", length: "10" },
          { name: "destinationCountryCode", type: "varchar", length: "3" },
          { name: "status", type: "varchar", length: "20" },
          { name: "heldCodes", type: "text" },
          { name: "seat", type: "varchar", length: "10", isNullable: true },
          { name: "clearedAt", type: "datetime", precision: 3, isNullable: true },
          { name: "boardedAt", type: "datetime", precision: 3, isNullable: true },
          { name: "arrivedAt", type: "datetime", precision: 3, isNullable: true },
          { name: "handedOverAt", type: "datetime", precision: 3, isNullable: true },
        ],
        indices: [
          { name: "manifest_entry_standing", columnNames: ["tripId", "status"] },
          {
            name: "manifest_entry_figures",
            columnNames: ["operationCode", "purpose", "status", "destinationCountryCode", "personId"],
          },
          { name: "manifest_entry_seat", columnNames: ["tripId", "seat"], isUnique: true },
          { name: "manifest_entry_person", columnNames: ["personId", "occurredAt", "id"] },
          { name: "manifest_entry_trip", columnNames: ["tripId", "occurredAt", "id"] },
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
        name: "trip",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "status", type: "varchar", length: "20" },
          { name: "purpose", type: "varchar", length: "10" },
          { name: "mode", type: "varchar", length: "10" },
          { name: "vehicleId", type: "varchar", length: "36" },
          { name: "originName", type: "varchar", length: "120" },
          { name: "originCountryCode", type: "varchar", length: "3" },
          { name: "originShelterId", type: "varchar", length: "36", isNullable: true },
          { name: "destinationName", type: "varchar", length: "120" },
          { name: "destinationKey", type: "varchar", length: "120" },
          { name: "destinationCountryCode", type: "varchar", length: "3" },
          { name: "destinationShelterId", type: "varchar", length: "36", isNullable: true },
          { name: "crossesBorder", type: "boolean" },
          { name: "seats", type: "integer" },
          { name: "seatsTaken", type: "integer", default: 0 },
          { name: "departsAt", type: "datetime", precision: 3 },
          { name: "arrivesAt", type: "datetime", precision: 3 },
          { name: "departedAt", type: "datetime", precision: 3, isNullable: true },
          { name: "arrivedAt", type: "datetime", precision: 3, isNullable: true },
          { name: "distanceKm", type: "double" },
          { name: "cancelledReason", type: "varchar", length: "500", isNullable: true },
        ],
        indices: [
          { name: "trip_origin_shelter", columnNames: ["operationCode", "originShelterId", "departsAt", "id"] },
          {
            name: "trip_destination_shelter",
            columnNames: ["operationCode", "destinationShelterId", "departsAt", "id"],
          },
          {
            name: "trip_destination_country",
            columnNames: ["operationCode", "destinationCountryCode", "departsAt", "id"],
          },
          { name: "trip_destination_name", columnNames: ["operationCode", "destinationKey", "departsAt", "id"] },
          { name: "trip_mode", columnNames: ["operationCode", "mode", "departsAt", "id"] },
          { name: "trip_purpose", columnNames: ["operationCode", "purpose", "departsAt", "id"] },
          { name: "trip_status", columnNames: ["operationCode", "status", "departsAt", "id"] },
          { name: "trip_departure", columnNames: ["operationCode", "departsAt", "id"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "return_case",
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
          { name: "changedAt", type: "datetime", precision: 3 },
          { name: "programme", type: "varchar", length: "200" },
          { name: "allowanceAmount", type: "integer", isNullable: true },
          { name: "allowanceCurrency", type: "varchar", length: "3", isNullable: true },
          { name: "destinationName", type: "varchar", length: "120" },
          { name: "destinationCountryCode", type: "varchar", length: "3" },
          { name: "counsellor", type: "varchar", length: "120", isNullable: true },
          { name: "tripId", type: "varchar", length: "36", isNullable: true },
          { name: "documentStatus", type: "varchar", length: "20", isNullable: true },
        ],
        indices: [
          { name: "return_case_person", columnNames: ["personId", "occurredAt", "id"] },
          { name: "return_case_document", columnNames: ["operationCode", "documentStatus", "occurredAt", "id"] },
          {
            name: "return_case_destination",
            columnNames: ["operationCode", "destinationCountryCode", "occurredAt", "id"],
          },
          { name: "return_case_status", columnNames: ["operationCode", "status", "occurredAt", "id"] },
          { name: "return_case_requested", columnNames: ["operationCode", "occurredAt", "id"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "vehicle",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "name", type: "varchar", length: "120" },
          { name: "mode", type: "varchar", length: "10" },
          { name: "seats", type: "integer" },
          { name: "operatorAgency", type: "varchar", length: "120" },
          { name: "plate", type: "varchar", length: "40" },
          { name: "isWheelchairAccessible", type: "boolean" },
        ],
        indices: [],
      }),
    );
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
