import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deskAt, type Desk } from "../../files/hub-desk";
import { importPeople } from "../../files/import-people";
import { ERROR_COLUMNS } from "../../files/people.columns";
import { readTable, type Table } from "../../files/read-table";
import { tableWriter } from "../../files/write-table";
import { beforeAnybodyCame } from "./before";
import { deploy } from "./deployed";
import { onEngines, say } from "./on-engines";

const PEOPLE = 10_000;
/** Every fiftieth row has a fault, one kind after the other. */
const EVERY = 50;
const MOST_SECONDS = 60;

const HEADER = [
  ...["id", "givenName", "familyName", "sex", "bornOn", "estimatedAge", "nationalities", "languages", "phone"],
  ...["displacementStatus", "arrivalId", "caregiverId", "caregiverKind", "specificNeeds"],
] as const;
type Line = Record<(typeof HEADER)[number], string>;

interface Fault {
  field: keyof Line;
  code: string;
  value: string;
}

/** One of each kind that a desk makes. */
const FAULTS: readonly Fault[] = [
  { field: "givenName", code: "NAME_MISSING", value: "" },
  { field: "familyName", code: "TEXT_INVALID", value: "x".repeat(121) },
  { field: "sex", code: "SEX_UNKNOWN", value: "licorne" },
  { field: "bornOn", code: "BIRTH_DATE_INVALID", value: "31/02/1990" },
  { field: "estimatedAge", code: "AGE_INVALID", value: "trente" },
  { field: "nationalities", code: "COUNTRY_UNKNOWN", value: "Narnia" },
  { field: "languages", code: "LANGUAGE_UNKNOWN", value: "klingon" },
  { field: "phone", code: "PHONE_INVALID", value: "76 00" },
  { field: "displacementStatus", code: "VALUE_UNKNOWN", value: "touriste" },
  { field: "arrivalId", code: "ARRIVAL_UNKNOWN", value: "6d0f4a52-7f0e-4d53-9c7d-1f0a3c2b5e10" },
  { field: "caregiverId", code: "CAREGIVER_INVALID", value: "2b0f4a52-7f0e-4d53-9c7d-1f0a3c2b5e11" },
  { field: "specificNeeds", code: "SPECIFIC_NEED_UNKNOWN", value: "XX-YY" },
];

/**
 * `npm run drill -- import [--engine sqlite|mariadb]`: a CSV of 10,000 people with 200 planted errors of 12 kinds is
 * imported within a minute: 9,800 in, 200 told by row, field, value and code; corrected, these are taken too.
 */
export function drill(args: string[]): Promise<void> {
  return onEngines(args, async ({ engine }) => {
    const folder = mkdtempSync(join(tmpdir(), "onward-import-"));
    const asOneProcess = engine.name === "SQLite";
    const hub = await deploy({ engine, chapters: beforeAnybodyCame(), at: "2018-04-23T06:00:00Z", asOneProcess });
    const desk = deskAt(hub.url, await hub.token({ role: "iom-registrar" }));
    try {
      const people = async (): Promise<number> => {
        const [row] = await hub.rows<{ n: number | string }>("people", "SELECT COUNT(*) AS n FROM person");
        return Number(row?.n);
      };
      return await imported(desk, folder, people);
    } finally {
      await desk.close();
      await hub.stop();
      rmSync(folder, { recursive: true });
    }
  });
}

async function imported(desk: Desk, folder: string, people: () => Promise<number>): Promise<string[]> {
  const [path, again] = [join(folder, "people.csv"), join(folder, "corrected.csv")];
  await written(path, HEADER, lines().map(cellsOf));
  const start = performance.now();
  const { tally, errorsPath } = await importPeople(desk, { path, operation: "GAO-2018", isDryRun: false });
  const seconds = (performance.now() - start) / 1000;
  const taken = await people();
  say(`${String(PEOPLE)} rows in ${seconds.toFixed(1)} s: ${JSON.stringify(tally)}; ${String(taken)} people`);
  if (!errorsPath) return ["No error was found."];
  const told = await readTable(errorsPath);
  const planted = PEOPLE / EVERY;
  const faults = [
    ...(taken === PEOPLE - planted ? [] : [`${String(taken)} people are in, not ${String(PEOPLE - planted)}.`]),
    ...(seconds <= MOST_SECONDS ? [] : [`It took more than ${String(MOST_SECONDS)} s.`]),
    ...wronglyTold(told, planted),
  ];
  await written(again, told.header, corrected(told));
  const second = await importPeople(desk, { path: again, operation: "GAO-2018", isDryRun: false });
  say(`The corrected ${String(planted)}: ${JSON.stringify(second.tally)}; ${String(await people())} people`);
  const all = await people();
  return all === PEOPLE && second.errorsPath === null
    ? faults
    : [...faults, `${String(all)} people are in at the end.`];
}

async function written(path: string, header: readonly string[], rows: readonly (readonly string[])[]): Promise<void> {
  const writer = tableWriter(path, header);
  await writer.write(rows);
  await writer.close();
}

const cellsOf = (line: Line): string[] => HEADER.map((name) => line[name]);

function lines(): Line[] {
  return Array.from({ length: PEOPLE }, (_, index) => {
    const line = lineOf(index);
    const fault = faultOf(index);
    if (!fault) return line;
    const without = fault.field === "bornOn" ? { estimatedAge: "" } : {};
    return { ...line, ...without, [fault.field]: fault.value };
  });
}

const faultOf = (index: number): Fault | undefined =>
  index % EVERY === EVERY - 1 ? FAULTS[Math.floor(index / EVERY) % FAULTS.length] : undefined;

function lineOf(index: number): Line {
  return {
    ...{ id: `p${String(index)}`, givenName: nameOf(index), familyName: nameOf((index * 7919) % PEOPLE) },
    ...{ sex: index % 3 === 0 ? "F" : "Homme", bornOn: "", estimatedAge: String(18 + (index % 50)) },
    ...{ nationalities: index % 2 === 0 ? "Mali" : "GIN", languages: "bam;Français" },
    ...{ phone: `+2237${String(index).padStart(7, "0")}`, displacementStatus: "", arrivalId: "" },
    ...{ caregiverId: "", caregiverKind: "", specificNeeds: "" },
  };
}

const nameOf = (serial: number): string =>
  `N${Array.from(String(serial), (digit) => "bdfgklmnpr".charAt(Number(digit))).join("é")}a`;

/** Rows that are not told with their number, field, value and code. */
function wronglyTold({ header, rows }: Table, planted: number): string[] {
  const at = (name: string): number => header.indexOf(name);
  const [row, field, value, code, reason] = ERROR_COLUMNS.map(at) as [number, number, number, number, number];
  const wrong = rows.filter(({ cells }) => {
    const fault = faultOf(Number(cells[row]) - 2);
    const isTold = cells[field] === fault?.field && cells[value] === fault?.value && cells[code] === fault?.code;
    return !isTold || cells[reason] === "";
  });
  const kinds = new Set(rows.map(({ cells }) => cells[code]));
  say(`${String(rows.length)} rows told, of ${String(kinds.size)} kinds: ${[...kinds].join(", ")}`);
  return [
    ...(rows.length === planted ? [] : [`${String(rows.length)} rows are told, not ${String(planted)}.`]),
    ...(kinds.size === FAULTS.length ? [] : [`${String(kinds.size)} kinds are told, not ${String(FAULTS.length)}.`]),
    ...wrong.slice(0, 3).map(({ cells }) => `Told wrongly: ${ERROR_COLUMNS.map((name) => cells[at(name)]).join(", ")}`),
  ];
}

/** What a desk does with the file: it puts right what is told, and leaves the rest. */
function corrected({ header, rows }: Table): string[][] {
  return rows.map(({ cells }) => {
    const field = cells[header.indexOf("error_field")];
    const right = lineOf(Number(cells[header.indexOf("row")]) - 2);
    return header.map((name, index) => {
      const isWrong = name === field || (field === "bornOn" && name === "estimatedAge");
      return isWrong ? right[name as keyof Line] : (cells[index] ?? "");
    });
  });
}
