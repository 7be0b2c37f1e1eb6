// What a cell of a file says, and what it must not do to whoever opens the file.

/** A spreadsheet takes what begins so for a formula and runs it. Source: OWASP, CSV Injection. */
const STARTS_FORMULA = /^[=+\-@\t\r]/;

/** The cell as it is written: what would be a formula is text after an apostrophe. */
export const written = (value: string): string => (STARTS_FORMULA.test(value) ? `'${value}` : value);

/** The cell as it is read: without the apostrophe that `written` put there, in one Unicode form, and trimmed. */
export function read(cell: string): string {
  const bare = cell.startsWith("'") && STARTS_FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
  return bare.normalize("NFC").trim();
}

/** By which a word of a header or a code list is found, however it is spelt: "Prénom (s)" is "prenoms". */
export const keyOf = (text: string): string =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, "");
