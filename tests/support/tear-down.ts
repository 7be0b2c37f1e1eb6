// After all tests: stops what the set-up started, and closes with which databases they have seen.
import "./set-up";

export default async function tearDown(): Promise<void> {
  await globalThis.stopMariadb?.();
  process.stdout.write(`\n${globalThis.mariadbLane}\n`);
}
