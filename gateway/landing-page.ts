// `GET /` outside production: GraphiQL with the first question of each user group. Everything comes from here: where
// the hub runs, a page that fetches from the internet does not open.
import { dirname, join } from "node:path";
import staticFiles from "@fastify/static";
import type { FastifyInstance } from "fastify";

const PAGE = join(__dirname, "page");

const packageFile = (name: string, path: string): string =>
  join(dirname(require.resolve(`${name}/package.json`)), path);

/** What `/assets/` has, and nothing besides. */
const ASSETS: Readonly<Record<string, string>> = {
  "page.js": join(PAGE, "page.js"),
  "page.css": join(PAGE, "page.css"),
  "unicef.graphql": join(PAGE, "queries/unicef.graphql"),
  "health.graphql": join(PAGE, "queries/health.graphql"),
  "dashboard.graphql": join(PAGE, "queries/dashboard.graphql"),
  "graphiql.js": packageFile("graphiql", "graphiql.min.js"),
  "graphiql.css": packageFile("graphiql", "graphiql.min.css"),
  "react.js": packageFile("react", "umd/react.production.min.js"),
  "react-dom.js": packageFile("react-dom", "umd/react-dom.production.min.js"),
};

const HEADERS = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src data:",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

export async function serveLandingPage(app: FastifyInstance): Promise<void> {
  await app.register(staticFiles, { root: PAGE, serve: false, cacheControl: false });
  app.get("/", (_, reply) => reply.headers(HEADERS).header("cache-control", "no-store").sendFile("index.html"));
  app.get<{ Params: { name: string } }>("/assets/:name", (request, reply) => {
    const file = Object.hasOwn(ASSETS, request.params.name) ? ASSETS[request.params.name] : undefined;
    if (file === undefined) {
      reply.callNotFound();
      return reply;
    }
    const mayBeKept = file.includes("node_modules") ? "max-age=86400" : "no-cache";
    return reply.headers(HEADERS).header("cache-control", mayBeKept).sendFile(file, "/");
  });
}
