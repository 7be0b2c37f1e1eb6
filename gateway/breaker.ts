// Whether an agency that failed again and again is asked at all: who waits for it in vain waits two seconds each time.

const FAILURES_IN_A_ROW = 5;
const REST_MS = 1_000;

export class Breaker {
  #failures = 0;
  #restsUntil = 0;

  constructor(
    /** Told when the agency is no longer asked, and when it is again. */
    private readonly told: (isOpen: boolean) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether to ask now. After a rest one question is let through at a time; how it goes decides for the others. */
  admits(): boolean {
    if (this.#failures < FAILURES_IN_A_ROW) return true;
    if (this.now() < this.#restsUntil) return false;
    this.#rest();
    return true;
  }

  answered(): void {
    if (this.#failures >= FAILURES_IN_A_ROW) this.told(false);
    this.#failures = 0;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#failures < FAILURES_IN_A_ROW) return;
    this.#rest();
    if (this.#failures === FAILURES_IN_A_ROW) this.told(true);
  }

  /** Not of one length, so that many gateways do not come back in step. */
  #rest(): void {
    this.#restsUntil = this.now() + REST_MS * (0.75 + Math.random() / 2);
  }
}
