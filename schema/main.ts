// `npm run schema` writes the treaty: what each agency offers, and the supergraph they form together.
// `npm run schema -- --check` changes nothing and fails when the treaty is not what the code says, or breaks a promise.
import "reflect-metadata";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printSubgraphSchema } from "@apollo/subgraph";
import { composeServices } from "@apollo/composition";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema, Kind, parse, visit } from "graphql";
import { format, resolveConfig } from "prettier";
import { buildSubgraph } from "#kit/subgraph";
import { AGENCIES } from "../agencies";
import { accessChapter } from "./access-page";
import { retentionChapter } from "./retention-page";

/** Breaking changes that were agreed with those who ask: `{ "people FIELD_REMOVED Person.phone": "why" }`. */
const DECLARED = "breaking-changes.json";

interface Treaty {
  /** Its path, from this folder. */
  file: string;
  text: string;
}

/** Pages for data officers, whose tables are written from what the agencies state. */
const PAGES = [
  { file: "../docs/access.md", chapterOf: accessChapter },
  { file: "../docs/retention.md", chapterOf: retentionChapter },
];

/** What stands before it on such a page is written by hand, and left as it is. */
const START = "<!-- written by `npm run schema` from here on: change the code, not this text -->";

async function treaties(): Promise<Treaty[]> {
  const subgraphs = await Promise.all(
    AGENCIES.map(async ({ agency }) => ({
      name: agency.name,
      url: `http://127.0.0.1:${String(agency.port)}/graphql`,
      sdl: printSubgraphSchema(await buildSubgraph(agency)),
    })),
  );
  const composed = composeServices(subgraphs.map(({ sdl, ...service }) => ({ ...service, typeDefs: parse(sdl) })));
  if (composed.errors) throw new Error(`The subgraphs do not compose:\n${composed.errors.map(String).join("\n")}`);
  return [
    ...subgraphs.map(({ name, sdl }) => ({ file: `${name}.graphql`, text: `${sdl}\n` })),
    { file: "supergraph.graphql", text: `${composed.supergraphSdl}\n` },
    ...(await Promise.all(PAGES.map(pageText))),
  ];
}

async function pageText({ file, chapterOf }: (typeof PAGES)[number]): Promise<Treaty> {
  const path = join(__dirname, file);
  const [preface = ""] = readFileSync(path, "utf8").split(START);
  const chapters = AGENCIES.map(({ agency }) => chapterOf(agency));
  const page = `${preface.trimEnd()}\n\n${START}\n\n${chapters.join("\n\n")}\n`;
  return { file, text: await format(page, { ...(await resolveConfig(path)), parser: "markdown" }) };
}

/** Types, fields, arguments and enum values of a subgraph without a description, as schema coordinates. */
function undescribed(sdl: string): string[] {
  const missing: string[] = [];
  const place: string[] = [];
  const look = (node: Described): void => {
    place.push(node.name.value);
    if (!node.description && !ROOTS.has(place.join("."))) missing.push(place.join("."));
  };
  const leave = (): void => {
    place.pop();
  };
  visit(parse(sdl), {
    // Directives and the marks of Federation are described where they are specified.
    DirectiveDefinition: () => false,
    SchemaExtension: () => false,
    ...Object.fromEntries(DESCRIBED.map((kind) => [kind, { enter: look, leave }])),
  });
  return missing;
}

interface Described {
  name: { value: string };
  description?: unknown;
}

const ROOTS = new Set(["Query", "Mutation"]);

const DESCRIBED = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
];

/** The last committed text of a treaty that says something else than `text`, or null where there is none. */
function promised({ file, text }: Treaty): string | null {
  const git = (...parts: string[]): string =>
    execFileSync("git", parts, { cwd: __dirname, encoding: "utf8", stdio: "pipe" });
  for (const commit of git("log", "-n", "2", "--format=%H", "--", file).split("\n").filter(Boolean)) {
    const before = git("show", `${commit}:./${file}`);
    if (before !== text) return before;
  }
  return null;
}

async function brokenPromises(treaty: Treaty): Promise<string[]> {
  const before = promised(treaty);
  if (before === null) return [];
  const declared = JSON.parse(readFileSync(join(__dirname, DECLARED), "utf8")) as Record<string, string>;
  const read = (sdl: string) => buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
  const changes = await diff(read(before), read(treaty.text));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ type, path, message }) => ({ change: [treaty.file, String(type), path ?? ""].join(" "), message }))
    .filter(({ change }) => !Object.hasOwn(declared, change))
    .map(({ change, message }) => `Breaking: ${message} Declare "${change}" in schema/${DECLARED} once it is agreed.`);
}

function outdated({ file, text }: Treaty): boolean {
  try {
    return readFileSync(join(__dirname, file), "utf8") !== text;
  } catch {
    return true;
  }
}

async function main(): Promise<void> {
  const all = await treaties();
  const subgraphs = all.slice(0, AGENCIES.length);
  const complaints = subgraphs.flatMap(({ file, text }) =>
    undescribed(text).map((coordinate) => `${file}: ${coordinate} has no description.`),
  );
  if (process.argv.includes("--check")) {
    complaints.push(...all.filter(outdated).map(({ file }) => `${file} is not what the code says: npm run schema.`));
    complaints.push(...(await Promise.all(subgraphs.map(brokenPromises))).flat());
  } else {
    for (const { file, text } of all) writeFileSync(join(__dirname, file), text);
  }
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
