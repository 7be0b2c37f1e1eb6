// Three nodes of a MariaDB Galera cluster on this machine. What is written at one is at all: mariadb.com/kb/en/galera-cluster
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import { answering, freePort, startMariadb, type MariadbServer } from "../support/mariadb-server";

/** Where Debian's `galera-4` puts it. */
const PROVIDER = "/usr/lib/galera/libgalera_smm.so";

export interface Cluster {
  nodes: readonly MariadbServer[];
  stop: () => Promise<void>;
}

/** Starts the nodes one by one, each when the one before is part of the cluster. */
export async function startCluster(size: number): Promise<Cluster> {
  if (!existsSync(PROVIDER)) throw new Error("There is no Galera here: apt-get install mariadb-server galera-4 rsync");
  const ports = await Promise.all(
    Array.from({ length: size }, async () => ({
      sql: await freePort(),
      group: await freePort(),
      state: await freePort(),
      copy: await freePort(),
    })),
  );
  const group = ports.map((port) => `127.0.0.1:${String(port.group)}`).join(",");
  const nodes: MariadbServer[] = [];
  for (const [index, port] of ports.entries()) {
    const node = startMariadb(port.sql, [
      "--wsrep-on=ON",
      `--wsrep-provider=${PROVIDER}`,
      "--wsrep-cluster-name=onward",
      // The first one makes the cluster; the rest ask it for what it holds.
      `--wsrep-cluster-address=gcomm://${index === 0 ? "" : group}`,
      "--wsrep-node-address=127.0.0.1",
      `--wsrep-node-name=node${String(index)}`,
      `--wsrep-sst-receive-address=127.0.0.1:${String(port.copy)}`,
      "--wsrep-sst-method=rsync",
      `--wsrep-provider-options=base_port=${String(port.group)};gmcast.listen_addr=tcp://127.0.0.1:${String(port.group)};ist.recv_addr=127.0.0.1:${String(port.state)};gcache.size=64M`,
      "--binlog-format=ROW",
      "--innodb-autoinc-lock-mode=2",
      "--default-storage-engine=InnoDB",
    ]);
    nodes.push(node);
    await answering(node.url);
    await untilSynced(node.url, index + 1);
  }
  return {
    nodes,
    stop: async () => {
      for (const node of [...nodes].reverse()) await node.stop();
    },
  };
}

/** How many nodes the node at `url` sees, itself among them, where it is in step with them; else 0. */
export async function nodesSeenAt(url: string): Promise<number> {
  const connection = await createConnection({ uri: url });
  const status = new Map<string, string>();
  try {
    const [rows] = await connection.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'wsrep%'");
    for (const { Variable_name: name, Value: value } of rows) status.set(String(name), String(value));
  } finally {
    await connection.end();
  }
  return status.get("wsrep_ready") === "ON" ? Number(status.get("wsrep_cluster_size")) : 0;
}

async function untilSynced(url: string, size: number): Promise<void> {
  for (let tries = 0; (await nodesSeenAt(url)) < size; tries++) {
    if (tries === 150) throw new Error("A node did not join the cluster.");
    await pause(200);
  }
}
