import type { ApolloServer, BaseContext } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { portSetting, readSettings } from "#kit/settings";

/** Listens on `PORT` and says where; ends on SIGTERM, as Apollo's server does by itself. */
export async function serve<C extends BaseContext>(server: ApolloServer<C>, context: () => Promise<C>): Promise<void> {
  const { PORT: port } = readSettings({ PORT: portSetting(0) });
  const { url } = await startStandaloneServer(server, { context, listen: { port, host: "127.0.0.1" } });
  process.stdout.write(`listening ${url}graphql\n`);
}
