import "reflect-metadata";
import { runService } from "#kit/service";
import { loadDemonstration } from "#scenario/demonstration";
import { seedTransport } from "./seed";
import { transport } from "./subgraph";

void runService(transport, (db) => loadDemonstration(db, seedTransport));
