// The figures on places that count people, as they are told.
import type { Role } from "#kit/access/roles";
import type { Context } from "#kit/context";
import { Family } from "#kit/suppression/family";
import { hiddenFigures } from "#kit/suppression/hidden";
import { THRESHOLDS, thresholdOf } from "#kit/suppression/threshold";
import type { Shelter } from "./shelter.entity";
import { sheltersByOperation } from "./shelter.loaders";
import { availableOf } from "./shelter.rules";

/** Who is told every number of people. */
const EXACT: readonly Role[] = ["iom-registrar", "shelter-manager", "clinician"];

export const thresholdFor = ({ viewer }: Context): number | null => thresholdOf(viewer, EXACT);

export type PlaceName = "occupied" | "reserved" | "available";

const nameOf = (name: PlaceName, id: string): string => `${name} ${id}`;

/**
 * Hidden figures of an operation's shelters, and of all of them together (`occupancy`, `reserved`). How full a site is
 * is told to every partner, small or not, since beds are shared by it; the public is told no small number.
 */
const hiddenPlaces = hiddenFigures(EXACT, async (ctx, code) => {
  const family = new Family();
  if (thresholdFor(ctx) !== THRESHOLDS.public) return family;
  const shelters = await sheltersByOperation(ctx).load(code);
  const sum = (name: "occupied" | "reserved"): number => shelters.reduce((all, shelter) => all + shelter[name], 0);
  family.people("occupancy", sum("occupied"));
  family.people("reserved", sum("reserved"));
  for (const { id, occupied, reserved, ...places } of shelters) {
    family.people(nameOf("occupied", id), occupied);
    family.people(nameOf("reserved", id), reserved);
    family.open(nameOf("available", id), availableOf({ occupied, reserved, ...places }));
    // Anybody may know how many places there are.
    family.sum(null, [nameOf("occupied", id), nameOf("reserved", id), nameOf("available", id)]);
  }
  family.sum(
    "occupancy",
    shelters.map(({ id }) => nameOf("occupied", id)),
  );
  family.sum(
    "reserved",
    shelters.map(({ id }) => nameOf("reserved", id)),
  );
  return family;
});

export const hiddenOfOperation = (ctx: Context, code: string): Promise<ReadonlySet<string>> =>
  hiddenPlaces(ctx).load(code);

/** Which figures of each shelter are hidden, in their order. */
export function hiddenOfEach(shelters: readonly Shelter[], ctx: Context): Promise<ReadonlySet<PlaceName>[]> {
  return Promise.all(
    shelters.map(async ({ id, operationCode }) => {
      const hidden = await hiddenOfOperation(ctx, operationCode);
      const names = ["occupied", "reserved", "available"] as const;
      return new Set(names.filter((name) => hidden.has(nameOf(name, id))));
    }),
  );
}
