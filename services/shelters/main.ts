import "reflect-metadata";
import { runService } from "#kit/service";
import { loadDemonstration } from "#scenario/demonstration";
import { seedShelters } from "./seed";
import { shelters } from "./subgraph";

runService(shelters, (db) => loadDemonstration(db, seedShelters));
