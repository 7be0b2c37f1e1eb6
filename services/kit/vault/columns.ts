// What an entity says of a column that is sealed at rest, or by which a sealed one is found.
import type { DataSource, ValueTransformer } from "typeorm";
import type { ClassType } from "type-graphql";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata";
import { keyOf, type Vault } from "#kit/vault/vault";

/** How a value of a column becomes text, and text the value. */
interface Codec {
  write: (value: never) => string;
  read: (text: string) => unknown;
}

const TEXT: Codec = { write: (value: string) => value, read: (text) => text };
const NUMBER: Codec = { write: String, read: Number };
// Of one length, which the sealed text shows.
const BOOLEAN: Codec = { write: (value: boolean) => (value ? "1" : "0"), read: (text) => text === "1" };

/**
 * A mark on a column. Until a vault is tied to it, it neither writes nor reads: no slip can put plain text in the
 * database. Each database has marks of its own, so that several can be open in one process.
 */
abstract class AtRest implements ValueTransformer {
  constructor(protected readonly tied: { vault: Vault; place: string } | null) {}

  abstract tiedTo(vault: Vault, place: string): AtRest;
  abstract to(value: unknown): unknown;
  abstract from(value: unknown): unknown;

  protected get vault(): Vault {
    if (this.tied) return this.tied.vault;
    throw new Error("A sealed column was used before the database was opened with its keys.");
  }

  protected get place(): string {
    return this.tied?.place ?? "";
  }
}

export class Sealed extends AtRest {
  constructor(
    private readonly codec: Codec,
    tied: AtRest["tied"] = null,
  ) {
    super(tied);
  }

  tiedTo(vault: Vault, place: string): Sealed {
    return new Sealed(this.codec, { vault, place });
  }

  to(value: unknown): unknown {
    return isNothing(value) ? value : this.vault.seal(this.codec.write(value as never), this.place);
  }

  from(value: unknown): unknown {
    return isNothing(value) ? value : this.codec.read(this.vault.open(value as string, this.place));
  }

  /** Whether a stored value is under the newest key. */
  isCurrent(stored: string): boolean {
    return keyOf(stored) === this.vault.newestKey;
  }

  /** A stored value under the newest key. */
  renewed(stored: string): string {
    return this.sealed(this.vault.open(stored, this.place));
  }

  /** What is stored for a value that is this as text. */
  sealed(text: string): string {
    return this.vault.seal(text, this.place);
  }
}

export class Blind extends AtRest {
  constructor(
    /** The property whose text this finds. */
    readonly finds: string | null,
    tied: AtRest["tied"] = null,
  ) {
    super(tied);
  }

  tiedTo(vault: Vault, place: string): Blind {
    return new Blind(this.finds, { vault, place });
  }

  to(value: unknown): unknown {
    return isNothing(value) ? value : this.vault.blind(value as string, this.place);
  }

  from(value: unknown): unknown {
    return value;
  }
}

/** For `@Column("text", sealed)`: written sealed, read open. No SQL can compare it, sort by it or part it. */
export const sealed = { transformer: new Sealed(TEXT) };

/** The same for a column whose property is a number. */
export const sealedNumber = { transformer: new Sealed(NUMBER) };

/** The same for one that is true or false; null, which is not sealed, where nobody asked. */
export const sealedBoolean = { transformer: new Sealed(BOOLEAN) };

/**
 * For `@Column("varchar", blind("registrationNumber"))`: give it the text of that property, and the database keeps a
 * token, which equals that of any equal text. It is read as the token. Conditions by property (`findBy`,
 * `where({ … })`) make the token themselves; for a condition in SQL there is `storedOf`.
 */
export function blind(finds: string | null = null) {
  return { length: TOKEN_LENGTH, transformer: new Blind(finds) };
}

const TOKEN_LENGTH = 23;

/** Ties the marks of every column of `source` to the vault. */
export function tieVault(source: DataSource, vault: Vault | undefined): void {
  for (const { tableName, columns } of source.entityMetadatas) {
    for (const column of columns) {
      if (!(column.transformer instanceof AtRest)) continue;
      if (!vault) throw new Error(`${tableName}.${column.databaseName} is sealed, and no keys were given.`);
      column.transformer = column.transformer.tiedTo(vault, `${tableName}.${column.databaseName}`);
    }
  }
}

/** What `property` of this table stores for `text`: of a blind one the token, for a condition in SQL. */
export function storedOf<T extends object>(
  source: DataSource,
  table: ClassType<T>,
  property: keyof T & string,
  text: string,
): string {
  const mark = source.getMetadata(table).findColumnWithPropertyName(property)?.transformer;
  if (mark instanceof AtRest) return mark.to(text) as string;
  throw new Error(`${table.name}.${property} is neither sealed nor blind.`);
}

/** The sealed columns of a table, each with its mark. */
export function sealedIn(columns: readonly ColumnMetadata[]): { name: string; property: string; mark: Sealed }[] {
  return columns.flatMap(({ databaseName, propertyName, transformer }) =>
    transformer instanceof Sealed ? [{ name: databaseName, property: propertyName, mark: transformer }] : [],
  );
}

/** The columns of a table by which one of its sealed columns is found. */
export function blindIn(columns: readonly ColumnMetadata[]): { name: string; finds: string; mark: Blind }[] {
  return columns.flatMap(({ databaseName, transformer }) =>
    transformer instanceof Blind && transformer.finds !== null
      ? [{ name: databaseName, finds: transformer.finds, mark: transformer }]
      : [],
  );
}

const isNothing = (value: unknown): boolean => value === null || value === undefined;
