import "reflect-metadata";
import { runService } from "#kit/service";
import { loadDemonstration } from "#scenario/demonstration";
import { seedHealth } from "./seed";
import { health } from "./subgraph";

runService(health, (db) => loadDemonstration(db, seedHealth));
