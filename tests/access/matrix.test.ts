// Every field of the graph, for every role, by every way that leads to it.
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from "graphql";
import { policyOf, ruleFor, type Policy } from "#kit/access/policy";
import { ROLES, type Role } from "#kit/access/roles";
import { gao2018 } from "../support/stories";
import { AGENCIES } from "../../agencies";
import { engines } from "../support/databases";
import { hubUnderTest, type HubUnderTest, type Told } from "../support/hub";
import { askAs, viewerAs } from "./ask-as";
import { aliasedFields, filtersOf, questionAt, questionOf, waysOf, type Values, type Way } from "./paths";

const chapter = gao2018();
const policies = AGENCIES.map(({ agency }) => policyOf(agency.access));
const [site = ""] = chapter.shelters.map(({ id }) => id);
const REFUSED = "UNAUTHORIZED_FIELD_OR_TYPE";

/** Whether some agency lets this role use the field. A stub of another's key states nothing. */
function mayUse(role: Role, type: string, field: string): boolean {
  const rules = policies.flatMap((policy: Policy) => ruleFor(policy, type, field) ?? []);
  if (rules.length === 0) throw new Error(`${type}.${field} has no policy.`);
  const owned = rules.filter(({ name }) => name !== "stub");
  return (owned.length > 0 ? owned : rules).every(({ roles }) => roles === "anyone" || roles.includes(role));
}

const mayGo = (role: Role, { steps }: Way): boolean =>
  steps.every(({ coordinate }) => mayUse(role, ...(coordinate.split(".") as [string, string])));

/** What a question costs is limited, so only some ways go into one. */
const WAYS_AT_ONCE = 6;

const codesAt = ({ errors = [] }: Told, alias: string): string[] =>
  errors.filter(({ path }) => path?.at(-1) === alias).map(({ extensions }) => extensions.code);

/** As many at a time as one question may have aliases for. */
const chunksOf = <T>(all: readonly T[], size = 20): T[][] =>
  all.length === 0 ? [] : [all.slice(0, size), ...chunksOf(all.slice(size), size)];

/** Every value that an answer has under this key. */
function valuesOf(data: unknown, key: string): unknown[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => (name === key ? [value] : valuesOf(value, key)));
}

/** Types that acts answer with, which no question need lead to. */
function answersOfActs(schema: GraphQLSchema): Set<string> {
  const found = new Set<string>();
  const visit = (type: GraphQLNamedType): void => {
    if (!isObjectType(type) || found.has(type.name)) return;
    found.add(type.name);
    // A record of an agency is led to by questions; what is only told of an act hangs on the act's answer.
    if (type.name.endsWith("Payload") || type.name === "Mutation") {
      for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
    }
  };
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) visit(getNamedType(field.type));
  for (const name of [...found]) {
    const type = schema.getType(name);
    if (isObjectType(type) && !("id" in type.getFields())) {
      for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
    }
  }
  return found;
}

/** Words that no error may say. */
const NAMES = new Set(
  chapter.people.flatMap(({ givenName, familyName, phone }) => [givenName, familyName, phone ?? ""]),
);
const nameIn = (text: string): string | undefined =>
  text.split(/[^\p{Letter}\p{Number}+'-]+/u).find((word) => word.length > 2 && NAMES.has(word));

describe.each(engines())("the access table on $name", (engine) => {
  // Agencies are refused by the same guards as people; on the slower lane people are enough.
  const roles = ROLES.filter((role) => engine.name === "SQLite" || !role.endsWith("-agency"));
  let hub: HubUnderTest;
  let schema: GraphQLSchema;
  let values: Values;
  let ways: Map<string, Way[]>;
  const told: string[] = [];
  let cells = 0;

  const ask = async (role: Role, question: string): Promise<Told> => {
    const sites = role === "consulate" ? ["GIN"] : [site];
    const answer = await hub.ask(question, {}, role, { sites });
    told.push(...(answer.errors ?? []).map(({ message }) => message));
    const codes = (answer.errors ?? []).map(({ extensions }) => extensions.code);
    // A question that is not answered at all would pass for one that is refused.
    expect([question, codes.filter((code) => /QUERY|ALIASES|RATE|GRAPHQL/.test(code))]).toEqual([question, []]);
    return answer;
  };

  beforeAll(async () => {
    hub = await hubUnderTest(engine, [chapter]);
    const { data } = await hub.ask(getIntrospectionQuery());
    schema = buildClientSchema(data as IntrospectionQuery);
    const child = chapter.people.find((person) => person.child?.status === "OPEN");
    values = {
      ...{ code: '"GAO-2018"', operation: '"GAO-2018"', id: JSON.stringify(child?.id), by: "[SEX]", input: "{}" },
      registrationNumber: JSON.stringify(child?.registrationNumber),
      tripId: JSON.stringify(chapter.trips[0]?.id),
      personIds: JSON.stringify([child?.id]),
      name: "LANGUAGES",
    };
    // Both engines answer by the same guards: on the slower lane one way to each type is enough.
    const most = engine.name === "SQLite" ? Infinity : 1;
    ways = new Map([...waysOf(schema, values)].map(([type, found]) => [type, found.slice(0, most)]));
  }, 120_000);
  afterAll(() => hub.stop());

  test("leads somewhere: every type of the graph is reached", () => {
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !type.name.startsWith("__") && !/^(Query|Mutation)$/.test(type.name),
    );
    const ofActs = answersOfActs(schema);
    expect(types.filter(({ name }) => !ways.has(name) && !ofActs.has(name)).map(String)).toEqual([]);
  });

  test.each(roles)(
    "%s reads what it may, by every way, and of the rest nothing but null",
    async (role) => {
      // The same text from every role, where it can be: what is left of it for several is planned once.
      for (const [style, way] of [...ways.values()].flat().entries()) {
        if (!mayGo(role, way)) continue;
        for (const fields of chunksOf(aliasedFields(way.to, values))) {
          const answer = await ask(role, questionAt(way, fields, style));
          const cellsOf = fields.map(({ alias, coordinate }) => {
            const isRefused = codesAt(answer, alias).includes(REFUSED);
            const isOpen = mayUse(role, way.to.name, coordinate.split(".")[1] ?? "");
            const seen = valuesOf(answer.data, alias).filter((value) => value !== null);
            return { coordinate, isRefused, seen: isOpen ? [] : seen, isOpen };
          });
          cells += fields.length;
          expect(cellsOf.filter(({ isOpen, isRefused, seen }) => isOpen === isRefused || seen.length > 0)).toEqual([]);
        }
      }
    },
    240_000,
  );

  test.each(roles)(
    "%s cannot go on from a step that it may not take",
    async (role) => {
      const closed = [...ways.values()].flat().filter((way) => !mayGo(role, way));
      for (const some of chunksOf(closed, WAYS_AT_ONCE)) {
        cells += some.length;
        const { data, errors = [] } = await ask(role, questionOf(some));
        for (const [index, { steps }] of some.entries()) {
          const alias = `w${String(index)}`;
          const isRefused = errors.some(({ path, extensions }) => path?.[0] === alias && extensions.code === REFUSED);
          const way = steps.map(({ coordinate }) => coordinate).join(" ");
          const seen = valuesOf((data as Record<string, unknown> | null)?.[alias], "t");
          expect([way, isRefused, seen]).toEqual([way, true, []]);
        }
      }
    },
    240_000,
  );

  test.each(roles)(
    "%s filters by what it may read, and by nothing else",
    async (role) => {
      for (const { list, coordinate, text } of filtersOf(schema)) {
        if (!mayUse(role, "Query", list.name)) continue;
        cells++;
        const question = `{ ${list.name}(operation: "GAO-2018", ${text}) { ${list.name === "shelters" ? "id" : "totalCount"} } }`;
        const { errors = [] } = await ask(role, question);
        const isForbidden = errors.some(({ extensions }) => extensions.code === "FORBIDDEN");
        const [input = "", field = ""] = coordinate.split(".");
        expect([coordinate, isForbidden]).toEqual([coordinate, !mayUse(role, input, field)]);
      }
    },
    120_000,
  );

  test.each(roles)(
    "an agency asked for its entities by their keys tells %s no more",
    async (role) => {
      const viewer = viewerAs(role, { sites: role === "consulate" ? ["GIN"] : [site] });
      for (const [index, agency] of hub.agencies.entries()) {
        const policy = policies[index];
        const declared = AGENCIES[index]?.agency;
        if (!policy || !declared) throw new Error("Where is this agency?");
        for (const name of Object.keys(declared.references)) {
          const type = agency.schema.getType(name);
          if (!isObjectType(type)) continue;
          const fields = aliasedFields(type, values).filter(({ coordinate }) => policy.rules.has(coordinate));
          const key = name === "Operation" ? { code: "GAO-2018" } : { id: await idIn(agency, name) };
          for (const some of chunksOf(fields)) {
            cells += some.length;
            const asked = some.map(({ alias, text, isLeaf }) => `${alias}: ${text}${isLeaf ? "" : " { __typename }"}`);
            const source = `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${name} { ${asked.join(" ")} } } }`;
            const keys = [{ __typename: name, ...key }];
            const { data, errors } = await askAs(agency, viewer, source, { keys });
            told.push(...errors.map(({ message }) => message));
            const [entity] = (data?._entities ?? [null]) as (Record<string, unknown> | null)[];
            const cellsOf = some.map(({ alias, coordinate }) => {
              const refusal = errors.find(
                ({ path, extensions }) => path?.at(-1) === alias && extensions.code === REFUSED,
              );
              const mayRead = policy.rules.get(coordinate)?.roles ?? [];
              const isOpen = mayRead === "anyone" || mayRead.includes(role);
              return { coordinate, isOpen, isRefused: refusal !== undefined, value: isOpen ? null : entity?.[alias] };
            });
            const isWrong = ({ isOpen, isRefused, value }: (typeof cellsOf)[number]): boolean =>
              isOpen ? isRefused : (value ?? null) !== null || (entity !== null && !isRefused);
            expect(cellsOf.filter(isWrong)).toEqual([]);
          }
        }
      }
    },
    240_000,
  );

  test("no error of all these says a name or a phone", () => {
    expect([...new Set(told)].flatMap((message) => nameIn(message) ?? [])).toEqual([]);
    const sum = `${String(roles.length)} roles, ${String([...ways.values()].flat().length)} ways, ${String(cells)} cells`;
    process.stdout.write(`The access table on ${engine.name}: ${sum}.\n`);
    expect(cells).toBeGreaterThan(4_000);
  });

  /** The id of some record of this type, or of nobody where the agency keeps none. */
  async function idIn(agency: HubUnderTest["agencies"][number], type: string): Promise<string> {
    const table = agency.db.dataSource.entityMetadatas.find(({ name }) => name === type);
    const rows = table ? await agency.db.query<{ id: string }[]>(`SELECT id FROM ${table.tableName} LIMIT 1`) : [];
    return rows[0]?.id ?? chapter.people[0]?.id ?? "";
  }
});
