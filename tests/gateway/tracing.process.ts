// Two agencies and a gateway with tracing on: asks them one question, and says on stdout what they sent to a collector.
import "reflect-metadata";
import { environment } from "#kit/settings";
import { startTracing } from "#kit/tracing";
import { Place } from "./place";
import { people, QUESTION, shelters } from "./toys";

async function main(): Promise<void> {
  const place = new Place();
  const bodies: string[] = [];
  const collector = await place.impostor((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      bodies.push(body);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  environment().OTEL_EXPORTER_OTLP_ENDPOINT = new URL(collector).origin;
  const endTracing = await startTracing("test");
  const urls = { people: await place.subgraph(people), shelters: await place.subgraph(shelters) };
  const url = await place.gateway(await place.http(urls, 5_000));
  const [, , traceparent = ""] = process.argv;
  const { data } = await place.ask(url, QUESTION, { headers: { traceparent } });
  await endTracing();
  process.stdout.write(JSON.stringify({ data: data as unknown, bodies }));
  await place.close();
}

void main();
