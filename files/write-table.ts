import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { extname } from "node:path";
import { stringify } from "csv-stringify/sync";
import writeXlsx from "write-excel-file/node";
import { written } from "./cells";

/** One sheet of an `.xlsx`: its name, and its rows, the header first. */
export interface Sheet {
  name: string;
  rows: readonly (readonly string[])[];
}

/** Excel takes UTF-8 for what it is only after this. */
const BYTE_ORDER_MARK = "\uFEFF";

export interface TableWriter {
  write: (rows: readonly (readonly string[])[]) => Promise<void>;
  close: () => Promise<void>;
}

/** Writes a table as it comes: a `.csv` row by row, an `.xlsx`, which is one whole, when it is closed. */
export function tableWriter(path: string, header: readonly string[]): TableWriter {
  return extname(path).toLowerCase() === ".xlsx" ? xlsxWriter(path, header) : csvWriter(path, header);
}

function csvWriter(path: string, header: readonly string[]): TableWriter {
  // Of people: nobody but the account that runs this may read it.
  const file = createWriteStream(path, { mode: 0o600 });
  const write = async (text: string): Promise<void> => {
    if (!file.write(text)) await once(file, "drain");
  };
  const started = write(BYTE_ORDER_MARK + csvOf([header]));
  return {
    write: async (rows) => {
      await started;
      await write(csvOf(rows));
    },
    close: async () => {
      await started;
      file.end();
      await once(file, "close");
    },
  };
}

export const csvOf = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map(written)),
    { record_delimiter: "windows" },
  );

function xlsxWriter(path: string, header: readonly string[]): TableWriter {
  const rows: (readonly string[])[] = [header];
  return {
    write: (more) => {
      rows.push(...more);
      return Promise.resolve();
    },
    close: () => writeSheets(path, [{ name: "Onward", rows }]),
  };
}

/** Every cell is text, so that nothing is a formula and no number loses its zeros. */
export async function writeSheets(path: string, sheets: readonly Sheet[]): Promise<void> {
  const shaped = sheets.map(({ name, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    data: rows.map((row, index) =>
      row.map((cell) => ({ value: written(cell), type: String, ...(index === 0 && { fontWeight: "bold" as const }) })),
    ),
  }));
  await writeXlsx(shaped).toFile(path);
}
