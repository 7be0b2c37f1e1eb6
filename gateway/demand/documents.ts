// Trusted documents: queries that were read and registered before anybody asks them, known by their hash.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { HubError } from "#kit/errors";

/** `off`: they are not known; `prefer`: they may be asked for by hash; `only`: nothing else is answered. */
export const TRUST = ["off", "prefer", "only"] as const;
export type Trust = (typeof TRUST)[number];

export const MANIFEST = join(__dirname, "../trusted-documents.json");

const DOCUMENT = z.strictObject({ name: z.string(), group: z.string(), body: z.string() });
const DOCUMENTS = z.record(z.string().regex(/^[0-9a-f]{64}$/), DOCUMENT);

export type TrustedDocument = z.infer<typeof DOCUMENT>;
/** By the sha256 of their text. */
export type TrustedDocuments = ReadonlyMap<string, TrustedDocument>;

/** Throws where the file is not a list of documents that are what their hashes say. */
export function trustedIn(file: string): TrustedDocuments {
  const documents = new Map(Object.entries(DOCUMENTS.parse(JSON.parse(readFileSync(file, "utf8")))));
  for (const [hash, { name, body }] of documents) {
    if (hashOf(body) !== hash) throw new Error(`${file}: the document ${name} is not what its hash says.`);
  }
  return documents;
}

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What a client sends, as far as it says which document it means. */
const REQUEST = z.looseObject({
  query: z.string().nullish(),
  documentId: z.string().nullish(),
  extensions: z.looseObject({ persistedQuery: z.looseObject({ sha256Hash: z.string() }).nullish() }).nullish(),
});

type Named = z.infer<typeof REQUEST>;

/** Answers a function that puts the text of the document in place of its hash. Throws DOCUMENT_NOT_TRUSTED. */
export function resolver(trust: Trust, documents: TrustedDocuments): (body: unknown) => unknown {
  if (trust === "off") return (body) => body;
  return (body) => {
    const request = REQUEST.safeParse(body).data ?? {};
    const named = hashNamed(request);
    if (trust === "prefer" && named === undefined) return body;
    const text = request.query ?? "";
    const document = documents.get(named ?? hashOf(text));
    // A text that comes with the hash of another one is neither of the two.
    if (!document || ![document.body, ""].includes(text)) throw new HubError("DOCUMENT_NOT_TRUSTED");
    return asText(request, document.body);
  };
}

/** The request as it would be without hashes. */
function asText({ documentId: _, extensions, ...rest }: Named, query: string): unknown {
  const { persistedQuery: __, ...others } = extensions ?? {};
  return { ...rest, query, extensions: others };
}

/** The hash by which the request names its document: its own way, or that of Apollo's persisted queries. */
function hashNamed({ documentId, extensions }: Named): string | undefined {
  return documentId?.replace(/^sha256:/, "") ?? extensions?.persistedQuery?.sha256Hash;
}
