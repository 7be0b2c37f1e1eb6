// Stands between two parts of the hub, and does to what passes what happens in the field.
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** `slow`: nothing comes back for ten seconds; `dead`: nobody is there; the last two answer what no agency answers. */
export type Fault = "slow" | "dead" | "garbage" | "error 500";

const GARBAGE = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 16\r\n\r\n\u0000<html>not JSON!";
const FAILURE = "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 4\r\n\r\noops";

export class Between {
  #fault: Fault | null = null;
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly to: { host: string; port: number },
  ) {}

  static async before(host: string, port: number): Promise<Between> {
    const server = createServer();
    const between = new Between(server, { host, port });
    server.on("connection", (socket) => {
      between.#pass(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return between;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** From now on; what is under way is cut off. Null: all is well. */
  set fault(fault: Fault | null) {
    this.#fault = fault;
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.fault = "dead";
    await new Promise((resolve) => this.server.close(resolve));
  }

  #pass(socket: Socket): void {
    this.#keep(socket);
    if (this.#fault === "dead") socket.destroy();
    else if (this.#fault === "garbage") socket.on("data", () => socket.write(GARBAGE));
    else if (this.#fault === "error 500") socket.on("data", () => socket.write(FAILURE));
    else if (this.#fault === null) {
      const other = this.#keep(connect(this.to));
      socket.pipe(other).pipe(socket);
      socket.on("close", () => other.destroy());
      other.on("close", () => socket.destroy());
    } else socket.resume();
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    // Whoever cut it off knows.
    return socket.on("error", () => undefined);
  }
}
