// Files as desks have them: whatever wrote them, they are read; whoever opens what we write, nothing runs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTable } from "../../files/read-table";
import { tableWriter, writeSheets } from "../../files/write-table";
import { columnsOf } from "../../files/people.columns";

const folder = mkdtempSync(join(tmpdir(), "onward-files-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const at = (name: string): string => join(folder, name);
const LINES = 'prénom;nom;âge\r\nAïssata;Keïta;31\r\n;;\r\nZoé;"N\'Diaye; dite Zo";4\r\n';
const READ = {
  header: ["prénom", "nom", "âge"],
  rows: [
    { number: 2, cells: ["Aïssata", "Keïta", "31"] },
    { number: 4, cells: ["Zoé", "N'Diaye; dite Zo", "4"] },
  ],
};

test.each<[string, Buffer]>([
  ["UTF-8", Buffer.from(LINES)],
  ["UTF-8 with its mark", Buffer.from(`\uFEFF${LINES}`)],
  ["UTF-16", Buffer.from(`\uFEFF${LINES}`, "utf16le")],
  ["UTF-16 of the other order", Buffer.from(`\uFEFF${LINES}`, "utf16le").swap16()],
  ["Windows-1252", Buffer.from(LINES, "latin1")],
  ["accents in two characters each", Buffer.from(LINES.normalize("NFD"))],
])("a CSV in %s is read alike", async (name, bytes) => {
  writeFileSync(at(`${name}.csv`), bytes);
  expect(await readTable(at(`${name}.csv`))).toEqual(READ);
});

test("what only Windows-1252 has is read: the euro, and a long dash", async () => {
  writeFileSync(at("dash.csv"), Buffer.from([0x6e, 0x6f, 0x6d, 0x0a, 0x41, 0x96, 0x80]));
  expect((await readTable(at("dash.csv"))).rows[0]?.cells).toEqual(["A–€"]);
});

test.each([",", ";", "\t"])("cells are parted by %j", async (mark) => {
  writeFileSync(at("mark.csv"), ["a", "b", "c"].join(mark) + "\n" + ["1", "2", "3"].join(mark));
  expect(await readTable(at("mark.csv"))).toMatchObject({
    header: ["a", "b", "c"],
    rows: [{ cells: ["1", "2", "3"] }],
  });
});

const FORMULAS = ["=1+1", "+223 76 00 00 00", "-2", "@SUM(A1)", '=HYPERLINK("http://x")', "\tx"];

test.each(["formula.csv", "formula.xlsx"])(
  "in %s nothing is a formula, and it is read back as it was",
  async (name) => {
    const writer = tableWriter(at(name), ["nom", "note"]);
    await writer.write(FORMULAS.map((formula) => [formula, "x"]));
    await writer.close();
    const { rows } = await readTable(at(name));
    expect(rows.map(({ cells }) => cells[0])).toEqual(FORMULAS.map((formula) => formula.trim()));
    if (name.endsWith(".csv")) {
      const cells = readFileSync(at(name), "utf8").split("\r\n").slice(1, -1);
      for (const cell of cells) expect(cell.replace(/^"/, "")).toMatch(/^'/);
    }
  },
);

test("of a workbook the first sheet is read, with days and numbers as text", async () => {
  await writeSheets(at("two.xlsx"), [
    { name: "People", rows: [["nom"], ["Keïta"]] },
    { name: "Codes", rows: [["code"], ["MLI"]] },
  ]);
  expect(await readTable(at("two.xlsx"))).toEqual({ header: ["nom"], rows: [{ number: 2, cells: ["Keïta"] }] });
});

test.each([
  ["empty", "", "is empty"],
  ["unknown", "nom;pointure\n", "nobody knows: pointure"],
  ["twice", "nom;Nom de famille\n", "two columns for the same: familyName"],
])("a file that is %s is told so", async (name, text, says) => {
  writeFileSync(at(`${name}.csv`), text);
  await expect(readTable(at(`${name}.csv`)).then(({ header }) => columnsOf(header))).rejects.toThrow(says);
});
