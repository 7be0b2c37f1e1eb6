// Until when an answer is waited for.
import { EventEmitter } from "node:events";

/** What the waiting ends with, over HTTP and in this process. */
export const tooLate = (): Error => new DOMException("The agency did not answer in time.", "TimeoutError");

/**
 * A signal that undici takes. An `AbortSignal.timeout` would be held until then, however soon the answer comes: of the last seconds
 * of a busy gateway that are thousands.
 */
export class Deadline extends EventEmitter {
  /** In the time of `performance.now()`. */
  readonly until: number;
  aborted = false;
  readonly #timer: NodeJS.Timeout;

  constructor(ms: number) {
    super();
    this.until = performance.now() + ms;
    this.#timer = setTimeout(() => {
      this.aborted = true;
      this.emit("abort");
    }, ms).unref();
  }

  /** Made only where somebody fails by it. */
  get reason(): Error {
    return tooLate();
  }

  /** Once there is nothing to wait for. */
  readonly end = (): void => {
    clearTimeout(this.#timer);
  };
}
