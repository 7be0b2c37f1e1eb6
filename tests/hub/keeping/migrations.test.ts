import { DataSource } from "typeorm";
import { openDatabase } from "#kit/database";
import { AGENCIES } from "../../../agencies";
import { engines } from "../../support/databases";
import { testVault } from "../../support/vaults";

describe.each(engines())("the migrations on $name", (engine) => {
  afterAll(() => engine.dropAll());

  test.each(AGENCIES)("of $agency.name leave nothing to generate", async ({ agency }) => {
    const url = await engine.fresh();
    const { close } = await openDatabase({ ...agency, url, vault: testVault(agency.name) });
    await close();
    const entities = agency.tables;
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
