// Staff and equipment that are asked for. "More staff and equipment are urgently needed": news release of the UN
// Migration Agency (IOM), April 2018. What exactly is invented.
import { dayOf } from "#kit/days";
import { idOf } from "#scenario/random";
import type { Chapter } from "#scenario/story";
import type { ResourceRequest } from "../request/request.entity";
import { ResourceRequestKind, ResourceRequestStatus } from "../request/request.enums";
import { writtenAt } from "./desk";

interface Wanted {
  kind: ResourceRequestKind;
  item: string;
  quantity: number;
  status: ResourceRequestStatus;
  reason: string;
  /** Hours before the story ends. */
  askedHoursAgo: number;
  changedHoursAgo: number;
  /** Days after it was asked for; null: when it can be had. */
  withinDays: number | null;
  isForAll?: boolean;
}

const { STAFF, EQUIPMENT } = ResourceRequestKind;
const { REQUESTED, APPROVED, DEPLOYED, CLOSED, REJECTED } = ResourceRequestStatus;

function wanted(
  kind: ResourceRequestKind,
  quantity: number,
  item: string,
  reason: string,
  status: ResourceRequestStatus,
  [askedHoursAgo, changedHoursAgo, withinDays]: [number, number, number | null],
): Wanted {
  return { kind, item, quantity, status, reason, askedHoursAgo, changedHoursAgo, withinDays };
}

const WANTED: readonly Wanted[] = [
  {
    ...wanted(
      STAFF,
      12,
      "Agents d'accueil et de profilage",
      "Urgent : les équipes ne suffisent plus aux arrivées.",
      REQUESTED,
      [5, 5, 2],
    ),
    isForAll: true,
  },
  wanted(EQUIPMENT, 200, "Matelas et moustiquaires", "Urgent : des gens dorment à même le sol.", REQUESTED, [8, 8, 2]),
  wanted(STAFF, 4, "Infirmiers", "Urgent : tous arrivent dans un état de santé alarmant.", APPROVED, [20, 6, 3]),
  wanted(
    EQUIPMENT,
    2,
    "Autocars pour le centre de transit",
    "Il n'y a pas de transport public.",
    APPROVED,
    [44, 21, 5],
  ),
  wanted(EQUIPMENT, 6, "Tentes familiales", "Les familles doivent rester ensemble.", DEPLOYED, [100, 60, 4]),
  wanted(STAFF, 3, "Travailleurs sociaux", "Enfants non accompagnés à suivre.", DEPLOYED, [150, 90, 7]),
  wanted(EQUIPMENT, 3, "Réservoirs d'eau de 5 000 litres", "Moins de 15 litres par personne.", DEPLOYED, [170, 120, 3]),
  wanted(STAFF, 8, "Cuisiniers pour la dernière vague", "Trois repas par jour.", CLOSED, [190, 30, 1]),
  wanted(EQUIPMENT, 500, "Kits d'hygiène", "Stock épuisé.", CLOSED, [230, 110, 5]),
  wanted(EQUIPMENT, 1, "Groupe électrogène de 60 kVA", "Coupures chaque nuit.", REJECTED, [260, 200, null]),
];

/** Ten requests, for the first shelters of the chapter in turn. */
export function requestsOf({ operation, shelters }: Chapter): Partial<ResourceRequest>[] {
  const open = shelters.filter(({ status }) => status === "OPEN");
  const [first] = open;
  if (!first) return [];
  const before = (hours: number): Date => new Date(operation.asOf.getTime() - hours * 3_600_000);
  return WANTED.map(({ askedHoursAgo, changedHoursAgo, withinDays, isForAll, ...what }, index) => {
    const id = idOf(`resource request ${first.id} ${String(index)}`);
    const shelter = open[index % open.length] ?? first;
    const asked = before(askedHoursAgo);
    return {
      ...writtenAt(shelter, operation, asked, id),
      ...what,
      id,
      changedAt: before(changedHoursAgo),
      neededBy:
        withinDays === null ? null : dayOf(new Date(asked.getTime() + withinDays * 86_400_000), operation.timeZone),
      shelterId: isForAll ? null : shelter.id,
    };
  });
}
