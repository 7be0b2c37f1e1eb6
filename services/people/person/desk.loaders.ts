// Whose file a desk may write in.
import type { Context } from "#kit/context";
import { assertId, HubError } from "#kit/errors";
import { personById } from "./person.loaders";
import type { Person } from "./person.entity";
import { personTickets } from "./person.tickets";

const MOST = 50;

/**
 * The file, for somebody who sees it and may write in it: a registrar, or whoever works on that child's case. Other grounds
 * to see a file (consent, a referral, broken glass) give no right to write. Of an id that was merged it is the survivor's.
 * Throws ID_MALFORMED, NOT_FOUND, FORBIDDEN.
 */
export async function fileToWrite(
  ctx: Context,
  personId: string,
  field = "personId",
  what = "person",
): Promise<Person> {
  assertId(`input.${field}`, personId);
  const person = await personById(ctx).load(personId);
  if (!person) throw new HubError("NOT_FOUND", `input.${field}: there is no such ${what}.`);
  if (ctx.viewer.roles.includes("iom-registrar")) return person;
  const [ticket] = await personTickets([person], ctx);
  if (ticket?.open.has("OWN") && ticket.ground === "ROLE") return person;
  throw new HubError("FORBIDDEN", `input.${field}: the child's case is neither your agency's nor assigned to you.`);
}

/** 1 to 50 files of one operation, each once. Throws as `fileToWrite`, and INPUT_INVALID. */
export async function filesToWrite(ctx: Context, ids: readonly string[], field: string, least = 1): Promise<Person[]> {
  if (ids.length < least || ids.length > MOST) {
    throw new HubError("INPUT_INVALID", `input.${field}: takes ${String(least)} to ${String(MOST)}.`);
  }
  const files = await Promise.all(ids.map((id, index) => fileToWrite(ctx, id, `${field}.${String(index)}`)));
  for (const [index, { id, operationCode }] of files.entries()) {
    const says = (what: string) => new HubError("INPUT_INVALID", `input.${field}.${String(index)}: ${what}.`);
    if (files.findIndex((file) => file.id === id) !== index) throw says("is there twice");
    if (operationCode !== files[0]?.operationCode) throw says("is of another operation");
  }
  return files;
}
