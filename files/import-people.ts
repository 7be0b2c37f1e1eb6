// People of a file, sent to the hub in batches, and what is wrong with the others written to a file to be corrected.
import { extname } from "node:path";
import { hashOf, idsOf } from "./journal";
import type { Desk } from "./hub-desk";
import { columnsOf, ERROR_COLUMNS, PEOPLE_COLUMNS, type Column } from "./people.columns";
import { batchesOf, rowsOf, type Lists, type Row } from "./people.rows";
import { readTable } from "./read-table";
import { tableWriter } from "./write-table";

/** As many as the hub answers within a second or so. */
const BATCH = 250;

export const LISTS = `query CodeLists {
  COUNTRIES: codeList(name: COUNTRIES) { code en: label(language: EN) fr: label(language: FR) }
  LANGUAGES: codeList(name: LANGUAGES) { code en: label(language: EN) fr: label(language: FR) }
  SPECIFIC_NEEDS: codeList(name: SPECIFIC_NEEDS) { code en: label(language: EN) fr: label(language: FR) }
}`;
export const REGISTER = `mutation ImportPeople($input: RegisterPeopleInput!) {
  registerPeople(input: $input) { results { index status otherPersonId errors { code field value message } } }
}`;

export interface ImportOptions {
  path: string;
  operation: string;
  isDryRun: boolean;
  /** Where rows go that were not taken; beside the file unless said. */
  errorsPath?: string | undefined;
  /** How far it is, after each batch. */
  onProgress?: (done: number, of: number) => void;
}

export interface ImportReport {
  rows: number;
  /** How many rows came to what: REGISTERED, POSSIBLE_DUPLICATE, DUPLICATE_OF, FAILED. */
  tally: Readonly<Record<string, number>>;
  /** Where the rows are that were not taken; null where all were. */
  errorsPath: string | null;
}

interface Result {
  index: number;
  status: string;
  otherPersonId: string | null;
  errors: { code: string; field: string; value: string | null; message: string }[];
}

export const codeLists = async (desk: Desk): Promise<Lists> => (await desk.ask<Lists>(LISTS, {})).data;

/**
 * Imports a file. Sent again, whole or after a break, it registers nobody twice: what was answered is answered alike.
 * Throws what is wrong with the file as a whole, and what the hub says where it answers none of it.
 */
export async function importPeople(desk: Desk, options: ImportOptions): Promise<ImportReport> {
  const { path } = options;
  const table = await readTable(path);
  const columns = columnsOf(table.header);
  const idOf = idsOf(path);
  const rows = rowsOf(table, columns, idOf, await codeLists(desk));
  const file = hashOf(JSON.stringify(table));
  const batchId = (index: number): string => idOf("batch", `${file} ${options.operation} ${String(index)}`);
  const answers = await registered(desk, rows, { ...options, batchId });
  const tally: Record<string, number> = {};
  for (const [, { status }] of answers) tally[status] = (tally[status] ?? 0) + 1;
  const refused = answers.filter(([, { status }]) => NOT_TAKEN.has(status));
  if (refused.length === 0) return { rows: rows.length, tally, errorsPath: null };
  const errorsPath = options.errorsPath ?? besides(path);
  await writeRefused(errorsPath, refused, columns);
  return { rows: rows.length, tally, errorsPath };
}

const NOT_TAKEN = new Set(["FAILED", "DUPLICATE_OF"]);

/** Each row with what the hub answered of it. */
async function registered(
  desk: Desk,
  rows: readonly Row[],
  { operation, isDryRun, onProgress, batchId }: ImportOptions & { batchId: (index: number) => string },
): Promise<[Row, Result][]> {
  const answers: [Row, Result][] = [];
  for (const [index, batch] of batchesOf(rows, BATCH).entries()) {
    const people = batch.map(({ registration }) => registration);
    const { data } = await desk.ask<{ registerPeople: { results: Result[] } }>(REGISTER, {
      input: { id: batchId(index), operation, isDryRun, people },
    });
    for (const result of data.registerPeople.results) answers.push([batch[result.index] as Row, result]);
    onProgress?.(answers.length, rows.length);
  }
  return answers;
}

const besides = (path: string): string => {
  const end = extname(path);
  return `${path.slice(0, path.length - end.length)}.errors${end}`;
};

/** In the order of the file, with ids in place of the file's own keys, so that it can be sent by itself when corrected. */
async function writeRefused(path: string, refused: readonly [Row, Result][], columns: Columns): Promise<void> {
  const present = new Set(columns.map((column) => column?.name));
  const shown = PEOPLE_COLUMNS.filter(({ name }) => name === "id" || present.has(name));
  const writer = tableWriter(path, [...shown.map(({ name }) => name), ...ERROR_COLUMNS]);
  const sorted = [...refused].sort(([one], [other]) => one.row.number - other.row.number);
  await writer.write(
    sorted.map(([row, result]) => [
      ...shown.map((column) => cellOf(row, column, columns)),
      ...reasonsOf(row, result, columns),
    ]),
  );
  await writer.close();
}

const IDS = new Set(["id", "householdId", "caregiverId"]);

type Columns = readonly (Column | null)[];

function cellOf({ row, registration }: Row, { name }: Column, columns: Columns): string {
  if (IDS.has(name)) return String(registration[name] ?? "");
  return row.cells[columns.findIndex((column) => column?.name === name)] ?? "";
}

function reasonsOf({ row }: Row, { status, otherPersonId, errors }: Result, columns: Columns): string[] {
  const number = String(row.number);
  if (status === "DUPLICATE_OF")
    return [number, "", otherPersonId ?? "", status, "Registered before. Déjà enregistré."];
  const joined = (of: (error: Result["errors"][number]) => string): string => errors.map(of).join(" | ");
  return [
    number,
    joined(({ field }) => field),
    joined(({ field, value }) => asWritten(row, field, columns) ?? value ?? ""),
    joined(({ code }) => code),
    joined(({ message }) => message),
  ];
}

/** The value as the desk wrote it; null where the cell has several, of which the hub names one. */
function asWritten({ cells }: Row["row"], field: string, columns: Columns): string | null {
  const index = columns.findIndex((column) => column?.name === field && !column.isMany);
  return cells[index] ?? null;
}
