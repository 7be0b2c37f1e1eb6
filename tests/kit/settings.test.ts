import { z } from "zod";
import { portSetting, readDatabaseSettings, readSettings, SettingsError } from "#kit/settings";

const shape = { PEOPLE_PORT: portSetting(4001), PEOPLE_DATABASE_URL: z.string().optional() };

test("settings that are left out have their standard", () => {
  expect(readSettings(shape, [], { PEOPLE_PORT: "" })).toMatchObject({
    PEOPLE_PORT: 4001,
    HOST: "127.0.0.1",
    NODE_ENV: "development",
  });
});

test("every mistake is named in one message", () => {
  const read = () =>
    readSettings(shape, ["PEOPLE_DATABASE_URL"], { PEOPLE_PORT: "x", LOG_LEVEL: "loud", NODE_ENV: "production" });
  expect(read).toThrow(SettingsError);
  for (const name of ["PEOPLE_PORT", "LOG_LEVEL", "PEOPLE_DATABASE_URL"]) expect(read).toThrow(name);
});

test("the database of an agency is where its setting says, or in the data folder, and production needs to be told", () => {
  const { databaseUrlOf } = readDatabaseSettings(["people", "health"], {}, [], {
    HEALTH_DATABASE_URL: "mysql://somewhere/health",
    DATA_DIR: "/data",
  });
  expect(["people", "health"].map(databaseUrlOf)).toEqual(["sqlite:/data/people.sqlite", "mysql://somewhere/health"]);
  const inProduction = (): unknown => readDatabaseSettings(["people", "health"], {}, [], { NODE_ENV: "production" });
  for (const name of ["PEOPLE_DATABASE_URL", "HEALTH_DATABASE_URL"]) expect(inProduction).toThrow(name);
});
