// The composition root: the one place that knows every agency.
import type { Agency } from "#kit/agency";
import type { Seed } from "#scenario/load";
import { health } from "./services/health/subgraph";
import { seedHealth } from "./services/health/seed";
import { people } from "./services/people/subgraph";
import { seedPeople } from "./services/people/seed";
import { shelters } from "./services/shelters/subgraph";
import { seedShelters } from "./services/shelters/seed";
import { transport } from "./services/transport/subgraph";
import { seedTransport } from "./services/transport/seed";

export const AGENCIES: readonly { agency: Agency; seed: Seed }[] = [
  { agency: people, seed: seedPeople },
  { agency: shelters, seed: seedShelters },
  { agency: health, seed: seedHealth },
  { agency: transport, seed: seedTransport },
];

/** The agency of this name, none if there is none; all where no name is given. */
export const agenciesNamed = (name?: string): Agency[] =>
  AGENCIES.map(({ agency }) => agency).filter((agency) => agency.name === (name ?? agency.name));
