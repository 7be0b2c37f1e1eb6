import { openLog } from "#kit/log";
import { openMetrics } from "#kit/metrics";
import { SLOW_MS } from "#kit/statements";
import { rowsOf } from "#kit/reading/rows";
import { AGENCIES } from "../../agencies";
import { openAgency } from "#kit/agency";
import { engines } from "../support/databases";
import { testVault } from "../support/vaults";
import { until } from "../gateway/place";

const [people] = AGENCIES;

describe.each(engines())("a statement on $name", (engine) => {
  afterAll(() => engine.dropAll());

  test("that takes long is told with its plan and without its values, and counted", async () => {
    if (!people) throw new Error("There is an agency.");
    const logged: string[] = [];
    const metrics = openMetrics();
    const { agency } = people;
    const open = await openAgency(agency, { url: await engine.fresh(), vault: testVault(agency.name) });
    open.watch(metrics, openLog("test", "info", { write: (line) => logged.push(line) }));
    const { dataSource } = open.db;
    const asLong = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT COUNT(*) FROM n";
    const sleep =
      engine.name === "SQLite" ? asLong : "SELECT SLEEP(?) FROM operation RIGHT JOIN (SELECT 1) AS one ON 1 = 1";
    const value = engine.name === "SQLite" ? 3_000_017 : 0.317;
    await rowsOf(dataSource, sleep, [value]);
    await rowsOf(dataSource, "SELECT ?", ["quick"]);
    await until(() => logged.length > 0);
    expect(logged).toHaveLength(1);
    const told = JSON.parse(logged[0] ?? "") as { ms: number; sql: string; plan: string[]; agency: string };
    expect(told).toMatchObject({ agency: "people", sql: sleep });
    expect(told.ms).toBeGreaterThanOrEqual(SLOW_MS);
    expect(told.plan.length).toBeGreaterThan(0);
    expect(logged.join("")).not.toContain(String(value));
    const figures = await metrics.registry.metrics();
    expect(figures).toContain("onward_slow_statements_total 1");
    expect(figures).toMatch(/onward_database_connections\{agency="people",state="idle"\} [1-9]/);
    await open.close();
  });
});
