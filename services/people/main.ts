import "reflect-metadata";
import { runService } from "#kit/service";
import { loadDemonstration } from "#scenario/demonstration";
import { seedPeople } from "./seed";
import { people } from "./subgraph";

runService(people, (db) => loadDemonstration(db, seedPeople));
