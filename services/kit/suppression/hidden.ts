import DataLoader from "dataloader";
import type { Role } from "#kit/access/roles";
import type { Context } from "#kit/context";
import { perRequest } from "#kit/loader";
import type { Family } from "#kit/suppression/family";
import { hiddenBelow } from "#kit/suppression/mask";
import { thresholdOf } from "#kit/suppression/threshold";

const NOTHING: ReadonlySet<string> = new Set();

/**
 * The figures of each operation that are hidden from the viewer: nothing from who has a role of `exact`, for whom no
 * family is counted either.
 */
export function hiddenFigures(exact: readonly Role[], familyOf: (ctx: Context, operation: string) => Promise<Family>) {
  return perRequest((ctx) => {
    const threshold = thresholdOf(ctx.viewer, exact);
    const hiddenOf = async (operation: string): Promise<ReadonlySet<string>> =>
      threshold === null ? NOTHING : hiddenBelow(threshold, await familyOf(ctx, operation));
    return new DataLoader<string, ReadonlySet<string>>((operations) => Promise.all(operations.map(hiddenOf)));
  });
}
