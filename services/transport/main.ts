import "reflect-metadata";
import { runService } from "#kit/service";
import { loadDemonstration } from "#scenario/demonstration";
import { seedTransport } from "./seed";
import { transport } from "./subgraph";

runService(transport, (db) => loadDemonstration(db, seedTransport));
