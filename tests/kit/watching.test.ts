import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openMetrics } from "#kit/metrics";

const read = (file: string): string => readFileSync(join(__dirname, "../..", file), "utf8");
const allOf = (pattern: RegExp, text: string): string[] => [...text.matchAll(pattern)].map(([, found = ""]) => found);

// Nothing that reads YAML is among what we depend on. These two files are ours, so their lines can be told apart by form.
const ALERTS = read("deploy/watching/alerts.yml");
const PROMETHEUS = read("deploy/watching/prometheus.yml");
const DASHBOARD = JSON.parse(read("deploy/watching/grafana-dashboard.json")) as {
  panels: { title: string; targets?: { expr: string }[] }[];
};

const alerts = ALERTS.split(/^ +- alert: /m).slice(1);
const exprOf = (alert: string): string => /^ +expr: ([^]*?)^ +(?:for|labels):/m.exec(alert)?.[1] ?? "";
const shown = DASHBOARD.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const registered = openMetrics()
  .registry.getMetricsAsArray()
  .map(({ name }) => name);

/** The metrics of ours and of Node.js that expressions name, without what a histogram adds to its name. */
function metricsIn(expressions: readonly string[]): string[] {
  const names = allOf(/\b((?:onward|process|nodejs)_\w+)/g, expressions.join("\n"));
  return [...new Set(names.map((name) => name.replace(/_(?:bucket|sum|count)$/, "")))];
}

test.each([
  ["the alerts", alerts.map(exprOf)],
  ["the dashboard", shown],
])("every metric in the expressions of %s is one that a process has", (_, expressions) => {
  expect(expressions).not.toContain("");
  const asked = metricsIn(expressions);
  expect(asked).toContain("onward_agency_seconds");
  expect(asked.filter((name) => !registered.includes(name))).toEqual([]);
});

test("every metric of ours is on the dashboard", () => {
  const ours = registered.filter((name) => name.startsWith("onward_"));
  const asked = metricsIn(shown);
  expect(ours.filter((name) => !asked.includes(name))).toEqual([]);
});

test("every alert has a severity, and says in English and in French what is wrong and what to do first", () => {
  expect(alerts.length).toBeGreaterThan(0);
  for (const alert of alerts) {
    expect(alert).toMatch(/^ +labels: \{ severity: (?:critical|warning) \}$/m);
    expect(alert).toMatch(/^ +summary: "\S/m);
    expect(alert).toMatch(/^ +summary_fr: "\S/m);
    expect(alert).toMatch(/^ +description: >-\n[^]*?\bFirst: [^]*?^ +description_fr: >-\n[^]*?\bD'abord : \S/m);
  }
});

test("Prometheus asks the gateway and the agencies where the compose file has them", () => {
  const served = allOf(/_URL: http:\/\/(\w+:\d+)\/graphql$/gm, read("docker-compose.yml"));
  expect(allOf(/^ +static_configs: .*"(\w+:\d+)"/gm, PROMETHEUS)).toEqual(["gateway:4000", ...served]);
  const jobs = allOf(/job_name: (\w+)$/gm, PROMETHEUS);
  expect(jobs).toEqual(["gateway", ...served.map((address) => address.split(":")[0])]);
  for (const job of jobs) expect(ALERTS).toContain(`absent(up{job="${job}"})`);
});
