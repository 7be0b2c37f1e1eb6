// All test files of a folder in one process: what they have in common is loaded once, and is warm for all but the first.
import { join, relative } from "node:path";
import { hearFigures } from "./overhear";
import { testsOf } from "./tests-of";

const ROOT = join(__dirname, "../..");

/** `folder` is that of the caller. The hooks of a file are for its own tests alone. */
export function together(folder: string): void {
  for (const path of testsOf(folder).sort()) {
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
