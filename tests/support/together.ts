// All test files of a folder in one: what they have in common is loaded once, and is warm for all but the first.
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { hearFigures } from "./overhear";

const ROOT = join(__dirname, "../..");

/** `folder` is that of the caller, without those in it. The hooks of a file are for its own tests alone. */
export function together(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith(".test.ts"));
  for (const name of names.sort()) {
    const path = join(folder, name);
    describe(relative(ROOT, path), () => {
      beforeAll(() => {
        // As if it were run by itself.
        expect.setState({ testPath: path });
      });
      afterAll(hearFigures);
      jest.requireActual(path);
    });
  }
}
