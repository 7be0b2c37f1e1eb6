// `npm run template -- people FILE.xlsx`: an empty file of people with the code lists, for desks to fill in.
import { parseArgs } from "node:util";
import { deskAt } from "./hub-desk";
import { codeLists } from "./import-people";
import { PEOPLE_COLUMNS, type Word } from "./people.columns";
import { hubSettings } from "./settings";
import { writeSheets, type Sheet } from "./write-table";

const USAGE = "Usage: npm run template -- people FILE.xlsx [--url URL] [--token TOKEN]";

async function main(): Promise<void> {
  const options = { url: { type: "string" }, token: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [what, path] = positionals;
  if (what !== "people" || !path?.toLowerCase().endsWith(".xlsx")) throw new Error(USAGE);
  const { url, token } = hubSettings(values);
  const desk = deskAt(url, token);
  try {
    const lists = await codeLists(desk);
    const own = PEOPLE_COLUMNS.flatMap(({ name, list }) =>
      list && typeof list !== "string" ? [sheetOf(name, list)] : [],
    );
    await writeSheets(path, [
      { name: "People", rows: [PEOPLE_COLUMNS.map(({ name }) => name)] },
      { name: "Columns Colonnes", rows: [["column", "colonne", "what", "quoi"], ...columnRows()] },
      ...own,
      ...Object.entries(lists).map(([name, words]) => sheetOf(name, words)),
    ]);
    process.stdout.write(`${path}: fill in the first sheet. Remplissez la première feuille.\n`);
  } finally {
    await desk.close();
  }
}

const columnRows = (): string[][] => PEOPLE_COLUMNS.map(({ name, fr, says }) => [name, fr, says.en, says.fr]);

const sheetOf = (name: string, words: readonly Word[]): Sheet => ({
  name: name.slice(0, 31),
  rows: [["code", "English", "français"], ...words.map(({ code, en, fr }) => [code, en, fr])],
});

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
