import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { graphql } from "graphql";
import { createConnection } from "mysql2/promise";
import { gao2018 } from "#scenario/gao";
import { loadChapters } from "#scenario/load";
import { openAgency, type OpenAgency } from "#kit/agency";
import { clockAt } from "#kit/clock";
import type { Viewer } from "#kit/viewer";
import { seedShelters } from "../../services/shelters/seed";
import { shelters } from "../../services/shelters/subgraph";
import { aRequest } from "../support/agency";
import { testVault } from "../support/vaults";
import { beforeAnybodyCame } from "./before";
import { nodesSeenAt, startCluster, type Cluster } from "./galera-cluster";
import { say } from "./on-engines";

const NODES = 3;
const PLACES = 10;
const ASKED = 1000;
/** While one node is killed. */
const COMING = 600;

const CHECK_IN = `mutation($input: CheckInInput!) { checkIn(input: $input) { stay { id } } }`;

/**
 * `npm run drill -- galera [--seconds 10]`: on three nodes of a MariaDB Galera cluster, all of which are written to, 1,000 check in at once
 * for the last 10 places: exactly 10 succeed. Then one node is killed while 600 check in: nobody who was told that they
 * are in is missing on the other nodes, and when the rest send again everybody is in once.
 */
export async function drill(args: string[]): Promise<void> {
  const { seconds = "10" } = parseArgs({ args, options: { seconds: { type: "string" } } }).values;
  const cluster = await startCluster(NODES);
  const agencies: OpenAgency[] = [];
  try {
    const connection = await createConnection({ uri: cluster.nodes[0]?.url ?? "" });
    await connection.query("CREATE DATABASE shelters CHARACTER SET utf8mb4");
    await connection.end();
    for (const { url } of cluster.nodes) {
      const options = { url: `${url}/shelters`, clock: clockAt("2018-04-23T08:00:00Z"), vault: testVault("shelters") };
      agencies.push(await openAgency(shelters, options));
    }
    const [first] = agencies;
    const [centre] = gao2018().shelters.filter(({ status }) => status === "OPEN");
    const shelterId = centre?.id ?? "";
    const last = { capacity: PLACES, blocked: 0, surge: 0 };
    if (first)
      await loadChapters(
        first.db,
        seedShelters,
        beforeAnybodyCame(({ id }) => (id === shelterId ? last : {})),
      );
    const faults = [
      ...(await lastPlaces(agencies, shelterId, Number(seconds))),
      ...(await oneIsKilled(cluster, agencies, shelterId)),
    ];
    if (faults.length > 0) throw new Error(faults.join("\n"));
  } finally {
    // One node is gone, and what was connected to it.
    await Promise.allSettled(agencies.map(({ close }) => close()));
    await cluster.stop();
  }
}

interface Coming {
  id: string;
  personId: string;
}

const coming = (count: number): Coming[] =>
  Array.from({ length: count }, () => ({ id: randomUUID(), personId: randomUUID() }));

/** The code of what is refused; null for who is in. */
async function checkIn(agency: OpenAgency, shelterId: string, who: Coming): Promise<string | null> {
  const viewer: Viewer = {
    ...{ sub: "desk", agency: "IOM", roles: ["shelter-manager"], operations: [], purpose: "SHELTER" },
    sites: [shelterId],
  };
  const contextValue = agency.contextOf(viewer, aRequest);
  const variableValues = { input: { ...who, shelterId } };
  const { errors } = await graphql({ schema: agency.schema, source: CHECK_IN, variableValues, contextValue });
  const code = errors?.[0]?.extensions.code;
  return errors ? (typeof code === "string" ? code : "FAILED") : null;
}

async function lastPlaces(agencies: readonly OpenAgency[], shelterId: string, most: number): Promise<string[]> {
  const start = performance.now();
  const asked = coming(ASKED).map((who, index) => checkIn(agencies[index % NODES] as OpenAgency, shelterId, who));
  const codes = await Promise.all(asked);
  const seconds = (performance.now() - start) / 1000;
  const taken = codes.filter((code) => code === null).length;
  const full = codes.filter((code) => code === "SHELTER_FULL").length;
  say(`on ${String(NODES)} nodes: ${String(taken)} taken, ${String(full)} SHELTER_FULL, in ${seconds.toFixed(1)} s`);
  return [
    ...(taken === PLACES && full === ASKED - PLACES
      ? []
      : [`Not exactly ${String(PLACES)} places were given: ${[...new Set(codes)].join(", ")}.`]),
    ...(seconds <= most ? [] : [`It took more than ${String(most)} s.`]),
    ...(await seenAlike(agencies, PLACES)),
  ];
}

/** All nodes hold the same, and the counter is the number of stays. */
async function seenAlike(agencies: readonly OpenAgency[], expected: number): Promise<string[]> {
  await pause(500);
  const faults: string[] = [];
  for (const { db } of agencies) {
    const [row] = await db.query<{ live: string; occupied: string }[]>(
      "SELECT (SELECT COUNT(*) FROM shelter_stay WHERE liveKey IS NOT NULL) AS live, (SELECT SUM(occupied) FROM shelter) AS occupied",
    );
    if (Number(row?.live) === expected && Number(row?.occupied) === expected) continue;
    faults.push(
      `A node holds ${String(row?.live)} stays and counts ${String(row?.occupied)}, not ${String(expected)}.`,
    );
  }
  return faults;
}

async function oneIsKilled(cluster: Cluster, agencies: readonly OpenAgency[], shelterId: string): Promise<string[]> {
  const [first] = agencies;
  if (!first) return [];
  await first.db.query("UPDATE shelter SET capacity = ? WHERE id = ?", [PLACES + COMING, shelterId]);
  const people = coming(COMING);
  const acknowledged = new Set<string>();
  const send = async (who: Coming, agency: OpenAgency): Promise<void> => {
    if ((await checkIn(agency, shelterId, who)) === null) acknowledged.add(who.id);
  };
  const sending = people.map((who, index) => send(who, agencies[index % NODES] as OpenAgency));
  while (acknowledged.size < COMING / 4) await pause(20);
  await cluster.nodes[NODES - 1]?.kill();
  await Promise.all(sending);
  const before = acknowledged.size;
  const left = agencies.slice(0, NODES - 1);
  await untilAgreed(cluster);
  const there = new Set((await first.db.query<{ id: string }[]>("SELECT id FROM shelter_stay")).map(({ id }) => id));
  const lost = [...acknowledged].filter((id) => !there.has(id));
  for (let tries = 0; acknowledged.size < COMING && tries < 10; tries++) {
    const rest = people.filter(({ id }) => !acknowledged.has(id));
    await Promise.all(rest.map((who, index) => send(who, left[index % left.length] as OpenAgency)));
  }
  say(
    `a node is killed: ${String(before)} of ${String(COMING)} were acknowledged, ${String(lost.length)} of them are missing; sent again, ${String(acknowledged.size)} are in`,
  );
  return [
    ...(lost.length === 0 ? [] : [`${String(lost.length)} who were acknowledged are missing.`]),
    ...(acknowledged.size === COMING ? [] : ["Not everybody got in."]),
    ...(await seenAlike(left, PLACES + COMING)),
  ];
}

/** Until the two that are left know that they are two. */
async function untilAgreed({ nodes }: Cluster): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const seen = await nodesSeenAt(nodes[0]?.url ?? "").catch(() => 0);
    if (seen === NODES - 1) return;
    await pause(200);
  }
  throw new Error("The nodes that are left do not agree.");
}
