import { HubError } from "#kit/errors";
import type { Told } from "./changes.checks";
import type { UpdatePersonInput } from "./update.inputs";

type Changes = Omit<UpdatePersonInput, "id" | "personId" | "version">;

/** Who is asked always is or has one of these. */
const NEVER_NULL = ["sex", "bornOn", "estimatedAge", "isAgeDisputed", "displacementStatus"] as const;

/**
 * What an update tells, in the words of a registration. Throws INPUT_INVALID where it tells nothing, null of what is never
 * null, or two numbers of one agency.
 */
export function toldIn({ estimatedAge, isAgeDisputed, ...rest }: Changes): Told {
  const all = { ...rest, estimatedAge: asText(estimatedAge), isAgeDisputed: asText(isAgeDisputed) };
  const told = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Told;
  if (Object.keys(told).length === 0) throw new HubError("INPUT_INVALID", "input: changes nothing.");
  const empty = NEVER_NULL.find((field) => told[field] === null);
  if (empty) throw new HubError("INPUT_INVALID", `input.${empty}: is never null; leave it out to keep it.`);
  const agencies = (told.otherIds ?? []).map(({ agency }) => agency.trim());
  if (new Set(agencies).size < agencies.length) {
    throw new HubError("INPUT_INVALID", "input.otherIds: has two numbers of one agency.");
  }
  return told;
}

const asText = (value: number | boolean | null | undefined): string | null | undefined =>
  value === null || value === undefined ? value : String(value);
