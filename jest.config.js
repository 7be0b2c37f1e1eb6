// All tests are run by folder (tests/support/together.ts), and those that are named each by itself.
const areNamed = process.argv.slice(2).some((argument) => !argument.startsWith("-"));

/** Tests run the TypeScript sources; `tests/support/set-up.ts` finds or starts the databases. */
module.exports = {
  globalSetup: "<rootDir>/tests/support/set-up.ts",
  globalTeardown: "<rootDir>/tests/support/tear-down.ts",
  testMatch: [areNamed ? "<rootDir>/tests/**/*.test.ts" : "<rootDir>/tests/!(support)/**/together.ts"],
  transform: {
    "^.+\\.[tj]s$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
      },
    ],
  },
  // jose is published as ES modules only.
  transformIgnorePatterns: ["/node_modules/(?!jose/)"],
  // A file of tests has globals of its own, each looked up slowly: 0.4 µs. What is used by the million is handed to modules.
  sandboxInjectedGlobals: [
    ...["Array", "ArrayBuffer", "BigInt", "Boolean", "Date", "Function", "Intl", "Map"],
    ...["Math", "Number", "Object", "Promise", "Proxy", "Reflect", "RegExp", "Set", "String", "Symbol", "TypeError"],
    ...["Uint8Array", "WeakMap", "WeakSet"],
  ],
  // Three at once even on two cores: they often wait for the database. Each gives its memory back now and then.
  maxWorkers: 3,
  workerIdleMemoryLimit: "700MB",
  // A database is filled before the first test of a file.
  testTimeout: 60_000,
  setupFiles: ["reflect-metadata"],
  setupFilesAfterEnv: ["<rootDir>/tests/support/overhear.ts"],
};
