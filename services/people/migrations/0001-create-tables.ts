import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

export class CreateTables0001 implements MigrationInterface {
  name = "CreateTables1700000000001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: "arrival",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "pointOfEntry", type: "varchar", length: "120" },
          { name: "pointOfEntryPCode", type: "varchar", length: "20" },
          { name: "arrivedOn", type: "date" },
          { name: "men", type: "integer" },
          { name: "women", type: "integer" },
          { name: "boys", type: "integer" },
          { name: "girls", type: "integer" },
          { name: "isEstimated", type: "boolean" },
        ],
        indices: [
          { name: "arrival_day", columnNames: ["operationCode", "arrivedOn", "men", "women", "boys", "girls"] },
          { name: "arrival_latest", columnNames: ["operationCode", "occurredAt", "id"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "person",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "registrationNumber", type: "varchar", length: "40" },
          { name: "givenName", type: "varchar", length: "120" },
          { name: "familyName", type: "varchar", length: "120" },
          { name: "otherNames", type: "varchar", length: "200", isNullable: true },
          { name: "nameKey", type: "varchar", length: "250" },
          { name: "sex", type: "varchar", length: "20" },
          { name: "bornOn", type: "date" },
          { name: "birthDatePrecision", type: "varchar", length: "20" },
          { name: "isAgeDisputed", type: "boolean" },
          { name: "originCountryCode", type: "varchar", length: "3", isNullable: true },
          { name: "languageCodes", type: "text" },
          { name: "phone", type: "varchar", length: "40", isNullable: true },
          { name: "displacementStatus", type: "varchar", length: "30" },
          { name: "arrivalId", type: "varchar", length: "36", isNullable: true },
          { name: "arrivedOn", type: "date", isNullable: true },
          { name: "householdId", type: "varchar", length: "36", isNullable: true },
          { name: "outcome", type: "varchar", length: "30", isNullable: true },
          { name: "outcomeAt", type: "datetime", precision: 3, isNullable: true },
          { name: "mergedIntoId", type: "varchar", length: "36", isNullable: true },
        ],
        indices: [
          { name: "person_arrival", columnNames: ["arrivalId", "mergedIntoId"] },
          { name: "person_household", columnNames: ["householdId", "mergedIntoId"] },
          { name: "person_number", columnNames: ["registrationNumber"], isUnique: true },
          {
            name: "person_population",
            columnNames: [
              "operationCode",
              "mergedIntoId",
              "arrivedOn",
              "sex",
              "bornOn",
              "isAgeDisputed",
              "displacementStatus",
              "outcome",
              "id",
            ],
          },
          { name: "person_outcome", columnNames: ["operationCode", "mergedIntoId", "outcome", "occurredAt", "id"] },
          {
            name: "person_status",
            columnNames: ["operationCode", "mergedIntoId", "displacementStatus", "occurredAt", "id"],
          },
          { name: "person_name", columnNames: ["operationCode", "mergedIntoId", "nameKey", "id"] },
          { name: "person_latest", columnNames: ["operationCode", "mergedIntoId", "occurredAt", "id"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "operation",
        columns: [
          { name: "code", type: "varchar", length: "40", isPrimary: true },
          { name: "name", type: "varchar", length: "200" },
          { name: "countryCode", type: "varchar", length: "3" },
          { name: "startedOn", type: "date" },
          { name: "timeZone", type: "varchar", length: "60" },
        ],
        indices: [],
      }),
    );
    await runner.createTable(
      new Table({
        name: "person_hold",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "liftedAt", type: "datetime", precision: 3, isNullable: true },
        ],
        indices: [{ name: "person_hold_person", columnNames: ["personId", "liftedAt"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "household",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "headId", type: "varchar", length: "36", isNullable: true },
        ],
        indices: [],
      }),
    );
    await runner.createTable(
      new Table({
        name: "specific_need",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "code", type: "varchar", length: "10" },
          { name: "notes", type: "text", isNullable: true },
        ],
        indices: [
          { name: "specific_need_code", columnNames: ["operationCode", "code", "personId"] },
          { name: "specific_need_person", columnNames: ["personId", "occurredAt"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "person_name_word",
        columns: [
          { name: "personId", type: "varchar", length: "36", isPrimary: true },
          { name: "word", type: "varchar", length: "120", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
        ],
        indices: [{ name: "person_name_word_search", columnNames: ["operationCode", "word", "personId"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "person_nationality",
        columns: [
          { name: "personId", type: "varchar", length: "36", isPrimary: true },
          { name: "country", type: "varchar", length: "3", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "place", type: "integer" },
        ],
        indices: [{ name: "person_nationality_country", columnNames: ["operationCode", "country", "personId"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "person_other_id",
        columns: [
          { name: "personId", type: "varchar", length: "36", isPrimary: true },
          { name: "agency", type: "varchar", length: "80", isPrimary: true },
          { name: "value", type: "varchar", length: "80" },
        ],
        indices: [{ name: "person_other_id_value", columnNames: ["agency", "value"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "sharing_agreement",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "providerAgency", type: "varchar", length: "80" },
          { name: "partnerAgency", type: "varchar", length: "80" },
          { name: "purpose", type: "varchar", length: "30" },
          { name: "dataCategories", type: "text" },
          { name: "validFrom", type: "date" },
          { name: "expiresOn", type: "date", isNullable: true },
        ],
        indices: [
          { name: "sharing_agreement_operation", columnNames: ["operationCode", "providerAgency", "partnerAgency"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "best_interests_procedure",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "childCaseId", type: "varchar", length: "36" },
          { name: "kind", type: "varchar", length: "10" },
          { name: "concludedOn", type: "date", isNullable: true },
          { name: "outcome", type: "varchar", length: "30", isNullable: true },
          { name: "childWishes", type: "text", isNullable: true },
          { name: "reviewOn", type: "date", isNullable: true },
        ],
        indices: [{ name: "best_interests_procedure_case", columnNames: ["childCaseId", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "care_placement",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "childCaseId", type: "varchar", length: "36" },
          { name: "arrangement", type: "varchar", length: "30" },
          { name: "caregiverId", type: "varchar", length: "36", isNullable: true },
          { name: "endedAt", type: "datetime", precision: 3, isNullable: true },
        ],
        indices: [{ name: "care_placement_case", columnNames: ["childCaseId", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "child_case",
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
          { name: "workflowState", type: "varchar", length: "30" },
          { name: "protectionStatus", type: "varchar", length: "30" },
          { name: "risk", type: "varchar", length: "10" },
          { name: "riskRank", type: "integer" },
          { name: "owningAgency", type: "varchar", length: "80" },
          { name: "caseworker", type: "varchar", length: "120", isNullable: true },
          { name: "openedAt", type: "datetime", precision: 3 },
          { name: "assessmentDueAt", type: "datetime", precision: 3 },
          { name: "assessedAt", type: "datetime", precision: 3, isNullable: true },
          { name: "closedAt", type: "datetime", precision: 3, isNullable: true },
          { name: "closureReason", type: "varchar", length: "30", isNullable: true },
        ],
        indices: [
          {
            name: "child_case_count",
            columnNames: ["operationCode", "status", "workflowState", "risk", "protectionStatus", "personId"],
          },
          { name: "child_case_due", columnNames: ["operationCode", "status", "assessedAt", "assessmentDueAt"] },
          { name: "child_case_caseworker", columnNames: ["operationCode", "caseworker", "openedAt", "id"] },
          { name: "child_case_status", columnNames: ["operationCode", "status", "openedAt", "id"] },
          { name: "child_case_risk", columnNames: ["operationCode", "riskRank", "openedAt", "id"] },
          { name: "child_case_opened", columnNames: ["operationCode", "openedAt", "id"] },
          { name: "child_case_person", columnNames: ["personId"], isUnique: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "child_case_concern",
        columns: [
          { name: "childCaseId", type: "varchar", length: "36", isPrimary: true },
          { name: "concern", type: "varchar", length: "40", isPrimary: true },
        ],
        indices: [{ name: "child_case_concern_code", columnNames: ["concern", "childCaseId"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "case_follow_up",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "childCaseId", type: "varchar", length: "36" },
          { name: "kind", type: "varchar", length: "30" },
          { name: "dueOn", type: "date" },
          { name: "madeAt", type: "datetime", precision: 3, isNullable: true },
          { name: "wasChildSeen", type: "boolean", isNullable: true },
          { name: "note", type: "text", isNullable: true },
        ],
        indices: [{ name: "case_follow_up_case", columnNames: ["childCaseId", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "tracing_request",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "childCaseId", type: "varchar", length: "36" },
          { name: "status", type: "varchar", length: "30" },
          { name: "soughtName", type: "varchar", length: "200" },
          { name: "soughtRelation", type: "varchar", length: "30" },
          { name: "lastKnownPlace", type: "varchar", length: "200", isNullable: true },
          { name: "tracingAgency", type: "varchar", length: "80" },
          { name: "changedAt", type: "datetime", precision: 3 },
        ],
        indices: [{ name: "tracing_request_case", columnNames: ["childCaseId", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "child_travel_clearance",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "childCaseId", type: "varchar", length: "36" },
          { name: "verdict", type: "varchar", length: "20" },
          { name: "requirements", type: "text" },
          { name: "validUntil", type: "datetime", precision: 3 },
          { name: "decidedAt", type: "datetime", precision: 3 },
          { name: "withheldReason", type: "varchar", length: "500", isNullable: true },
          { name: "receiverName", type: "varchar", length: "200", isNullable: true },
          { name: "receiverRelation", type: "varchar", length: "30", isNullable: true },
          { name: "receiverPlace", type: "varchar", length: "200", isNullable: true },
          { name: "escort", type: "varchar", length: "200", isNullable: true },
        ],
        indices: [
          { name: "child_travel_clearance_case", columnNames: ["childCaseId", "decidedAt", "id"] },
          { name: "child_travel_clearance_person", columnNames: ["personId", "decidedAt", "id"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "consent",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "legalBasis", type: "varchar", length: "30" },
          { name: "givenBy", type: "varchar", length: "20" },
          { name: "giverId", type: "varchar", length: "36", isNullable: true },
          { name: "purpose", type: "varchar", length: "30" },
          { name: "recipientAgencies", type: "text" },
          { name: "dataCategories", type: "text" },
          { name: "wordingId", type: "varchar", length: "36", isNullable: true },
          { name: "wordingHash", type: "varchar", length: "64", isNullable: true },
          { name: "languageCode", type: "varchar", length: "3", isNullable: true },
          { name: "method", type: "varchar", length: "20", isNullable: true },
          { name: "validFrom", type: "datetime", precision: 3 },
          { name: "expiresOn", type: "date", isNullable: true },
          { name: "withdrawnAt", type: "datetime", precision: 3, isNullable: true },
        ],
        indices: [{ name: "consent_person", columnNames: ["personId", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "consent_wording",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "purpose", type: "varchar", length: "30" },
          { name: "edition", type: "varchar", length: "20" },
          { name: "en", type: "text" },
          { name: "fr", type: "text" },
          { name: "sha256", type: "varchar", length: "64" },
        ],
        indices: [{ name: "consent_wording_version", columnNames: ["purpose", "edition"], isUnique: true }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "potential_duplicate",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "otherPersonId", type: "varchar", length: "36" },
          { name: "status", type: "varchar", length: "20" },
          { name: "score", type: "integer" },
          { name: "clues", type: "text" },
          { name: "decidedAt", type: "datetime", precision: 3, isNullable: true },
          { name: "decidedBy", type: "varchar", length: "120", isNullable: true },
          { name: "keptPersonId", type: "varchar", length: "36", isNullable: true },
        ],
        indices: [
          { name: "potential_duplicate_status", columnNames: ["operationCode", "status", "score", "id"] },
          { name: "potential_duplicate_score", columnNames: ["operationCode", "score", "id"] },
          { name: "potential_duplicate_pair", columnNames: ["personId", "otherPersonId"], isUnique: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "referral",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "childCaseId", type: "varchar", length: "36", isNullable: true },
          { name: "status", type: "varchar", length: "20" },
          { name: "service", type: "varchar", length: "30" },
          { name: "recipientAgency", type: "varchar", length: "80" },
          { name: "sharedParts", type: "text" },
          { name: "consentId", type: "varchar", length: "36", isNullable: true },
          { name: "overrideReason", type: "varchar", length: "500", isNullable: true },
          { name: "overrideApprovedBy", type: "varchar", length: "120", isNullable: true },
          { name: "rejectionReason", type: "varchar", length: "500", isNullable: true },
          { name: "changedAt", type: "datetime", precision: 3 },
        ],
        indices: [
          { name: "referral_consent", columnNames: ["consentId"] },
          { name: "referral_case", columnNames: ["childCaseId", "occurredAt", "id"] },
          { name: "referral_person", columnNames: ["personId", "occurredAt", "id"] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: "case_transfer",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "childCaseId", type: "varchar", length: "36" },
          { name: "status", type: "varchar", length: "20" },
          { name: "fromAgency", type: "varchar", length: "80" },
          { name: "toAgency", type: "varchar", length: "80" },
          { name: "reason", type: "varchar", length: "500" },
          { name: "rejectionReason", type: "varchar", length: "500", isNullable: true },
          { name: "consentId", type: "varchar", length: "36", isNullable: true },
          { name: "changedAt", type: "datetime", precision: 3 },
        ],
        indices: [{ name: "case_transfer_case", columnNames: ["childCaseId", "occurredAt", "id"] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: "relationship",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          { name: "operationCode", type: "varchar", length: "40" },
          { name: "recordedByAgency", type: "varchar", length: "80" },
          { name: "recordedByUser", type: "varchar", length: "120" },
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "integer", default: 1 },
          { name: "personId", type: "varchar", length: "36" },
          { name: "otherId", type: "varchar", length: "36" },
          { name: "kind", type: "varchar", length: "30" },
          { name: "isCaregiver", type: "boolean" },
        ],
        indices: [
          { name: "relationship_other", columnNames: ["otherId", "isCaregiver"] },
          { name: "relationship_person", columnNames: ["personId"] },
        ],
      }),
    );
  }

  async down(): Promise<void> {
    await Promise.reject(new Error("Restore the backup that was made before this migration."));
  }
}
