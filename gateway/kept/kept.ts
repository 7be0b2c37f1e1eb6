// Answers that may be shown again: reference data and public figures, to viewers of the same class.
import { OperationTypeNode, type GraphQLSchema } from "graphql";
import { Recent } from "#kit/recent";
import type { Answer, Executor, Gateway, Request } from "../engine/run";
import type { GatewayContext } from "../line";
import { hintsIn, secondsFor, type Hints } from "./hints";

/** Characters of answers that are kept. */
const MAX_KEPT = 8_000_000;
const MAX_DOCUMENTS = 2_000;

interface Kept {
  /** The data as JSON, so that whoever is answered has objects of their own. */
  text: string;
  /** In the time of `performance.now()`. */
  until: number;
}

type Outcome = (outcome: "kept" | "made") => void;

/**
 * The same gateway, which answers again what it answered a few seconds ago where every field of the question allows that.
 * Whatever is written through it empties the shelf. `told` is told of each question that may be kept.
 */
export function keeping(gateway: Gateway, told: Outcome): Gateway {
  let shelf: Shelf | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    shelf = new Shelf(apiSchema, hintsIn(coreSupergraphSdl));
  });
  return {
    onSchemaLoadOrUpdate: (listener) => gateway.onSchemaLoadOrUpdate(listener),
    stop: () => gateway.stop(),
    load: async (options) => {
      const { executor } = await gateway.load(options);
      const execute = executor as Executor;
      return {
        executor: async (request: Request) => {
          if (request.operation.operation === OperationTypeNode.MUTATION) {
            return execute(request).finally(() => shelf?.empty());
          }
          return shelf ? shelf.answer(request, execute, told) : execute(request);
        },
      };
    },
  };
}

/** What is kept until the next supergraph comes. */
class Shelf {
  /** Seconds by document. */
  readonly #seconds = new Recent<number>(MAX_DOCUMENTS);
  #answers = new Recent<Kept>(MAX_KEPT);
  /** How often something was written: what was asked before may not tell of it. */
  #writes = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly hints: Hints,
  ) {}

  empty(): void {
    this.#writes += 1;
    this.#answers = new Recent(MAX_KEPT);
  }

  async answer(request: Request, execute: Executor, told: Outcome): Promise<Answer> {
    const seconds = this.#secondsFor(request);
    if (seconds === 0) return execute(request);
    (request.context as GatewayContext).keptSeconds = seconds;
    const key = keyOf(request);
    const known = this.#answers.get(key);
    if (known && known.until > performance.now()) {
      told("kept");
      return { data: JSON.parse(known.text) as Record<string, unknown> };
    }
    told("made");
    const before = this.#writes;
    const answer = await execute(request);
    if (isWhole(answer, request) && before === this.#writes) {
      const kept = { text: JSON.stringify(answer.data), until: performance.now() + seconds * 1000 };
      this.#answers.put(key, kept, kept.text.length + key.length);
    }
    return answer;
  }

  #secondsFor({ queryHash, document }: Request): number {
    return this.#seconds.getOrMake(
      queryHash,
      () => secondsFor(this.hints, this.schema, document),
      () => 1,
    );
  }
}

/** Nothing failed, and no agency was away. */
function isWhole({ data, errors, extensions }: Answer, { context }: Request): boolean {
  const { absent } = context as GatewayContext;
  return Boolean(data) && !errors?.length && extensions === undefined && absent.size === 0;
}

/** Viewers are of one class where they differ in nothing but in who they are. */
function keyOf({ queryHash, request, context }: Request): string {
  const { agency, roles, operations, sites, purpose } = (context as GatewayContext).viewer;
  const list = (values: readonly string[]): string[] => [...new Set(values)].sort();
  const viewerClass = [agency, list(roles), list(operations), list(sites), purpose];
  return JSON.stringify([queryHash, request.operationName, request.variables, viewerClass]);
}
