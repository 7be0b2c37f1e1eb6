// The tables of docs/retention.md: how long what is kept, as a data-protection officer reads it.
import { ACCESS_LOG_TABLES } from "#kit/access-log/access-log.entity";
import type { Agency } from "#kit/agency";
import { withPersonOf, type Emptied, type TablePlan } from "#kit/retention/plan";

/** What one agency states. */
export function retentionChapter({ name, retention: { classes, tables, impersonal, accessLogDays } }: Agency): string {
  const periods = Object.entries(classes).map(([key, { says, days }]) => `| **${key}** | ${says} | ${String(days)} |`);
  const plans = tables.map(
    (plan) =>
      `| ${plan.table.name} | ${plan.class} | ${endOf(plan)} | ${restOf(withPersonOf(plan))} | ${plan.live?.says ?? ""} |`,
  );
  return [
    `## ${name}`,
    "| class | what, and from when on | days |",
    "| --- | --- | --- |",
    ...periods,
    "",
    "| record | class | when its period is over | when the person is erased | not while there is |",
    "| --- | --- | --- | --- | --- |",
    ...plans,
    "",
    `A line of the access log is kept for ${String(accessLogDays)} days. Nothing of assisted people: ${impersonal
      .filter((table) => !ACCESS_LOG_TABLES.includes(table))
      .map((table) => table.name)
      .join(", ")}.`,
  ].join("\n");
}

function endOf({ over, atEnd }: TablePlan): string {
  return over && atEnd ? restOf(atEnd) : "stays until the person is erased";
}

function restOf(rest: "row" | Emptied | undefined): string {
  if (rest === "row") return "erased";
  const columns = Object.keys(rest ?? {});
  return columns.length > 0 ? `emptied of ${columns.join(", ")}` : "counted as it is";
}
