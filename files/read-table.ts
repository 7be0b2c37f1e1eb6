import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { read } from "./cells";
import { textOf } from "./text";

export interface TableRow {
  /** As the spreadsheet numbers it: the header is 1. */
  number: number;
  /** In the order of the header; "" where nothing stands. */
  cells: string[];
}

export interface Table {
  header: string[];
  rows: TableRow[];
}

const MOST_BYTES = 64 * 1024 * 1024;

/** Reads a `.csv` (parted by comma, semicolon or tab) or the first sheet of an `.xlsx`. Rows without any text are left out. */
export async function readTable(path: string): Promise<Table> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new Error(`${path}: is larger than 64 MB: part it.`);
  const lines = extname(path).toLowerCase() === ".xlsx" ? await linesOfSheet(path) : linesOfText(await textIn(path));
  const [header, ...rest] = lines.map(({ number, cells }) => ({ number, cells: cells.map(read) }));
  if (!header) throw new Error(`${path}: is empty.`);
  const rows = rest.filter(({ cells }) => cells.some((cell) => cell !== ""));
  return { header: header.cells, rows };
}

const textIn = async (path: string): Promise<string> => textOf(await readFile(path));

function linesOfText(text: string): TableRow[] {
  const records = parse(text, {
    delimiter: delimiterOf(text),
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: false,
  });
  return records.map((cells, index) => ({ number: index + 1, cells }));
}

/** Whichever of the three the header has most of. */
function delimiterOf(text: string): string {
  const [header = ""] = text.split(/\r?\n/, 1);
  const counts = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).delimiter;
}

async function linesOfSheet(path: string): Promise<TableRow[]> {
  const lines = await readSheet(path);
  return lines.map((cells, index) => ({ number: index + 1, cells: cells.map(cellText) }));
}

/** Excel keeps a day as an instant at midnight UTC. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
}
