import { randomUUID } from "node:crypto";
import { graphql } from "graphql";
import { Arg, Args, Directive, Field, ID, ObjectType, Query, Resolver, Ctx } from "type-graphql";
import { Column, Entity, Index, Table, type MigrationInterface, type QueryRunner } from "typeorm";
import { openAgency, type OpenAgency } from "#kit/agency";
import { BatchField } from "#kit/batch";
import { connectionOf, PageArgs, pageOf, pageOfEach, type Connection } from "#kit/connection";
import type { Context } from "#kit/context";
import { insertRows } from "#kit/insert";
import { FieldRecord } from "#kit/record";
import { transact } from "#kit/transaction";
import type { Viewer } from "#kit/viewer";
import { nobodyIn, openTo } from "../support/agency";
import { engines } from "../support/databases";

@Directive('@key(fields: "id")')
@ObjectType("Note")
@Entity("note")
@Index("note_box", ["box", "occurredAt", "id"])
class Note extends FieldRecord {
  @Field(() => String)
  @Column("varchar", { length: 20 })
  box!: string;
}

const NoteConnection = connectionOf(Note, "Note");
const LATEST_FIRST = { keys: ["occurredAt"], direction: "DESC" } as const;

@ObjectType("Box")
class Box {
  @Field(() => ID)
  name!: string;
}

@Resolver(() => Box)
class BoxResolver {
  @Query(() => NoteConnection)
  notes(@Args(() => PageArgs) page: PageArgs, @Ctx() { db }: Context): Promise<Connection<Note>> {
    return pageOf(db.createQueryBuilder(Note, "note"), LATEST_FIRST, page);
  }

  @Query(() => [Box])
  boxes(@Arg("names", () => [String]) names: string[]): Box[] {
    return names.map((name) => ({ name }));
  }

  @BatchField(() => NoteConnection, { description: "Notes of this box." })
  notesOf(boxes: Box[], { db }: Context, @Args(() => PageArgs) page: PageArgs): Promise<Connection<Note>[]> {
    const names = boxes.map((box) => box.name);
    return pageOfEach(db.createQueryBuilder(Note, "note"), "box", names, LATEST_FIRST, page);
  }
}

class CreateNote implements MigrationInterface {
  name = "CreateNote1700000000001";
  async up(runner: QueryRunner): Promise<void> {
    const text = (name: string) => ({ name, type: "varchar", length: "120" });
    await runner.createTable(
      new Table({
        name: "note",
        columns: [
          { name: "id", type: "varchar", length: "36", isPrimary: true },
          ...["operationCode", "recordedByAgency", "recordedByUser", "box"].map(text),
          { name: "occurredAt", type: "datetime", precision: 3 },
          { name: "recordedAt", type: "datetime", precision: 3 },
          { name: "version", type: "int", default: 1 },
        ],
        indices: [{ name: "note_box", columnNames: ["box", "occurredAt", "id"] }],
      }),
    );
  }
  async down(): Promise<void> {
    // never
  }
}

const viewer: Viewer = { sub: "test", agency: "IOM", roles: [], operations: [], sites: [], purpose: "ASSISTANCE" };

describe.each(engines())("a list on $name", (engine) => {
  const queries: string[] = [];
  let agency: OpenAgency;

  beforeAll(async () => {
    agency = await openAgency(
      {
        name: "boxes",
        port: 0,
        access: openTo(
          {
            Query: "notes boxes",
            Box: "name notesOf",
            Note: "id operationCode recordedBy occurredAt recordedAt version box",
          },
          Note,
        ),
        resolvers: [BoxResolver],
        entities: [Note],
        references: {},
        tables: [Note],
        migrations: [CreateNote],
        retention: nobodyIn(Note),
      },
      { url: await engine.fresh(), onQuery: (sql) => queries.push(sql) },
    );
    const rows = ["a", "b"].flatMap((box) =>
      Array.from({ length: 7 }, (_, index) => ({
        id: randomUUID(),
        operationCode: "X",
        recordedByAgency: "IOM",
        recordedByUser: "test",
        box,
        // Several at the same instant: the id decides.
        occurredAt: new Date(Date.UTC(2018, 3, 23, 0, 0, Math.floor(index / 3), 500)),
        recordedAt: new Date(),
      })),
    );
    await transact(agency.db, (tx) => insertRows(tx, Note, rows));
    await transact(agency.db, (tx) => insertRows(tx, Note, rows));
  });
  afterAll(async () => {
    await agency.close();
    await engine.dropAll();
  });

  const ask = async (source: string, variableValues = {}) => {
    queries.length = 0;
    const answer = await graphql({
      schema: agency.schema,
      source,
      variableValues,
      contextValue: agency.contextOf(viewer, { id: "1", operationName: null }),
    });
    return { ...answer, data: answer.data as never, code: answer.errors?.[0]?.extensions.code };
  };

  test("gives every row once, page after page, however many share an instant", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask(
        "query($after: String) { notes(first: 4, after: $after) { totalCount edges { node { id occurredAt recordedBy { agency } } } pageInfo { hasNextPage endCursor } } }",
        { after },
      );
      const { notes } = data as {
        notes: {
          totalCount: number;
          edges: { node: { id: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
      expect(notes.totalCount).toBe(14);
      seen.push(...notes.edges.map(({ node }) => node.id));
      expect(seen.length).toBeLessThanOrEqual(14);
      after = notes.pageInfo.hasNextPage ? notes.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(14);
    expect(new Set(seen).size).toBe(14);
  });

  test("pages of many parents cost one statement", async () => {
    const { data } = await ask(
      '{ boxes(names: ["b", "a", "none"]) { name notesOf(first: 3) { edges { node { box } } pageInfo { hasNextPage } } } }',
    );
    expect(queries).toHaveLength(1);
    const { boxes } = data as {
      boxes: { notesOf: { edges: { node: { box: string } }[]; pageInfo: { hasNextPage: boolean } } }[];
    };
    expect(boxes.map((box) => box.notesOf.edges.map(({ node }) => node.box).join(""))).toEqual(["bbb", "aaa", ""]);
    expect(boxes.map((box) => box.notesOf.pageInfo.hasNextPage)).toEqual([true, true, false]);
  });

  test("the totals of many parents cost one statement more", async () => {
    const { data } = await ask(
      '{ boxes(names: ["b", "a", "none"]) { notesOf(first: 3) { totalCount edges { node { id } } } } }',
    );
    const { boxes } = data as { boxes: { notesOf: { totalCount: number } }[] };
    expect(boxes.map((box) => box.notesOf.totalCount)).toEqual([7, 7, 0]);
    expect(queries).toHaveLength(2);
  });

  test.each([0, -1, 201, 1_000_000])("refuses a page of %d", async (first) => {
    expect((await ask("query($first: Int!) { notes(first: $first) { totalCount } }", { first })).code).toBe(
      "PAGE_SIZE_INVALID",
    );
  });

  test.each(["", "x", "bnVsbA", Buffer.from('["DESC occurredAt","never","x"]').toString("base64url")])(
    "refuses the cursor %j",
    async (after) => {
      expect((await ask("query($after: String) { notes(after: $after) { totalCount } }", { after })).code).toBe(
        "CURSOR_INVALID",
      );
    },
  );
});
