// What somebody who means harm may send, and with which status and code the gateway may answer it.
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";

export interface Sent {
  body?: string | Buffer;
  headers?: Record<string, string>;
  method?: string;
  path?: string;
}

export interface Attack {
  name: string;
  sent: Sent;
  /** `400 QUERY_TOO_DEEP`; `200` for a harmless answer. */
  answers: string[];
}

const attack = (name: string, sent: Sent, ...answers: string[]): Attack => ({ name, sent, answers });
const asked = (query: string, more: object = {}): Sent => ({ body: JSON.stringify({ query, ...more }) });
const found = (n: unknown, more: object = {}): Sent =>
  asked("query($n: String!) { find(name: $n) { name } }", { variables: { n, ...more } });

const times = (n: number, text: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => text(i)).join(" ");
const nested = (n: number): string => `${"{ people ".repeat(n)}{ name } ${"}".repeat(n)}`;
const doubled = (i: number): string => `fragment f${String(i)} on Query { ...f${String(i + 1)} ...f${String(i + 1)} }`;
const inCircle = "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }";

const MALFORMED = "400 REQUEST_MALFORMED";
const INVALID = "400 GRAPHQL_VALIDATION_FAILED";
const BAD_INPUT = "400 BAD_USER_INPUT";
const BAD_REQUEST = "400 BAD_REQUEST";
const TOO_LARGE = "413 BODY_TOO_LARGE";
const TOO_DEEP = "400 QUERY_TOO_DEEP";
const TOO_COSTLY = "400 QUERY_TOO_COSTLY";

const TEXTS: Attack[] = [
  attack("10,000 aliases", asked(`{ ${times(10_000, (i) => `a${String(i)}: free`)} }`), "400 QUERY_TOO_LONG"),
  attack("600 aliases", asked(`{ ${times(600, (i) => `a${String(i)}: free`)} }`), "400 TOO_MANY_ALIASES"),
  attack("one field 1,990 times", asked(`{ ${times(1_990, () => "free")} }`), TOO_COSTLY),
  attack("one field 900 times below another", asked(`{ people { ${times(900, () => "name")} } }`), INVALID),
  attack("a depth of 500", asked(nested(500)), TOO_DEEP),
  attack("60,000 open brackets", asked("{".repeat(60_000)), TOO_DEEP),
  attack("1,900 open brackets in a value", asked(`{ people(since: ${"[".repeat(1_900)}) { name } }`), TOO_DEEP),
  attack("fragments that hold each other", asked(inCircle), TOO_DEEP),
  attack(
    "a field a million times",
    asked(`{ ...f0 } ${times(20, doubled)} fragment f20 on Query { free }`),
    TOO_COSTLY,
  ),
  attack("600 directives on a field", asked(`{ free ${times(600, () => "@a")} }`), INVALID),
  attack("400 unknown fields", asked(`{ people { ${times(400, (i) => `nam${String(i)}`)} } }`), INVALID),
  attack("an alias __proto__", asked("{ __proto__: free }"), MALFORMED),
  attack("an alias constructor", asked("{ constructor: free }"), MALFORMED),
  attack("a variable named __proto__", asked("query($__proto__: Int) { free }"), MALFORMED),
  attack("null bytes in the text", asked("{ fr\u0000ee }"), "400 GRAPHQL_PARSE_FAILED"),
];

const POISON = '{"query":"{ free }","variables":{"__proto__":{"isAdmin":true}}}';
const POISON_BY_WAY = '{"query":"{ free }","variables":{"constructor":{"prototype":{"isAdmin":true}}}}';
const POISON_BELOW = `{"query":"{ free }","a":${'{"a":'.repeat(20_000)}{"__proto__":1}${"}".repeat(20_000)}}`;
const DEEP_JSON = `{"query":"{ free }","variables":{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`;
const UNDECLARED = Object.fromEntries(Array.from({ length: 15_000 }, (_, i) => [`v${String(i)}`, 1]));
const DEEP_VALUE = `{"query":"query($n: String!) { find(name: $n) { name } }","variables":{"n":${"[".repeat(5_000)}${"]".repeat(5_000)}}}`;
const DEEP_DATE = `{"query":"query($n: DateTime!) { people(since: $n) { name } }","variables":{"n":${"[".repeat(5_000)}${"]".repeat(5_000)}}}`;

const VALUES: Attack[] = [
  attack("a value that poisons prototypes", { body: POISON }, MALFORMED),
  attack("a prototype by way of constructor", { body: POISON_BY_WAY }, MALFORMED),
  attack("poison 20,000 levels below", { body: POISON_BELOW }, MALFORMED),
  attack("an operation __proto__", asked("{ free }", { operationName: "__proto__" }), MALFORMED),
  attack("names of JavaScript's as values", found("__proto__", { constructor: 1, toString: 2 }), "200"),
  attack("a variable of 1 MB", found("x".repeat(1_000_000)), TOO_LARGE),
  attack("a variable of 200 kB", found("x".repeat(200_000)), "200"),
  attack("a list where one value is wanted", found(Array(50_000).fill("x")), BAD_INPUT),
  attack("deep JSON where a text is wanted", { body: DEEP_VALUE }, MALFORMED),
  attack("deep JSON where any scalar may be", { body: DEEP_DATE }, MALFORMED),
  attack("JSON nested 100,000 deep", { body: DEEP_JSON }, MALFORMED),
  attack("15,000 variables undeclared", asked("{ __typename }", { variables: UNDECLARED }), "200"),
  attack("null bytes in a value", found("a\u0000b"), "200"),
];

const FREE = asked("{ free }");
const LARGE = asked("{ free }", { pad: "x".repeat(10_000_000) });
const SPACES = Buffer.alloc(50 * 1024 * 1024, " ");
const compressed = (encoding: string, body: Buffer): Sent => ({ body, headers: { "content-encoding": encoding } });
const ofType = (type: string): Attack =>
  attack(`a body of ${type}`, { ...FREE, headers: { "content-type": type } }, "415 REQUEST_MALFORMED", BAD_REQUEST);
const gotten = (type: string): Sent => ({
  method: "GET",
  path: "/graphql?query=%7Bfree%7D",
  headers: { "content-type": type },
});

const BODIES: Attack[] = [
  attack("a body of 10 MB", LARGE, TOO_LARGE),
  attack("10 MB of no stated length", { ...LARGE, headers: { "transfer-encoding": "chunked" } }, TOO_LARGE),
  attack("a gzip bomb of 50 MB", compressed("gzip", gzipSync(SPACES)), MALFORMED),
  attack("a deflate bomb of 50 MB", compressed("deflate", deflateSync(SPACES)), MALFORMED),
  attack("a brotli bomb of 50 MB", compressed("br", brotliCompressSync(SPACES)), MALFORMED),
  attack("1,000 questions in one", { body: JSON.stringify(Array(1_000).fill({ query: "{ free }" })) }, BAD_REQUEST),
  attack("GET as JSON", gotten("application/json"), "404 NOT_FOUND"),
  attack("GET as text", gotten("text/plain"), "404 NOT_FOUND"),
  ...["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/xml"].map(ofType),
  attack("null bytes for a body", { body: Buffer.alloc(1_000) }, MALFORMED),
  attack("a query that is no text", { body: '{"query":{"toString":"x"}}' }, BAD_REQUEST),
  attack("a host that is none", { ...FREE, headers: { host: "a b:c" } }, MALFORMED),
];

export const ATTACKS = [...TEXTS, ...VALUES, ...BODIES];

const ENTITY = '{ _entities(representations: [{ __typename: "Person", id: "1" }]) { __typename } }';
const HIDDEN = '{ ...f } fragment f on Query { t: __type(name: "Query") { name } }';

/** What agencies answer to the gateway, or the gateway to developers, but the gateway to nobody in production. */
export const CLOSED: Attack[] = [
  attack("introspection", asked("{ __schema { types { name } } }"), INVALID),
  attack("introspection in a fragment", asked(HIDDEN), INVALID),
  attack("the schema of an agency", asked("{ _service { sdl } }"), INVALID),
  attack("an entity of an agency", asked(ENTITY), INVALID),
];
