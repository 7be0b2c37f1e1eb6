// `npx tsx bench/stock/gateway.ts`: the stock gateway before the four stock subgraphs, which listen already.
import { ApolloGateway, IntrospectAndCompose } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { z } from "zod";
import { failToStart } from "#kit/process";
import { disableApolloTelemetry, readSettings } from "#kit/settings";
import { serve } from "./serve";

async function main(): Promise<void> {
  disableApolloTelemetry();
  const { PEOPLE_URL, SHELTERS_URL, HEALTH_URL, TRANSPORT_URL } = readSettings({
    PEOPLE_URL: z.url(),
    SHELTERS_URL: z.url(),
    HEALTH_URL: z.url(),
    TRANSPORT_URL: z.url(),
  });
  const subgraphs = [
    { name: "people", url: PEOPLE_URL },
    { name: "shelters", url: SHELTERS_URL },
    { name: "health", url: HEALTH_URL },
    { name: "transport", url: TRANSPORT_URL },
  ];
  const gateway = new ApolloGateway({ supergraphSdl: new IntrospectAndCompose({ subgraphs }) });
  await serve(new ApolloServer({ gateway }), () => Promise.resolve({}));
}

main().catch(failToStart);
