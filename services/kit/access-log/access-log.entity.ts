// The access log of one agency: who read what of whom, and what they were refused. Lines are only ever added.
import { Directive, Field, ID, Int, ObjectType, type ClassType } from "type-graphql";
import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Ground } from "#kit/access/reads";
import { DateTime } from "#kit/scalars";
import { AccessGround, AccessLevel } from "./access-log.enums";

@Directive("@shareable")
@ObjectType({ description: "One kind of data that was read of people." })
export class AccessLogRead {
  @Field(() => String, { description: "Category of the agency's policy, e.g. identity." })
  category!: string;

  @Field(() => AccessLevel, { description: "How closely these data are held." })
  level!: AccessLevel;

  @Field(() => AccessGround, { description: "Why they might be read." })
  ground!: Ground;
}

@Directive("@shareable")
@ObjectType({ description: "Something that was asked for and refused." })
export class AccessLogRefusal {
  @Field(() => String, { description: "Where in the schema: `Person.phone`." })
  coordinate!: string;

  @Field(() => String, { description: "The error code of the refusal." })
  code!: string;
}

/** What one request read of the people of one operation. Every column is bound by `hash`; see `chain.ts`. */
@Directive("@shareable")
@ObjectType({ description: "What one request read of people at one agency, and what it was refused." })
@Entity("access_log")
@Index("access_log_latest", ["at", "id"])
@Index("access_log_operation", ["operationCode", "at", "id"])
@Index("access_log_user", ["user", "at", "id"])
export class AccessLogLine {
  // The line's place in the chain: 1, 2, 3, … without a gap. Not the graph's id: each agency counts its own.
  @PrimaryColumn("int")
  id!: number;

  @Field(() => Int, { description: "The line's place in the agency's log: 1, 2, 3, … without a gap." })
  get number(): number {
    return this.id;
  }

  @Field(() => DateTime, { description: "When it was answered, in real time." })
  @Column("datetime", { precision: 3 })
  at!: Date;

  @Field(() => DateTime, { description: "What the hub's clock showed then: another time only in the demonstration." })
  @Column("datetime", { precision: 3 })
  hubTime!: Date;

  @Field(() => String, { description: "The request, by the `x-request-id` that its answer carried." })
  @Column("varchar", { length: 64 })
  requestId!: string;

  @Field(() => String, { nullable: true, description: "The client's own name for its operation." })
  @Column("varchar", { length: 120, nullable: true })
  operationName!: string | null;

  @Field(() => String, { description: "Who asked: an account, not a name." })
  @Column("varchar", { length: 200 })
  user!: string;

  @Field(() => String, { description: "The agency for which they asked." })
  @Column("varchar", { length: 200 })
  agency!: string;

  @Field(() => [String], { description: "Their roles." })
  @Column("simple-json")
  roles!: readonly string[];

  @Field(() => String, { description: "What they said they asked for: a `ConsentPurpose`." })
  @Column("varchar", { length: 40 })
  purpose!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Code of the operation of these people; null where it is not known.",
  })
  @Column("varchar", { length: 40, nullable: true })
  operationCode!: string | null;

  @Field(() => [AccessLogRead], { description: "What was read." })
  @Column("simple-json")
  reads!: AccessLogRead[];

  @Field(() => [AccessLogRefusal], { description: "What was refused." })
  @Column("simple-json")
  refusals!: AccessLogRefusal[];

  /** Whose data, by their ids in order, and which of `reads` they were, by their places from 0. */
  @Column("simple-json")
  people!: (readonly [personId: string, reads: number[]])[];

  @Field(() => [ID], { description: "Whose data were read." })
  get personIds(): string[] {
    return this.people.map(([personId]) => personId);
  }

  @Column("varchar", { length: 64 })
  previousHash!: string;

  @Field(() => String, { description: "SHA-256 over this line and the hash of the line before it." })
  @Column("varchar", { length: 64 })
  hash!: string;
}

/** Lines that the index holds together: of a page that is asked for again and again they tell of the same people. */
export const BLOCK = 64;

export const blockOf = (line: number): number => Math.floor(line / BLOCK);

/**
 * In which blocks of lines a person is told of; block 2 is the lines from 128 on. Derived from the lines: an index with
 * a key at random places is dear to write, so it follows a little later; see `index-people.ts`.
 */
@Entity("access_log_person")
export class AccessLogPerson {
  @PrimaryColumn("varchar", { length: 36 })
  personId!: string;

  @PrimaryColumn("int")
  @Index("access_log_person_block")
  block!: number;
}

/**
 * Which line is the last and what its hash is, so that a missing end shows; the same of what was cut off before; and up
 * to which line people are indexed.
 */
@Entity("access_log_head")
export class AccessLogHead {
  @PrimaryColumn("int")
  id!: number;

  @Column("int")
  lastLine!: number;

  @Column("varchar", { length: 64 })
  hash!: string;
}

/** The id of the row of `access_log_head` that the migration writes: the end of the log. */
export const HEAD = 1;

/** The id of its other row: the last of the lines that were taken away after their period. None, none was. */
export const CUT = 2;

/** The id of its third row: the last line that is indexed by person. */
export const INDEXED = 3;

export const ACCESS_LOG_TABLES: ClassType[] = [AccessLogLine, AccessLogPerson, AccessLogHead];
