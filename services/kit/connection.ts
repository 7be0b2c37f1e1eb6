// Pages of a list, by keyset: a page starts after the last row seen, never after a number of rows to skip.
import { ArgsType, Directive, Field, Int, ObjectType, type ClassType } from "type-graphql";
import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { HubError } from "#kit/errors";
import { columnsOf, cursorOf, placeOf, type Order } from "#kit/cursor";
import { manyEach } from "#kit/loader";

const MAX_PAGE_SIZE = 200;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 25, description: "How many at most, 1 to 200." })
  first!: number;

  @Field(() => String, { nullable: true, description: "The `endCursor` of the page before." })
  after?: string | null;
}

@Directive("@shareable")
@ObjectType({ description: "Where a page stands in its list." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more follow." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether the page was asked for `after` something." })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first edge, or null for an empty page." })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "Cursor of the last edge: give it as `after` to go on." })
  endCursor!: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T> {
  edges: Edge<T>[];
  pageInfo: PageInfo;
  /** Counts all pages, when asked. */
  count: () => Promise<number>;
}

/**
 * The GraphQL types `XConnection` and `XEdge` of a node type `X`. They are `shared` where several agencies give pages of
 * the same value.
 */
export function connectionOf<T extends object>(
  node: ClassType<T>,
  name: string,
  { shared = false } = {},
): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a page.` })
  class NodeEdge implements Edge<T> {
    @Field(() => String, { description: "Marks this place in the list." })
    cursor!: string;

    @Field(() => node, { description: "The record itself." })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} records.` })
  class NodeConnection implements Connection<T> {
    @Field(() => [NodeEdge], { description: "The records of this page, in order." })
    edges!: NodeEdge[];

    @Field(() => PageInfo, { description: "Where this page stands." })
    pageInfo!: PageInfo;

    count!: () => Promise<number>;

    @Directive("@cost(weight: 10)")
    @Field(() => Int, { description: "How many there are in all pages; counted only when asked for." })
    totalCount(): Promise<number> {
      return this.count();
    }
  }
  if (shared) for (const type of [NodeEdge, NodeConnection]) Directive("@shareable")(type);
  return NodeConnection;
}

/**
 * One page of what `query` selects. Throws PAGE_SIZE_INVALID or CURSOR_INVALID.
 * `query` selects whole entities of one table, has its conditions, and no order or limit yet.
 */
export async function pageOf<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  order: Order,
  args: PageArgs,
): Promise<Connection<T>> {
  const all = query.clone();
  const rows = await ordered(after(query, order, args.after), order)
    .limit(sizeOf(args) + 1)
    .getMany();
  return connection(rows, order, args, () => all.getCount());
}

/**
 * One page for each parent, in one statement: the rows of `query` are parted by the column `parentKey`, and each
 * parent's share starts after the same cursor. Answers one page for each of `parents`, in their order.
 */
export async function pageOfEach<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  parentKey: string & keyof T,
  parents: readonly string[],
  order: Order,
  args: PageArgs,
): Promise<Connection<T>[]> {
  const { alias } = query;
  const own = query.clone().andWhere(`${alias}.${parentKey} IN (:...parents)`, { parents: [...new Set(parents)] });
  const within = after(own.clone(), order, args.after);
  const sorting = columnsOf(order).map((key) => `${alias}.${key} ${order.direction}`);
  const ranked = within
    .select(`${alias}.id`, "id")
    .addSelect(`ROW_NUMBER() OVER (PARTITION BY ${alias}.${parentKey} ORDER BY ${sorting.join(", ")})`, "place");
  const sameRow = `ranked.id = ${alias}.id AND ranked.place <= :size`;
  const rows = await ordered(
    query
      .createQueryBuilder()
      .select(alias)
      .from(query.expressionMap.mainAlias?.metadata.target ?? "", alias),
    order,
  )
    .innerJoin(`(${ranked.getQuery()})`, "ranked", sameRow)
    .setParameters({ ...ranked.getParameters(), size: sizeOf(args) + 1 })
    .getMany();
  const shares = manyEach(parents, rows as T[], (row) => row[parentKey] as string);
  return pagesOf(shares, order, args, () => countEach(own, parentKey, parents));
}

/** A page of each share, which has more than fit where more follow. `counts` tells how many there are in all pages of each. */
export function pagesOf<T extends ObjectLiteral>(
  shares: readonly T[][],
  order: Order,
  args: PageArgs,
  counts: () => Promise<number[]>,
): Connection<T>[] {
  // Counted for all parents together, when the first of them is asked for it.
  let counted: Promise<number[]> | undefined;
  return shares.map((share, index) =>
    connection(share, order, args, async () => (await (counted ??= counts()))[index] ?? 0),
  );
}

/** How many rows of `query` each of `parents` has, in their order. */
export async function countEach<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  parentKey: string,
  parents: readonly string[],
): Promise<number[]> {
  const column = `${query.alias}.${parentKey}`;
  const rows = await query
    .clone()
    .select(column, "parent")
    .addSelect("COUNT(*)", "count")
    .groupBy(column)
    .getRawMany<{ parent: string; count: number | string }>();
  const counts = new Map(rows.map((row) => [row.parent, Number(row.count)]));
  return parents.map((parent) => counts.get(parent) ?? 0);
}

/** How many records the page may have. Throws PAGE_SIZE_INVALID. */
export function sizeOf({ first }: PageArgs): number {
  if (first >= 1 && first <= MAX_PAGE_SIZE) return first;
  throw new HubError(
    "PAGE_SIZE_INVALID",
    `first: ${String(first)} is not a whole number from 1 to ${String(MAX_PAGE_SIZE)}.`,
  );
}

function ordered<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, order: Order): SelectQueryBuilder<T> {
  for (const key of columnsOf(order)) query.addOrderBy(`${query.alias}.${key}`, order.direction);
  return query;
}

/** Adds "comes after the cursor": `a < x OR (a = x AND id < y)`, with `a <= x` before it, which an index can use. */
function after<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  order: Order,
  cursor: string | null | undefined,
): SelectQueryBuilder<T> {
  if (cursor === null || cursor === undefined) return query;
  const values = placeOf(cursor, order, (key) => isInstant(query, key));
  const columns = columnsOf(order);
  const beyond = order.direction === "ASC" ? ">" : "<";
  const column = (index: number): string => `${query.alias}.${String(columns[index])}`;
  const steps = columns.map((_, last) =>
    columns
      .slice(0, last + 1)
      .map((_, index) => `${column(index)} ${index === last ? beyond : "="} :after${String(index)}`)
      .join(" AND "),
  );
  const parameters = Object.fromEntries(values.map((value, index) => [`after${String(index)}`, value]));
  return query.andWhere(`${column(0)} ${beyond}= :after0`).andWhere(`((${steps.join(") OR (")}))`, parameters);
}

function isInstant<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, key: string): boolean {
  return query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(key)?.type === "datetime";
}

/** Writes its cursor when somebody asks for it. */
class EdgeTo<T extends ObjectLiteral> implements Edge<T> {
  constructor(
    readonly node: T,
    private readonly order: Order,
  ) {}

  get cursor(): string {
    return cursorOf(this.node, this.order);
  }
}

function connection<T extends ObjectLiteral>(
  rows: T[],
  order: Order,
  args: PageArgs,
  count: () => Promise<number>,
): Connection<T> {
  const edges = rows.slice(0, sizeOf(args)).map((node) => new EdgeTo(node, order));
  const pageInfo = {
    hasNextPage: rows.length > edges.length,
    hasPreviousPage: Boolean(args.after),
    get startCursor() {
      return edges[0]?.cursor ?? null;
    },
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
  };
  return { edges, pageInfo, count };
}
