import { Socket } from "node:net";
import { ApolloGateway } from "@apollo/gateway";
import { servable } from "../../gateway/authorization/rules";
import { environment } from "#kit/settings";
import { inProcess } from "../../gateway/in-process";
import { Place, within } from "./place";
import { people, QUESTION, shelters, supergraphOf } from "./toys";

/** Runs `work` and answers the hosts besides this one to which it tried to connect; none is reached. */
async function hostsCalled(work: () => Promise<void>): Promise<string[]> {
  const hosts: string[] = [];
  const through = Object.getOwnPropertyDescriptor(Socket.prototype, "connect")?.value as (...args: unknown[]) => Socket;
  const watch = jest.spyOn(Socket.prototype, "connect").mockImplementation(function (this: Socket, ...args: unknown[]) {
    const [first] = args.flat() as [{ host?: string }];
    const { host = "127.0.0.1" } = first;
    if (host === "127.0.0.1") return through.apply(this, args);
    hosts.push(host);
    process.nextTick(() => this.destroy(new Error("This test has no way out.")));
    return this;
  });
  try {
    await work();
  } finally {
    watch.mockRestore();
  }
  return hosts;
}

test("the gateway calls nobody but its agencies: not at start, not when asked, not at the end", async () => {
  environment().APOLLO_KEY = "service:onward:secret";
  environment().APOLLO_GRAPH_REF = "onward@current";
  const hosts = await hostsCalled(async () => {
    const place = new Place();
    const url = await place.gateway(
      inProcess(await Promise.all([people, shelters].map((each) => place.open(each))), within(1_000)),
    );
    expect((await place.ask(url, QUESTION)).status).toBe(200);
    await place.close();
  });
  delete environment().APOLLO_KEY;
  delete environment().APOLLO_GRAPH_REF;
  expect(hosts).toEqual([]);
});

test("Apollo's gateway as it comes would have called, and this test would have seen it", async () => {
  delete environment().APOLLO_TELEMETRY_DISABLED;
  const hosts = await hostsCalled(async () => {
    const gateway = new ApolloGateway({ supergraphSdl: servable(await supergraphOf([people, shelters])) });
    await gateway.load();
    await gateway.stop();
  });
  expect(hosts).toContain("usage-reporting.api.apollographql.com");
});
