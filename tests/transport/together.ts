// All tests of this folder in one process, as `npm test` runs them.
import { together } from "../support/together";

together(__dirname);
