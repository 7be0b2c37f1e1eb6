// Rows of a file as registrations: whose ids, in which order, and with the codes that the desk's words stand for.
import { keyOf } from "./cells";
import { hashOf, type IdOf } from "./journal";
import type { Column, Word } from "./people.columns";
import type { Table, TableRow } from "./read-table";

/** What the hub is sent: a `RegistrationInput` of the schema. */
export type Registration = { id: string } & Record<string, string | string[]>;

export interface Row {
  row: TableRow;
  registration: Registration;
}

/** The words of each code list that the hub keeps. */
export type Lists = Readonly<Record<"COUNTRIES" | "LANGUAGES" | "SPECIFIC_NEEDS", readonly Word[]>>;

/**
 * Members of a household come one after another, caregivers before those who rest on them, so that they are sent
 * together; else the order is the file's.
 */
export function rowsOf({ rows }: Table, columns: readonly (Column | null)[], idOf: IdOf, lists: Lists): Row[] {
  const words = wordsOf(columns, lists);
  const seen = new Map<string, number>();
  const read = rows.map((row) => {
    const values = valuesOf(row, columns, words);
    // The same words twice in a file are two people, as long as the hub does not find that they are one.
    const content = hashOf(JSON.stringify(row.cells));
    const times = (seen.get(content) ?? 0) + 1;
    seen.set(content, times);
    return { row, registration: identified(values, idOf, `${content} ${String(times)}`) };
  });
  const place = placesOf(read);
  return read.sort((a, b) => place(a) - place(b) || dependence(a) - dependence(b) || a.row.number - b.row.number);
}

/** Batches of about `size` rows that part no household, unless it is larger than a batch. */
export function batchesOf(rows: readonly Row[], size: number): Row[][] {
  const batches: Row[][] = [];
  let batch: Row[] = [];
  for (const each of rows) {
    const isTogether = householdOf(each) !== "" && householdOf(each) === householdOf(batch.at(-1));
    if (batch.length >= size && !(isTogether && batch.length < 2 * size)) {
      batches.push(batch);
      batch = [];
    }
    batch.push(each);
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}

const householdOf = (row: Row | undefined): string => String(row?.registration.householdId ?? "");
const dependence = ({ registration }: Row): number => (registration.caregiverId === undefined ? 0 : 1);

/** Where each row stands: where the first of its household does. */
function placesOf(rows: readonly Row[]): (row: Row) => number {
  const first = new Map<string, number>();
  for (const row of rows) if (!first.has(householdOf(row))) first.set(householdOf(row), row.row.number);
  return (row) => (householdOf(row) === "" ? row.row.number : (first.get(householdOf(row)) ?? 0));
}

/** Keys of the file, such as "household 12", become ids; a row without a key has one of its content. */
function identified(values: Record<string, Registration[string]>, idOf: IdOf, content: string): Registration {
  const { id, householdId, caregiverId, ...rest } = values;
  return {
    ...rest,
    id: id === undefined ? idOf("row", content) : idOf("person", String(id)),
    ...(householdId !== undefined && { householdId: idOf("household", String(householdId)) }),
    ...(caregiverId !== undefined && { caregiverId: idOf("person", String(caregiverId)) }),
  };
}

function valuesOf(
  { cells }: TableRow,
  columns: readonly (Column | null)[],
  words: Map<Column, Map<string, string>>,
): Record<string, Registration[string]> {
  const values: Record<string, Registration[string]> = {};
  for (const [index, cell] of cells.entries()) {
    const column = columns[index];
    if (column && cell !== "") values[column.name] = valueOf(cell, column, words.get(column));
  }
  return values;
}

/** What is no code, number or day goes on as it stands: the hub says what is wrong with it. */
function valueOf(cell: string, { isMany, kind }: Column, words: Map<string, string> | undefined) {
  const codeOf = (text: string): string => words?.get(keyOf(text)) ?? text.trim();
  if (isMany) return cell.split(/[;|,/]/).flatMap((part) => (part.trim() === "" ? [] : codeOf(part)));
  if (kind === "date") return dayOf(cell);
  return codeOf(cell);
}

/** 23/04/2018, 23.4.2018 or 23-04-2018, as the region writes it, as 2018-04-23. */
function dayOf(cell: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : cell;
}

function wordsOf(columns: readonly (Column | null)[], lists: Lists): Map<Column, Map<string, string>> {
  const listed = columns.flatMap((column) => (column?.list ? [{ column, list: column.list }] : []));
  return new Map(
    listed.map(({ column, list }) => [column, codesByWord(typeof list === "string" ? lists[list] : list)]),
  );
}

function codesByWord(words: readonly Word[]): Map<string, string> {
  return new Map(
    words.flatMap(({ code, en, fr, also = [] }) =>
      // The code itself last: it wins over what another code is called.
      [...also, en, fr, code].map((word) => [keyOf(word), code] as const),
    ),
  );
}
