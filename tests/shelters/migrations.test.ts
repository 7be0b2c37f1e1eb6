import { DataSource } from "typeorm";
import { openDatabase } from "#kit/database";
import { shelters } from "../../services/shelters/subgraph";
import { engines } from "../support/databases";

describe.each(engines())("the migrations of shelters on $name", (engine) => {
  afterAll(() => engine.dropAll());

  test("leave nothing to generate", async () => {
    const url = await engine.fresh();
    const { close } = await openDatabase({ ...shelters, url });
    await close();
    const entities = shelters.tables;
    const source = await new DataSource(
      url.startsWith("sqlite:")
        ? { type: "better-sqlite3", database: url.slice("sqlite:".length), entities }
        : { type: "mariadb", url, charset: "utf8mb4_bin", entities },
    ).initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});
