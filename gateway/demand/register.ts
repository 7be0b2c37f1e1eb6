// `npm run documents -- FOLDER…` registers the queries of each user group, so that they can be asked for by their hash:
// those of the page, and every `.graphql` file of the folders.
// `npm run documents -- --check` changes nothing and fails when the list is not what the page asks or the schema answers.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildSchema, getOperationAST, parse, validate, type GraphQLSchema } from "graphql";
import { hashOf, MANIFEST, trustedIn, type TrustedDocument } from "./documents";

const PAGE = join(__dirname, "../page/queries");
const SUPERGRAPH = join(__dirname, "../../schema/supergraph.graphql");

/** A file is of the group that its folder is named after; directly in the folder, of the group that it is named after. */
function documentsIn(folder: string): TrustedDocument[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".graphql"));
  return files.sort().map((file) => {
    const body = readFileSync(join(folder, file), "utf8");
    const name = getOperationAST(parse(body))?.name?.value;
    if (!name) throw new Error(`${join(folder, file)}: is not one operation with a name.`);
    const [group = ""] = file.split(/[\\/]/);
    return { name, group: basename(group, ".graphql"), body };
  });
}

/** What is registered of the groups that `folders` hold no file of stays registered: their clients are in the field. */
function registered(folders: string[]): Record<string, TrustedDocument> {
  const read = folders.flatMap(documentsIn);
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
    complaints.push("gateway/trusted-documents.json is not what the page asks: npm run documents.");
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
