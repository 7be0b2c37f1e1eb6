import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openAgency, type Agency, type OpenAgency } from "#kit/agency";
import type { Role } from "#kit/access/roles";
import { issueToken } from "#kit/development-token";
import { developmentKey, publicHalf } from "#kit/keys";
import { openLog } from "#kit/log";
import { startSubgraph } from "#kit/serve";
import { viewerSigner } from "#kit/viewer";
import type { Connect } from "../../gateway/line";
import { startGateway, type GatewayOptions } from "../../gateway/gateway";
import { overHttp } from "../../gateway/http";
import type { Timeouts } from "../../gateway/question";
import { tokenReader } from "../../gateway/tokens";
import { people, shelters, supergraphOf } from "./toys";

/** The same time for reading and for writing. */
export const within = (ms: number): Timeouts => ({ readMs: ms, writeMs: ms });

/** A data folder, and the servers of one test file; all are closed together. */
export class Place {
  readonly dataDir = mkdtempSync(join(tmpdir(), "onward-gateway-"));
  readonly logged: string[] = [];
  private readonly closing: (() => Promise<unknown>)[] = [];

  file(name: string, text: string): string {
    const path = join(this.dataDir, name);
    writeFileSync(path, text);
    return path;
  }

  async open(each: Agency): Promise<OpenAgency> {
    return openAgency(each, { url: `sqlite:${join(this.dataDir, `${each.name}.sqlite`)}` });
  }

  /** The address of a subgraph in front of `each`. */
  async subgraph(each: Agency, isProduction = false): Promise<string> {
    const publicKey = publicHalf(await developmentKey(this.dataDir, "viewers"));
    const server = await startSubgraph(await this.open(each), {
      publicKey,
      host: "127.0.0.1",
      port: 0,
      logLevel: "silent",
      isProduction,
    });
    this.closing.push(server.stop);
    return `${server.url}/graphql`;
  }

  /** The address of a server that is no subgraph. */
  async impostor(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    this.closing.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`;
  }

  async http(urls: Record<string, string>, timeoutMs = 300): Promise<Connect> {
    return overHttp({
      urls,
      // As in the field, where what is written may take longer: else the connection's own limits would be met first.
      timeouts: { readMs: timeoutMs, writeMs: timeoutMs + 10_000 },
      sign: await viewerSigner(await developmentKey(this.dataDir, "viewers")),
    });
  }

  async gateway(connect: Connect, options: Partial<GatewayOptions> = {}): Promise<string> {
    const { supergraph = "", isProduction = false, demand = {}, ...rest } = options;
    const file = supergraph || this.file("supergraph.graphql", await supergraphOf([people, shelters]));
    const server = await startGateway({
      supergraph: file,
      pollMs: 20,
      connect,
      readToken: await tokenReader({ DATA_DIR: this.dataDir }),
      host: "127.0.0.1",
      port: 0,
      log: openLog("gateway", "trace", { write: (line) => this.logged.push(line) }),
      isProduction,
      demand,
      ...rest,
    });
    this.closing.push(server.stop);
    return server.url;
  }

  token(role: Role = "dashboard", ttl?: string): Promise<string> {
    return issueToken(this.dataDir, { role, ttl });
  }

  /** Asks over HTTP as a client does. */
  async ask(
    url: string,
    query: string,
    options: { token?: string; variables?: object; headers?: Record<string, string> } = {},
  ) {
    const { token = await this.token(), variables, headers } = options;
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }), ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await answer.json()) as Body;
    return { status: answer.status, headers: answer.headers, ...body };
  }

  async close(): Promise<void> {
    for (const close of this.closing.reverse()) await close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

interface Body {
  data?: any;
  extensions?: Record<string, unknown>;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** Waits until `isSo` is, for at most two seconds. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await isSo()) return;
    await pause(20);
  }
  throw new Error("It did not come to pass.");
}
