import { z } from "zod";
import { portSetting, readSettings, SettingsError } from "#kit/settings";

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
