// The figures on people as they are told to viewers who may not see who is counted.
import DataLoader from "dataloader";
import type { Role } from "#kit/access/roles";
import type { Context } from "#kit/context";
import { perRequest } from "#kit/loader";
import { hiddenBelow } from "#kit/suppression/mask";
import { thresholdOf, THRESHOLDS } from "#kit/suppression/threshold";
import { countedByDay, daysOf, type CountedDay } from "../arrival/arrival.loaders";
import type { ArrivalsOnDay } from "../arrival/arrivals-on-day";
import type { Operation } from "../operation/operation.entity";
import { BREAKDOWNS, nameOf, type Breakdown } from "../population/breakdowns";
import { PopulationCell } from "../population/population-cell";
import { PopulationDimension } from "../population/population.enums";
import { populationOfEach } from "../population/population.loaders";
import { ALONE, cellsBy, familyOf, FINEST, headcountOn, type Counted } from "./family";

/** Who is told every number of people. */
const EXACT: readonly Role[] = ["iom-registrar"];

export const thresholdFor = ({ viewer }: Context): number | null => thresholdOf(viewer, EXACT);

/** All figures of one operation, with one mask over them. */
export interface Told {
  populationBy: (by: Breakdown) => PopulationCell[];
  arrivalsByDay: () => ArrivalsOnDay[];
}

/** What the viewer is told of each operation: counted once for a request, whatever it asks for. */
export const toldOf = perRequest((ctx) => {
  const threshold = thresholdFor(ctx) ?? THRESHOLDS.public;
  const load = async (operations: readonly Operation[]): Promise<Told[]> =>
    (await countedOf(ctx, operations)).map((counted, index) =>
      told(counted, operations[index]?.countryCode ?? "", threshold),
    );
  return new DataLoader<Operation, Told, string>(load, { cacheKeyFn: ({ code }) => code });
});

async function countedOf(ctx: Context, operations: readonly Operation[]): Promise<Counted[]> {
  const codes = operations.map(({ code }) => code);
  const [finest, counted, ...alone] = await Promise.all([
    populationOfEach(ctx, operations, FINEST),
    countedByDay(ctx.figures, codes),
    ...ALONE.map((dimension) => populationOfEach(ctx, operations, [dimension])),
  ]);
  return codes.map((code) => {
    const own = new Map(ALONE.map((dimension, index) => [dimension, alone[index]?.get(code) ?? []]));
    const registered = (own.get(PopulationDimension.ARRIVAL_DAY) ?? []).flatMap(({ arrivalDay: day, count }) =>
      day === null ? [] : [{ operation: code, day, registered: count }],
    );
    const cells = finest.get(code) ?? [];
    const total = Object.assign(new PopulationCell(), {
      count: cells.reduce((sum, { count }) => sum + count, 0),
      isSuppressed: false,
    });
    return { total, finest: cells, alone: own, days: daysOf([code], [...counted, ...registered]).get(code) ?? [] };
  });
}

function told(counted: Counted, homeCountry: string, threshold: number): Told {
  const family = familyOf(counted, BREAKDOWNS, homeCountry);
  const hidden = hiddenBelow(threshold, family);
  return {
    populationBy: (by) => {
      const cells = cellsBy(by, counted).map((cell) => ({ cell, name: nameOf(cell, by) }));
      // Cells of one size, and hidden ones after all others, stand by name: their place must not tell their size.
      const sizeOf = ({ cell, name }: (typeof cells)[number]): number => (hidden.has(name) ? 0 : cell.count);
      return cells
        .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1))
        .map(({ cell, name }) => (hidden.has(name) ? { ...cell, count: null, isSuppressed: true } : cell));
    },
    arrivalsByDay: () => counted.days.map((day) => dayTold(day, hidden, areToldApart(counted, hidden, threshold))),
  };
}

function dayTold(day: CountedDay, hidden: ReadonlySet<string>, areToldApart: boolean): ArrivalsOnDay {
  const { men, women, boys, girls } = day;
  const headcount = hidden.has(headcountOn(day.day)) ? null : day.headcount;
  const registered = hidden.has(`${PopulationDimension.ARRIVAL_DAY} ${day.day}`) ? null : day.registered;
  const apart = areToldApart ? { men, women, boys, girls } : { men: null, women: null, boys: null, girls: null };
  const isSuppressed = !areToldApart || headcount === null || registered === null;
  return { day: day.day, headcount, registered, ...apart, isSuppressed };
}

/**
 * Whether men, women, boys and girls are told of each day: of all days or of none, and only where neither a number of
 * some day is small nor one of all days is hidden. Then any of them can be as large as the smaller of two figures that
 * are told or safe: the headcount of its day, and its number over all days (docs/decisions/0006-small-numbers.md).
 */
function areToldApart({ days, finest }: Counted, hidden: ReadonlySet<string>, threshold: number): boolean {
  const { SEX, IS_MINOR } = PopulationDimension;
  const isHidden = [
    ...finest.map((cell) => nameOf(cell, [SEX, IS_MINOR])),
    ...days.map(({ day }) => headcountOn(day)),
  ].some((name) => hidden.has(name));
  const isSmall = days.some(({ men, women, boys, girls }) =>
    [men, women, boys, girls].some((one) => one > 0 && one < threshold),
  );
  return !isHidden && !isSmall;
}
