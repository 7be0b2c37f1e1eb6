// The access logs of four agencies as an auditor asks for them.
import { randomUUID } from "node:crypto";
import { graphql } from "graphql";
import type { Read } from "#kit/access/reads";
import { AccessLogHead, HEAD } from "#kit/access-log/access-log.entity";
import { verifyAccessLog } from "#kit/access-log/verify";
import type { OpenAgency } from "#kit/agency";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";
import { gao2018 } from "../support/stories";
import { someone } from "../support/agency";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest } from "../support/hub";

const PAGE = `query Audit($operation: ID, $filter: AccessLogFilter, $first: Int! = 25, $after: String) {
  accessLog(operation: $operation) {
    people(first: $first, after: $after, filter: $filter) {
      totalCount
      edges {
        node {
          number at hubTime requestId operationName user agency roles purpose operationCode personIds hash
          reads { category level ground }
          refusals { coordinate code }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
    shelters(filter: $filter) { totalCount }
    health(filter: $filter) { totalCount }
    transport(filter: $filter) { totalCount }
  }
}`;

const HISTORY = `query History($operation: ID!, $first: Int!) {
  people(operation: $operation, first: 2) {
    edges {
      node {
        id
        accessHistory {
          people(first: $first) {
            totalCount
            edges { node { at user agency roles purpose reads { category } } }
            pageInfo { hasNextPage }
          }
          health(first: $first) { totalCount edges { node { user reads { category level ground } } } }
        }
      }
    }
  }
}`;

describe.each(engines())("the access log of the hub on $name", (engine) => {
  let hub: HubUnderTest;
  let awa: string;
  let binta: string;

  beforeAll(async () => {
    hub = await hubUnderTest(engine, [gao2018()]);
    const { data } = await hub.ask(`{ people(operation: "GAO-2018", first: 2) { edges { node { id } } } }`);
    [awa, binta] = data.people.edges.map(({ node }: { node: { id: string } }) => node.id);
    await reads("people", { user: "desk-1" }, [awa, "identity"], [binta, "identity"]);
    await reads("people", { user: "desk-2", agency: "OCHA" }, [awa, "identity"], [awa, "childCase", "L3"]);
    await reads("people", { user: "desk-1", operations: ["AGZ-2018"] }, [randomUUID(), "identity", "L2", "AGZ-2018"]);
    await reads("people", { user: "desk-3" }, [randomUUID(), "identity", "L2", null]);
    await reads("health", { user: "ward" }, [awa, "diagnosis", "L3"], [binta, "medication", "L4"]);
    const people = hub.agencies[0];
    const ctx = people?.contextOf({ ...someone, sub: "curious" }, { id: "refused", operationName: null });
    ctx?.reads.refuse({ coordinate: "Person.phone", code: "UNAUTHORIZED_FIELD_OR_TYPE" });
    if (ctx) await people?.finish(ctx);
  });
  afterAll(() => hub.stop());

  const agencyOf = (name: string): OpenAgency => {
    const agency = hub.agencies.find((open) => open.name === name);
    if (!agency) throw new Error(`There is no agency ${name}.`);
    return agency;
  };

  type Told = [personId: string, category: string, level?: Read["level"], operationCode?: string | null];

  const reads = async (name: string, { user, ...viewer }: Partial<Viewer> & { user: string }, ...told: Told[]) => {
    const open = agencyOf(name);
    const request = { id: randomUUID(), operationName: "Desk" };
    const ctx = open.contextOf({ ...someone, roles: ["iom-registrar"], ...viewer, sub: user }, request);
    for (const [personId, category, level = "L2", operationCode = "GAO-2018"] of told) {
      ctx.reads.note({ personId, category, level, operationCode, ground: "ROLE" });
    }
    await open.finish(ctx);
  };

  /** The users of the people agency's lines, as an auditor for these operations (all unless said) sees them. */
  const usersSeen = async (variables: Record<string, unknown>, operations: string[] = []) => {
    const { schema, contextOf } = agencyOf("people");
    const source = `query($operation: ID, $filter: AccessLogFilter) {
      accessLog(operation: $operation) { people(filter: $filter) { edges { node { user } } } }
    }`;
    const contextValue = contextOf({ ...someone, operations }, { id: "audit", operationName: null });
    const { data, errors } = (await graphql({ schema, source, variableValues: variables, contextValue })) as any;
    return (
      errors?.[0].extensions.code ??
      data.accessLog.people.edges.map(({ node }: { node: { user: string } }) => node.user)
    );
  };

  test("joins the four agencies' lines, latest first", async () => {
    const { data, errors } = await hub.ask(PAGE, { operation: "GAO-2018" }, "auditor");
    expect(errors).toBeUndefined();
    expect(data.accessLog).toMatchObject({
      people: { totalCount: 2 },
      shelters: { totalCount: 0 },
      health: { totalCount: 1 },
      transport: { totalCount: 0 },
    });
    const [latest, first] = data.accessLog.people.edges.map(({ node }: { node: object }) => node);
    expect(latest).toMatchObject({
      number: 2,
      hubTime: "2018-04-30T18:00:00.000Z",
      operationName: "Desk",
      user: "desk-2",
      agency: "OCHA",
      roles: ["iom-registrar"],
      purpose: "CHILD_PROTECTION",
      operationCode: "GAO-2018",
      personIds: [awa],
      reads: [
        { category: "identity", level: "L2", ground: "ROLE" },
        { category: "childCase", level: "L3", ground: "ROLE" },
      ],
      refusals: [],
    });
    expect(first).toMatchObject({ number: 1, personIds: [awa, binta].sort() });
  });

  test("goes on page by page", async () => {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const { data } = await hub.ask(PAGE, { first: 2, after }, "auditor");
      const { edges, pageInfo } = data.accessLog.people;
      seen.push(...edges.map(({ node }: { node: { number: number } }) => node.number));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });

  test("is narrowed by person, user, agency, category, ground, refusal and time", async () => {
    const seen = (filter: object) => usersSeen({ filter });
    expect(await seen({})).toEqual(["curious", "desk-3", "desk-1", "desk-2", "desk-1"]);
    expect(await seen({ personId: awa })).toEqual(["desk-2", "desk-1"]);
    expect(await seen({ user: "desk-1" })).toEqual(["desk-1", "desk-1"]);
    expect(await seen({ agency: "OCHA" })).toEqual(["desk-2"]);
    expect(await seen({ category: "childCase" })).toEqual(["desk-2"]);
    expect(await seen({ category: 'x" OR 1=1' })).toEqual([]);
    expect(await seen({ category: "child" })).toEqual([]);
    expect(await seen({ ground: "ROLE", personId: binta })).toEqual(["desk-1"]);
    expect(await seen({ ground: "BREAK_GLASS" })).toEqual([]);
    expect(await seen({ isRefusal: true })).toEqual(["curious"]);
    expect(await seen({ isRefusal: false, user: "curious" })).toEqual([]);
    expect(await seen({ from: "2200-01-01T00:00:00Z" })).toEqual([]);
    expect(await seen({ until: "2018-05-01T00:00:00Z" })).toEqual([]);
    expect(await seen({ personId: "awa" })).toBe("ID_MALFORMED");
    expect(await seen({ from: "2020-01-01T00:00:00Z", until: "2020-01-01T00:00:00Z" })).toBe("FILTER_INVALID");
  });

  test("shows an auditor of some operations the lines that are known to be of these, and no others", async () => {
    expect(await usersSeen({}, ["AGZ-2018"])).toEqual(["desk-1"]);
    expect(await usersSeen({ operation: "AGZ-2018" }, ["AGZ-2018"])).toEqual(["desk-1"]);
    expect(await usersSeen({ operation: "GAO-2018" }, ["AGZ-2018"])).toBe("OPERATION_UNKNOWN");
    expect(await usersSeen({ operation: "AGZ-2018" })).toEqual(["desk-1"]);
    expect(await usersSeen({ filter: { user: "curious" } }, ["GAO-2018", "AGZ-2018"])).toEqual([]);
  });

  test("tells who saw one person's data, and nothing of the others in the same request", async () => {
    const { data, errors } = await hub.ask(HISTORY, { operation: "GAO-2018", first: 1 }, "iom-registrar");
    expect(errors).toBeUndefined();
    const [first, second] = data.people.edges.map(({ node }: { node: object }) => node);
    expect(first).toMatchObject({
      id: awa,
      accessHistory: {
        people: {
          totalCount: 2,
          edges: [
            {
              node: {
                user: "desk-2",
                agency: "OCHA",
                roles: ["iom-registrar"],
                purpose: "CHILD_PROTECTION",
                reads: [{ category: "identity" }, { category: "childCase" }],
              },
            },
          ],
          pageInfo: { hasNextPage: true },
        },
        health: { totalCount: 1, edges: [{ node: { user: "ward", reads: [{ category: "diagnosis", level: "L3" }] } }] },
      },
    });
    expect(second).toMatchObject({
      id: binta,
      accessHistory: {
        people: { totalCount: 1, edges: [{ node: { user: "desk-1", reads: [{ category: "identity" }] } }] },
        health: {
          totalCount: 1,
          edges: [{ node: { user: "ward", reads: [{ category: "medication", level: "L4" }] } }],
        },
      },
    });
  });

  test("costs the same statements for one history as for two", async () => {
    hub.statements.length = 0;
    await hub.ask(HISTORY, { operation: "GAO-2018", first: 5 }, "iom-registrar");
    // The lines, and the count.
    const health = hub.statements.filter(({ agency, sql }) => agency === "health" && sql.includes(" IN ("));
    expect(health).toHaveLength(2);
  });

  test("shows nothing that is not logged: an agency whose log fails costs its own fields, from the first answer on", async () => {
    const health = hub.agencies.find(({ name }) => name === "health") as OpenAgency;
    const move = (from: number, to: number) =>
      transact(health.db, (tx) => tx.update(AccessLogHead, { id: from }, { id: to }));
    const ask = () =>
      hub.ask("query($id: ID!) { person(id: $id) { givenName medicalNeeds { id } fitToTravel { verdict } } }", {
        id: awa,
      });
    const whole = await ask();
    expect(whole.errors).toBeUndefined();
    await move(HEAD, 99);
    const less = { givenName: whole.data.person.givenName, medicalNeeds: null, fitToTravel: null };
    // First it answered ahead of its log, and what it said is taken back; then it waits for its log.
    for (const code of ["AGENCY_UNAVAILABLE", "ACCESS_UNLOGGED"]) {
      const { data, errors = [] } = await ask();
      expect(data.person).toEqual(less);
      expect(new Set(errors.map(({ extensions }) => [extensions.code, extensions.agency].join()))).toEqual(
        new Set([`${code},health`]),
      );
    }
    await move(99, HEAD);
    expect((await ask()).data).toEqual(whole.data);
    expect((await verifyAccessLog(health.db)).broken).toBeNull();
  });
});
