// How large a question is as a text, before anything is done with it: read in one pass, fragments counted where used.
import { createHash } from "node:crypto";
import {
  GraphQLError,
  Kind,
  Lexer,
  parse,
  Source,
  TokenKind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { HubError } from "#kit/errors";
import { SHAPE } from "./limits";

/** What some part of a question asks for, with its fragments written out. */
interface Shape {
  depth: number;
  aliases: number;
  fields: number;
}

/** Names that mean something else to JavaScript than to GraphQL, so that an answer could not hold them safely. */
const UNSPEAKABLE = new Set(["__proto__", "constructor", "prototype"]);

const OPENING: string[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L];
const CLOSING: string[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R];

/** The texts that were found good, so that they are not measured again. */
const MAX_KNOWN = 5_000;

/** Answers a check that throws QUERY_TOO_LONG, QUERY_TOO_DEEP, TOO_MANY_ALIASES, QUERY_TOO_COSTLY, REQUEST_MALFORMED. */
export function shapeCheck(): (text: string) => void {
  const known = new Set<string>();
  return (text) => {
    const hash = createHash("sha256").update(text).digest("base64");
    if (known.has(hash)) return;
    try {
      assertTokens(text);
      assertShape(parse(text, { noLocation: true }));
    } catch (error) {
      // What is no GraphQL at all is for Apollo to explain.
      if (error instanceof GraphQLError && !(error instanceof HubError)) return;
      throw error;
    }
    if (known.size >= MAX_KNOWN) known.clear();
    known.add(hash);
  };
}

/**
 * Refuses values that are nested more deeply than anything an agency takes: what handles them after this may recurse.
 * Throws REQUEST_MALFORMED.
 */
export function assertShallow(value: unknown): void {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > SHAPE.nesting) throw new HubError("REQUEST_MALFORMED", "The variables are nested too deeply.");
    level = level.flatMap((each): unknown[] => (typeof each === "object" && each ? Object.values(each) : []));
  }
}

/** Without recursion, so that no nesting can end the process: the parser comes after this. */
function assertTokens(text: string): void {
  const lexer = new Lexer(new Source(text));
  let open = 0;
  for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count++) {
    const { kind, value, start, end } = lexer.token;
    if (count >= SHAPE.tokens) throw tooMuch("QUERY_TOO_LONG", "tokens", SHAPE.tokens);
    if (OPENING.includes(kind) && ++open > SHAPE.nesting)
      throw tooMuch("QUERY_TOO_DEEP", "open brackets", SHAPE.nesting);
    if (CLOSING.includes(kind)) open--;
    if (kind === TokenKind.NAME) assertName(value, end - start);
  }
}

function assertName(name: string, length: number): void {
  if (length > SHAPE.nameLength) throw tooMuch("QUERY_TOO_LONG", "letters in one name", SHAPE.nameLength);
  if (UNSPEAKABLE.has(name)) throw new HubError("REQUEST_MALFORMED", `The name ${name} cannot be used.`);
}

function assertShape(document: DocumentNode): void {
  const shapeOf = shapes(document);
  for (const definition of document.definitions) {
    // A fragment that nobody uses may still hold itself.
    const { depth, aliases, fields } = "selectionSet" in definition ? shapeOf(definition.selectionSet) : NOTHING;
    if (depth > SHAPE.depth) throw tooMuch("QUERY_TOO_DEEP", "levels of fields", SHAPE.depth);
    if (aliases > SHAPE.aliases) throw tooMuch("TOO_MANY_ALIASES", "aliases", SHAPE.aliases);
    if (fields > SHAPE.fields) throw tooMuch("QUERY_TOO_COSTLY", "fields", SHAPE.fields);
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { selections } = definition.selectionSet;
    if (selections.length > SHAPE.roots) throw tooMuch("QUERY_TOO_COSTLY", "fields at its root", SHAPE.roots);
  }
}

const NOTHING: Shape = { depth: 0, aliases: 0, fields: 0 };

/** Measures each fragment once, however often it is used. Throws QUERY_TOO_DEEP for one that holds itself. */
function shapes(document: DocumentNode): (set: SelectionSetNode) => Shape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const measured = new Map<string, Shape | "being measured">();
  const ofFragment = (name: string): Shape => {
    const before = measured.get(name);
    if (before === "being measured") throw new HubError("QUERY_TOO_DEEP", `The fragment ${name} holds itself.`);
    if (before) return before;
    measured.set(name, "being measured");
    const fragment = fragments.get(name);
    const shape = fragment ? ofSet(fragment.selectionSet) : NOTHING;
    measured.set(name, shape);
    return shape;
  };
  const ofSet = ({ selections }: SelectionSetNode): Shape =>
    selections.map(ofSelection).reduce(
      (sum, each) => ({
        depth: Math.max(sum.depth, each.depth),
        aliases: sum.aliases + each.aliases,
        fields: sum.fields + each.fields,
      }),
      NOTHING,
    );
  const ofSelection = (node: SelectionSetNode["selections"][number]): Shape => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
    if (node.kind === Kind.INLINE_FRAGMENT) return ofSet(node.selectionSet);
    const { depth, aliases, fields } = node.selectionSet ? ofSet(node.selectionSet) : NOTHING;
    return { depth: depth + 1, aliases: aliases + (node.alias ? 1 : 0), fields: fields + 1 };
  };
  return ofSet;
}

type TooMuch = "QUERY_TOO_LONG" | "QUERY_TOO_DEEP" | "TOO_MANY_ALIASES" | "QUERY_TOO_COSTLY";

function tooMuch(code: TooMuch, what: string, max: number): HubError {
  return new HubError(code, `The query has more than ${String(max)} ${what}.`, { max });
}
