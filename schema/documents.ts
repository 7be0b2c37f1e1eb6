// `npm run documents -- FOLDER…` registers what is asked of the hub, so that it can be asked for by its hash, and so that
// nothing else need be answered: by the page, by the agencies themselves, by the commands on files, and every `.graphql`
// file of the folders.
// `npm run documents -- --check` changes nothing and fails when the list is not what the page asks or the schema answers.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildSchema, getOperationAST, parse, validate, type GraphQLSchema } from "graphql";
import "reflect-metadata";
import { AGENCIES } from "../agencies";
import { PEOPLE } from "../files/export-people";
import { LISTS, REGISTER } from "../files/import-people";
import { hashOf, MANIFEST, trustedIn, type TrustedDocument } from "../gateway/demand/documents";

const PAGE = join(__dirname, "../gateway/page/queries");
const SUPERGRAPH = join(__dirname, "supergraph.graphql");

/** A file is of the group that its folder is named after; directly in the folder, of the group that it is named after. */
function documentsIn(folder: string): TrustedDocument[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".graphql"));
  return files.sort().map((file) => {
    const [group = ""] = file.split(/[\\/]/);
    return documentOf(basename(group, ".graphql"), readFileSync(join(folder, file), "utf8"), join(folder, file));
  });
}

function documentOf(group: string, body: string, where = group): TrustedDocument {
  const name = getOperationAST(parse(body))?.name?.value;
  if (!name) throw new Error(`${where}: is not one operation with a name.`);
  return { name, group, body };
}

/** What agencies tell each other and ask of the hub, and what the commands on files send. */
const ownDocuments = (): TrustedDocument[] => [
  ...AGENCIES.flatMap(({ agency: { name, letters = {}, questions = [] } }) =>
    [...Object.values(letters), ...questions].map((body) => documentOf(`${name}-agency`, body)),
  ),
  ...[LISTS, REGISTER, PEOPLE].map((body) => documentOf("files", body)),
];

/** What is registered of the groups that `folders` hold no file of stays registered: their clients are in the field. */
function registered(folders: string[]): Record<string, TrustedDocument> {
  const read = [...ownDocuments(), ...folders.flatMap(documentsIn)];
  const groups = new Set(read.map(({ group }) => group));
  const kept = [...trustedIn(MANIFEST).values()].filter(({ group }) => !groups.has(group));
  const all = [...read, ...kept].sort((a, b) => (a.group + a.name < b.group + b.name ? -1 : 1));
  return Object.fromEntries(all.map((document) => [hashOf(document.body), document]));
}

/** What the schema says against a document, one line each. */
function faults(schema: GraphQLSchema, { name, group, body }: TrustedDocument): string[] {
  return validate(schema, parse(body)).map(({ message }) => `${group}, ${name}: ${message}`);
}

function main(): void {
  const [...args] = process.argv.slice(2);
  const isCheck = args.includes("--check");
  const documents = registered([PAGE, ...args.filter((arg) => arg !== "--check")]);
  const text = `${JSON.stringify(documents, null, 2)}\n`;
  const schema = buildSchema(readFileSync(SUPERGRAPH, "utf8"), { assumeValid: true, assumeValidSDL: true });
  const complaints = Object.values(documents).flatMap((document) => faults(schema, document));
  if (isCheck && readFileSync(MANIFEST, "utf8") !== text) {
    complaints.push("gateway/trusted-documents.json is not what is asked: npm run documents.");
  }
  if (!isCheck) writeFileSync(MANIFEST, text);
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
