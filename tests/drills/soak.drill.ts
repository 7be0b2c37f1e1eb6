import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ROLES } from "#kit/access/roles";
import { gao2018 } from "#scenario/gao";
import { PAGE_OF_PEOPLE } from "../support/page-of-people";
import { deploy, type Deployed, type Desk } from "./deployed";
import { onEngines, say } from "./on-engines";

const OPTIONS = { seconds: { type: "string", default: "600" } } as const;
const QUERIES = join(__dirname, "../../gateway/page/queries");
const EVERYBODY: Desk = { role: "iom-registrar", rest: { role: [...ROLES], agency: "UNICEF" } };
const REGISTER = `mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id } } }`;
const AT_ONCE = 8;
const LOOK_EVERY_MS = 2_000;
/** What may be there more at the end than at the beginning: the heap breathes. */
const MOST_GROWTH = 1.15;
const MOST_MIB = 512;

/**
 * `npm run drill -- soak [--seconds 600] [--engine sqlite|mariadb]`: eight desks ask and write without a pause. What the
 * process holds after its garbage was collected is no more in the last third than in the second.
 */
export function drill(args: string[]): Promise<void> {
  return onEngines(
    args,
    async ({ engine, values }) => {
      const hub = await deploy({ engine, chapters: [gao2018()], at: "2018-04-30T18:00:00Z", asOneProcess: true });
      try {
        return await soaked(hub, Number(values.seconds) * 1000);
      } finally {
        await hub.stop();
      }
    },
    OPTIONS,
  );
}

interface Look {
  heapMiB: number;
  residentMiB: number;
}

async function soaked(hub: Deployed, ms: number): Promise<string[]> {
  const end = performance.now() + ms;
  const looks: Look[] = [];
  const faults = new Set<string>();
  let asked = 0;
  const desks = Array.from({ length: AT_ONCE }, async (_, desk) => {
    while (performance.now() < end) {
      const { errors } = await one(hub, desk + asked++);
      for (const { message } of errors ?? []) faults.add(message);
    }
  });
  const looking = (async () => {
    while (performance.now() < end) {
      looks.push(await look(hub));
      await pause(LOOK_EVERY_MS);
    }
  })();
  await Promise.all([...desks, looking]);
  return [...faults, ...judged(looks, asked, ms)];
}

const NAMES = ["dashboard", "unicef", "health"] as const;
const TEXTS = NAMES.map((name) => readFileSync(join(QUERIES, `${name}.graphql`), "utf8"));

function one(hub: Deployed, number: number): ReturnType<Deployed["ask"]> {
  const operation = "GAO-2018";
  if (number % 5 === 4) return register(hub);
  const text = TEXTS[number % 5] ?? PAGE_OF_PEOPLE;
  return hub.ask(EVERYBODY, text, { operation });
}

function register(hub: Deployed): ReturnType<Deployed["ask"]> {
  const facts = { givenName: "Adama", familyName: "Traoré", sex: "FEMALE", estimatedAge: "27", nationalities: ["MLI"] };
  const input = { operation: "GAO-2018", ...facts, id: randomUUID(), languages: ["bam"] };
  return hub.ask(EVERYBODY, REGISTER, { input });
}

async function look(hub: Deployed): Promise<Look> {
  const text = await (await fetch(`${hub.url}/metrics`)).text();
  const of = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]) / 2 ** 20;
  return { heapMiB: of("nodejs_heap_size_used_bytes"), residentMiB: of("process_resident_memory_bytes") };
}

function judged(looks: readonly Look[], asked: number, ms: number): string[] {
  const third = Math.floor(looks.length / 3);
  // The least of each third: what is left when garbage has just been collected.
  const least = [1, 2].map((part) =>
    Math.min(...looks.slice(part * third, (part + 1) * third).map((each) => each.heapMiB)),
  );
  const [before = NaN, after = NaN] = least;
  const peak = Math.max(...looks.map(({ residentMiB }) => residentMiB));
  say(
    `${String(asked)} asked in ${(ms / 1000).toFixed(0)} s; heap ${before.toFixed(0)} MiB in the second third, ${after.toFixed(0)} MiB in the last; resident at most ${peak.toFixed(0)} MiB`,
  );
  return [
    ...(after <= before * MOST_GROWTH ? [] : [`The heap grew from ${before.toFixed(0)} to ${after.toFixed(0)} MiB.`]),
    ...(peak <= MOST_MIB ? [] : [`The process held ${peak.toFixed(0)} MiB.`]),
  ];
}
