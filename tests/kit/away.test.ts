// What an agency says while its database is away: that it is, and not that something is broken.
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { GraphQLError } from "graphql";
import { createConnection } from "mysql2/promise";
import { openDatabase, type Database } from "#kit/database";
import { outsideOf } from "#kit/errors";
import { engines } from "../support/databases";

const [, engine] = engines();

/** What is told of an error, and what the log is told. */
function told(originalError: unknown) {
  const logged: unknown[] = [];
  const error = new GraphQLError("as it was", { originalError: originalError as Error });
  const { message, extensions } = outsideOf(error.toJSON(), error, (incident, err) => logged.push([incident, err]));
  return { message, code: extensions?.code, logged };
}

const AWAY = {
  message: "This agency's service or its database did not answer in time; the rest of the answer is complete.",
  code: "AGENCY_UNAVAILABLE",
  logged: [[expect.any(String), expect.any(GraphQLError)]],
};

(engine ? describe : describe.skip)("a database that is away", () => {
  const databases: Database[] = [];
  const open = async (url: string): Promise<Database> => {
    const database = await openDatabase({ url, tables: [], migrations: [] });
    databases.push(database);
    return database;
  };
  afterAll(async () => {
    for (const { close } of databases) await close();
    await engine?.dropAll();
  });

  test("is told as such: at once, for as long as it is, and no longer", async () => {
    const way = new Way((await engine?.fresh()) ?? "");
    const { db } = await open(await way.open());
    expect(await db.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await way.close();
    for (let times = 0; times < 3; times++) {
      expect(told(await db.query("SELECT 1 AS one").catch((error: unknown) => error))).toEqual(AWAY);
    }
    await way.open();
    expect(await db.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await way.close();
  });

  test("is told as such to who had begun", async () => {
    const way = new Way((await engine?.fresh()) ?? "");
    const { db } = await open(await way.open());
    const begun = db.transaction(async (tx) => {
      await tx.query("SELECT 1");
      await way.close();
      await tx.query("SELECT 1").catch(() => undefined);
      await tx.query("SELECT 1");
    });
    expect(told(await begun.catch((error: unknown) => error))).toEqual(AWAY);
  });

  test("is told as such where it gives no more connections", async () => {
    const url = new URL((await engine?.fresh()) ?? "");
    const root = await createConnection({ uri: url.href });
    const database = url.pathname.slice(1);
    const user = `few${database.slice(-20)}`;
    await root.query(`CREATE USER ${user}@'127.0.0.1' WITH MAX_USER_CONNECTIONS 1`);
    await root.query(`GRANT ALL ON ${database}.* TO ${user}@'127.0.0.1'`);
    const { db } = await open(Object.assign(url, { username: user, password: "" }).href);
    const answers = await Promise.allSettled([1, 2, 3].map(() => db.query("SELECT SLEEP(0.2)")));
    const failed = answers.flatMap((each) => (each.status === "rejected" ? [told(each.reason)] : []));
    expect(failed).toEqual([AWAY, AWAY]);
    await root.query(`DROP USER ${user}@'127.0.0.1'`);
    await root.end();
  });

  test("is not what a statement is that the database refuses", async () => {
    const { db } = await open((await engine?.fresh()) ?? "");
    const { code } = told(await db.query("SELECT nothing").catch((error: unknown) => error));
    expect(code).toBe("INTERNAL_ERROR");
  });
});

/** Between an agency and its database, on this machine. */
class Way {
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  constructor(url: string) {
    this.#target = new URL(url);
  }

  /** Answers the address by which the database is met. */
  async open(): Promise<string> {
    const { hostname, port } = this.#target;
    const server = createServer((socket) => {
      const onward = connect(Number(port), hostname);
      for (const each of [socket, onward]) {
        this.#sockets.add(each);
        each.on("error", () => undefined).on("close", () => this.#sockets.delete(each));
      }
      socket.pipe(onward).pipe(socket);
    });
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
    return Object.assign(new URL(this.#target.href), { hostname: "127.0.0.1", port: String(this.#port) }).href;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
