// Days are "YYYY-MM-DD", counted in an operation's own time zone.

// Making a format takes longer than using it a hundred times.
const formats = new Map<string, Intl.DateTimeFormat>();
const clocks = new Map<string, Intl.DateTimeFormat>();

/** The day on which `instant` falls in `timeZone` (IANA name). */
export function dayOf(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Completed years on `day` of somebody born on `bornOn`. */
export function ageOn(day: string, bornOn: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/**
 * The latest birthday of those who have completed `years` years on `day`:
 * `ageOn(day, bornOn) >= years` exactly when `bornOn <= bornBy(day, years)`.
 */
export function bornBy(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, "0");
  const isReal = day.slice(5) !== "02-29" || new Date(`${year}-02-29`).getUTCDate() === 29;
  return isReal ? `${year}${day.slice(4)}` : `${year}-02-28`;
}

/** The instant at which `day` begins in `timeZone`. */
export function startOf(day: string, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
    clocks.set(timeZone, clock);
  }
  // The hour before or after, where the clocks change that night, is still on the right day.
  const shown = clock.format(utc);
  return new Date(utc - (Date.parse(`${shown.replace(" ", "T")}Z`) - utc));
}

/** The instant at which `day` is over in `timeZone`. */
export function endOf(day: string, timeZone: string): Date {
  return startOf(new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10), timeZone);
}
