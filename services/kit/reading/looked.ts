// Which columns of each table a question looks at: learnt as it is answered, and only these are read from then on.
import type { EntityMetadata } from "typeorm";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata";

/** The columns of a table that are read, and the others. */
export class Columns {
  readonly read: readonly ColumnMetadata[];
  readonly others: readonly ColumnMetadata[];
  /** What was made for reading just these, by its name. */
  readonly #made = new Map<string, unknown>();

  constructor({ columns }: EntityMetadata, looked: ReadonlySet<string>) {
    const isRead = ({ propertyName, isPrimary }: ColumnMetadata): boolean => isPrimary || looked.has(propertyName);
    this.read = columns.filter(isRead);
    this.others = columns.filter((column) => !isRead(column));
  }

  getOrMake<T>(name: string, make: () => T): T {
    let made = this.#made.get(name) as T | undefined;
    if (made === undefined) this.#made.set(name, (made = make()));
    return made;
  }
}

/** What is known of one question. */
export class Looked {
  readonly #properties = new Map<EntityMetadata, Set<string>>();
  readonly #columns = new Map<EntityMetadata, Columns>();

  /** Undefined for a table that nobody has read for this question yet. */
  columnsOf(table: EntityMetadata): Columns | undefined {
    const properties = this.#properties.get(table);
    let columns = this.#columns.get(table);
    if (!columns && properties) this.#columns.set(table, (columns = new Columns(table, properties)));
    return columns;
  }

  add(table: EntityMetadata, looked: Iterable<string>): void {
    const known = this.#properties.get(table) ?? new Set<string>();
    const before = known.size;
    for (const property of looked) known.add(property);
    if (known.size > before || !this.#properties.has(table)) this.#columns.delete(table);
    this.#properties.set(table, known);
  }
}

/** A column was looked at that was not read; the question is to be answered again. */
export class Unread extends Error {}

/** One time that a question is answered. */
export class Reading {
  readonly #learnt = new Map<EntityMetadata, Set<string>>();
  #isAmiss = false;

  /** `isWhole`: all columns are read, whatever is known. */
  constructor(
    private readonly looked: Looked,
    private readonly isWhole = false,
  ) {}

  /** Null for all columns: then `saw` is to be told which of them are looked at. */
  columnsOf(table: EntityMetadata): Columns | null {
    const columns = this.isWhole ? undefined : this.looked.columnsOf(table);
    if (columns) return columns;
    if (!this.#learnt.has(table)) this.#learnt.set(table, new Set());
    return null;
  }

  saw(table: EntityMetadata, property: string): void {
    this.#learnt.get(table)?.add(property);
  }

  /** A column was looked at that was not read: what is to be thrown. */
  missed(table: EntityMetadata, property: string): Unread {
    this.#isAmiss = true;
    this.looked.add(table, [property]);
    return new Unread(`${table.name}.${property} was not read.`);
  }

  /** Keeps what was learnt. Answers whether all that was looked at had been read. */
  end(): boolean {
    // Of a table without records nothing is learnt.
    for (const [table, properties] of this.#learnt) if (properties.size > 0) this.looked.add(table, properties);
    return !this.#isAmiss;
  }
}
