import { DataSource } from "typeorm";
import { openDatabase } from "#kit/database";
import { transport } from "../../services/transport/subgraph";
import { engines } from "../support/databases";

describe.each(engines())("the migrations of transport on $name", (engine) => {
  afterAll(() => engine.dropAll());

  test("leave nothing to generate", async () => {
    const url = await engine.fresh();
    const { close } = await openDatabase({ ...transport, url });
    await close();
    const entities = transport.tables;
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
