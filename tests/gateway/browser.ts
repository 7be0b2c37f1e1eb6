// A real browser without a window, steered over its own protocol.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { request, WebSocket } from "undici";

/** The browser of this machine, or null. */
export function browserOf(names = ["chromium", "chromium-browser", "google-chrome"]): string | null {
  for (const name of names) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // not this one
    }
  }
  return null;
}

export interface Tab {
  /** Addresses that the page asked for. */
  requested: string[];
  /** What the console was told, refusals by the content security policy included. */
  complaints: string[];
  open: (url: string) => Promise<void>;
  /** Evaluates an expression in the page until it is true-like, for at most fifteen seconds, and answers it. */
  see: (expression: string) => Promise<unknown>;
  close: () => Promise<void>;
}

interface Message {
  id?: number;
  method?: string;
  result?: { result?: { value?: unknown } };
  params?: { request?: { url: string }; entry?: { text: string }; exceptionDetails?: { text: string } };
}

/** Opens a tab from which no other host can be reached. */
export async function openTab(browser: string): Promise<Tab> {
  const profile = mkdtempSync(join(tmpdir(), "onward-browser-"));
  const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
    "--window-size=1400,900",
  ];
  const alone = ["--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"];
  const child = spawn(browser, [...flags, ...alone, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
    // A process group of its own, so that its helpers end with it.
    detached: true,
  });
  const port = await portOf(child.stderr);
  const tabs = (await (await request(`http://127.0.0.1:${port}/json/list`)).body.json()) as Record<string, string>[];
  const socket = new WebSocket(tabs.find(({ type }) => type === "page")?.webSocketDebuggerUrl ?? "");
  await once(socket, "open");

  const requested: string[] = [];
  const complaints: string[] = [];
  const waiting = new Map<number, (message: Message) => void>();
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id) waiting.get(message.id)?.(message);
    const { request: asked, entry, exceptionDetails } = message.params ?? {};
    if (message.method === "Network.requestWillBeSent" && asked) requested.push(asked.url);
    if (entry) complaints.push(entry.text);
    if (exceptionDetails) complaints.push(exceptionDetails.text);
  });
  let last = 0;
  const send = (method: string, params: object = {}): Promise<Message> =>
    new Promise((resolve) => {
      waiting.set(++last, resolve);
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  for (const domain of ["Network", "Log", "Runtime", "Page"]) await send(`${domain}.enable`);
  return {
    requested,
    complaints,
    open: async (url) => {
      await send("Page.navigate", { url });
    },
    see: async (expression) => {
      for (let tries = 0; tries < 150; tries++) {
        const { result } = await send("Runtime.evaluate", { expression });
        if (result?.result?.value) return result.result.value;
        await pause(100);
      }
      throw new Error(`The page never showed ${expression}.`);
    },
    close: async () => {
      const ended = once(child, "exit");
      socket.close();
      child.stderr.destroy();
      if (child.pid) process.kill(-child.pid, "SIGKILL");
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function portOf(output: AsyncIterable<Buffer>): Promise<string> {
  let text = "";
  for await (const part of output) {
    const [, port] = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec((text += part.toString())) ?? [];
    if (port) return port;
  }
  throw new Error(`The browser did not start: ${text}`);
}
