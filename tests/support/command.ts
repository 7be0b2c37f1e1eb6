// The project's programs, as `npm run` starts them.
import { scripts } from "../../package.json";

/** What comes after `node` so that it runs TypeScript. */
export const TSX: readonly string[] = ["--require", "tsx/cjs"];

/** What comes after `node` for `npm run NAME`. */
export const commandOf = (name: keyof typeof scripts): string[] => scripts[name].split(" ").slice(1);
