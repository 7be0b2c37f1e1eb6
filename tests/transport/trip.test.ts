import { gao2018 } from "../support/stories";
import { seedTransport } from "../../services/transport/seed";
import { transport } from "../../services/transport/subgraph";
import { agencyUnderTest, type AgencyUnderTest, askFor, nodesOf, type Page } from "../support/agency";
import { engines } from "../support/databases";
import { CODE, convoy, TRIPS } from "./convoy";
import { CENTRE, hoursFromNow, NOW, personId, tripId } from "./told";

const LIST = `query ($operation: ID!, $filter: TripFilter, $sort: TripSort! = DEPARTURE_SOONEST, $first: Int! = 200, $after: String) {
  trips(operation: $operation, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount
    edges { node { id status departsAt } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const WHOLE = `query ($id: ID!) {
  trip(id: $id) {
    id operationCode status purpose mode crossesBorder seats seatsTaken seatsFree departsAt arrivesAt departedAt arrivedAt
    distanceKm cancelledReason recordedBy { agency user }
    vehicle { id name mode seats operatorAgency plate isWheelchairAccessible }
    origin { name country { code label(language: FR) } }
    destination { name country { code label } }
    originShelter { id } destinationShelter { id }
    manifest { id status seat heldCodes person { id } nominatedAt }
    passengers { id }
  }
}`;

interface Node {
  id: string;
  status: string;
  departsAt: string;
}

interface Whole {
  seats: number;
  seatsTaken: number;
  seatsFree: number;
  cancelledReason: string | null;
  manifest: { status: string; seat: string | null; heldCodes: string[]; person: { id: string } }[];
  passengers: { id: string }[];
}

describe.each(engines())("trips on $name", (engine) => {
  const gao = gao2018();
  let agency: AgencyUnderTest;

  beforeAll(async () => {
    agency = await agencyUnderTest(engine, transport, seedTransport, [gao, convoy()]);
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const list = async (operation: string, variables: object = {}) => {
    const asked = await askFor<{ trips: Page<Node> | null }>(agency, LIST, { operation, ...variables });
    return { ...asked, ids: asked.data.trips ? nodesOf(asked.data.trips).map(({ id }) => id) : [] };
  };
  const names = async (filter: object): Promise<string[]> => {
    const { ids, data } = await list(CODE, { filter });
    expect(data.trips?.totalCount).toBe(ids.length);
    const known = ["onward", "full", "home", "locked", "boarding", "delayed", "on the road", "arrived"];
    const all = [...known, "done", "done again", "went home", "cancelled"];
    return ids.map((id) => all.find((name) => tripId(name) === id) ?? id).toSorted();
  };
  const whole = async (id: string) => {
    const { data, messages } = await askFor<{ trip: Whole | null }>(agency, WHOLE, { id });
    expect(messages).toEqual([]);
    return data.trip;
  };

  test("are those of the story, the soonest first, or the latest", async () => {
    const soonest = gao.trips
      .toSorted((a, b) => a.departsAt.getTime() - b.departsAt.getTime() || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
    const { ids, queries } = await list("GAO-2018");
    expect(ids).toEqual(soonest);
    expect(queries).toHaveLength(3);
    expect((await list("GAO-2018", { sort: "DEPARTURE_LATEST" })).ids).toEqual(soonest.toReversed());
  });

  test.each(["DEPARTURE_SOONEST", "DEPARTURE_LATEST"])("come page after page, %s", async (sort) => {
    const { ids: all } = await list(CODE, { sort });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data, ids } = await list(CODE, { sort, first: 5, after });
      seen.push(...ids);
      after = data.trips?.pageInfo.hasNextPage ? data.trips.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(all);
    expect(all).toHaveLength(TRIPS.length);
  });

  test.each<[object, string[]]>([
    [{ status: ["OPEN", "BOARDING"] }, ["boarding", "full", "onward"]],
    [{ status: ["CANCELLED"] }, ["cancelled"]],
    [{ purpose: "RETURN" }, ["delayed", "home", "on the road", "went home"]],
    [{ mode: "AIR" }, ["home"]],
    [{ destinationCountry: "CIV" }, ["delayed", "went home"]],
    [{ destinationName: "seguela" }, ["delayed"]],
    [{ destinationName: "SÉGUÉLA" }, ["delayed"]],
    [{ destinationName: "Coto" }, ["home"]],
    [{ destinationName: "otonou" }, []],
    [{ destinationShelter: CENTRE, status: ["MANIFEST_LOCKED", "PLANNED"] }, ["locked"]],
    [{ originShelter: CENTRE }, []],
    [{ departsFrom: hoursFromNow(20), departsBefore: hoursFromNow(41), purpose: "ONWARD" }, ["onward"]],
    [{ departsFrom: hoursFromNow(40) }, ["delayed", "full", "onward"]],
    [{ departsBefore: hoursFromNow(-60) }, ["done"]],
    [{ hasFreeSeats: true }, ["boarding", "delayed", "home", "locked", "onward"]],
    [{ hasFreeSeats: false }, ["arrived", "cancelled", "done", "done again", "full", "on the road", "went home"]],
    [{ status: null, purpose: null, destinationName: null, mode: "AIR" }, ["home"]],
  ])("are found by %j", async (filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  test("leave from the shelter of the story", async () => {
    const [origin] = gao.trips.flatMap(({ originShelterId }) => originShelterId ?? []);
    const expected = gao.trips.filter(({ originShelterId }) => originShelterId === (origin ?? null));
    const { data } = await list("GAO-2018", { filter: { originShelter: origin } });
    expect(data.trips?.totalCount).toBe(expected.length);
  });

  test.each<[object, string, string]>([
    [{ status: [] }, "FILTER_INVALID", "filter.status"],
    [{ destinationCountry: "XXQ" }, "FILTER_INVALID", "filter.destinationCountry"],
    [{ destinationName: " ’- " }, "FILTER_INVALID", "filter.destinationName"],
    [{ departsFrom: NOW, departsBefore: NOW }, "FILTER_INVALID", "departsFrom"],
    [{ destinationShelter: "sokoniko" }, "ID_MALFORMED", "filter.destinationShelter"],
    [{ originShelter: "1" }, "ID_MALFORMED", "filter.originShelter"],
  ])("are not looked for by %j", async (filter, code, place) => {
    const { codes, messages, data } = await list(CODE, { filter });
    expect(codes).toEqual([code]);
    expect(messages[0]).toContain(place);
    expect(data.trips).toBeNull();
  });

  test("of an operation that nobody knows are refused by its name", async () => {
    const { codes, messages } = await list("NOWHERE-1999");
    expect(codes).toEqual(["OPERATION_UNKNOWN"]);
    expect(messages[0]).toContain("NOWHERE-1999");
  });

  test("tell everything of themselves", async () => {
    const story = gao.trips.find(({ status, purpose }) => status === "OPEN" && purpose === "ONWARD");
    if (!story) throw new Error("The story has no open trip.");
    const { id, seats, departsAt, distanceKm, vehicleId, destinationShelterId } = story;
    const { name, plate } = gao.vehicles.find((vehicle) => vehicle.id === vehicleId) ?? {};
    expect(await whole(id)).toMatchObject({
      operationCode: "GAO-2018",
      status: "OPEN",
      purpose: "ONWARD",
      mode: "ROAD",
      crossesBorder: false,
      departedAt: null,
      arrivedAt: null,
      cancelledReason: null,
      ...{ seats, distanceKm, departsAt: departsAt.toISOString() },
      vehicle: { id: vehicleId, name, seats, plate },
      origin: { name: "Gao", country: { code: "MLI", label: "Mali" } },
      destination: { name: "Bamako", country: { code: "MLI", label: "Mali" } },
      destinationShelter: { id: destinationShelterId },
    });
  });

  test("count as taken the seats of all but those who are held or off the trip", async () => {
    expect(await whole(tripId("onward"))).toMatchObject({ seats: 10, seatsTaken: 2, seatsFree: 8 });
    expect(await whole(tripId("full"))).toMatchObject({ seats: 1, seatsTaken: 1, seatsFree: 0 });
    expect(await whole(tripId("arrived"))).toMatchObject({ seatsTaken: 3, seatsFree: 0 });
  });

  test("have the whole manifest, and as passengers only those who are to travel or on the way", async () => {
    const onward = await whole(tripId("onward"));
    expect(onward?.manifest.map(({ status }) => status).toSorted()).toEqual([
      "CLEARED",
      "DECLINED",
      "HELD",
      "HELD",
      "NOMINATED",
    ]);
    expect(onward?.manifest.find(({ person }) => person.id === personId("held"))).toMatchObject({
      seat: null,
      heldCodes: ["MEDICAL", "HOLD"],
    });
    const aboard = ["nominated", "parent", "held", "held for a bed"].map(personId);
    expect(new Set(onward?.passengers.map(({ id }) => id))).toEqual(new Set(aboard));
    expect((await whole(tripId("arrived")))?.passengers).toEqual([]);
    expect((await whole(tripId("on the road")))?.passengers).toEqual([{ id: personId("on the road") }]);
  });

  test("say why they will not leave", async () => {
    expect((await whole(tripId("cancelled")))?.cancelledReason).toMatch(/./);
  });

  test("are null where there is none, and an id that is none is refused", async () => {
    expect(await whole(tripId("never planned"))).toBeNull();
    expect((await agency.ask(WHOLE, { id: "trip-1" })).codes).toEqual(["ID_MALFORMED"]);
  });
});
