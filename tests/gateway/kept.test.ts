// What the shelf of kept answers does in time: the agencies behind it answer when the test lets them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, getOperationAST, OperationTypeNode, parse, type GraphQLSchema } from "graphql";
import type { Executor, Gateway, Request } from "../../gateway/engine/run";
import { keeping } from "../../gateway/kept/kept";
import { someone } from "../support/agency";

const supergraph = readFileSync(join(__dirname, "../../schema/supergraph.graphql"), "utf8");
const apiSchema = buildSchema(supergraph, { assumeValid: true });
const FIGURES = `{ operation(code: "GAO-2018") { code name occupancy } }`;
const WRITE = `mutation { withdrawConsent(input: { consentId: "1" }) { consent { id } } }`;

/** The n-th question that is executed answers n, as soon as `held`, if there is something, is over. */
async function shelf() {
  const state: { held: Promise<void> | undefined; executed: number } = { held: undefined, executed: 0 };
  const execute: Executor = async ({ operation: { operation } }) => {
    if (operation === OperationTypeNode.MUTATION) return { data: { withdrawConsent: null } };
    const number = ++state.executed;
    await state.held;
    return { data: { operation: { number } } };
  };
  const gateway: Gateway = {
    onSchemaLoadOrUpdate: (listener: (of: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void) => {
      listener({ apiSchema, coreSupergraphSdl: supergraph });
      return () => undefined;
    },
    load: () => Promise.resolve({ executor: execute }),
    stop: () => Promise.resolve(),
  };
  const kept = (await keeping(gateway, () => undefined).load({} as never)).executor as Executor;
  const ask = async (query: string) => {
    const document = parse(query);
    const context = { viewer: someone, absent: new Set(), unlogged: [] };
    const operation = getOperationAST(document);
    return (await kept({ document, operation, queryHash: query, request: {}, context } as unknown as Request)).data;
  };
  return { state, ask };
}

test("is shown again for five seconds, and no longer", async () => {
  jest.useFakeTimers();
  try {
    const { ask } = await shelf();
    const first = await ask(FIGURES);
    jest.advanceTimersByTime(4_900);
    expect(await ask(FIGURES)).toEqual(first);
    jest.advanceTimersByTime(200);
    expect(await ask(FIGURES)).toEqual({ operation: { number: 2 } });
  } finally {
    jest.useRealTimers();
  }
});

test.each([
  ["nothing was written meanwhile is kept", false, 1],
  ["something was written meanwhile is not kept", true, 2],
])("what was on its way while %s", async (_, isWritten, executed) => {
  const { state, ask } = await shelf();
  let release = (): void => undefined;
  state.held = new Promise((resolve) => (release = resolve));
  const onItsWay = ask(FIGURES);
  if (isWritten) await ask(WRITE);
  release();
  await onItsWay;
  await ask(FIGURES);
  expect(state.executed).toBe(executed);
});

test("two are told the same, and neither holds what the other was given", async () => {
  const { ask } = await shelf();
  await ask(FIGURES);
  const [one, other] = [await ask(FIGURES), await ask(FIGURES)];
  expect(one).toEqual(other);
  expect(one).not.toBe(other);
});
