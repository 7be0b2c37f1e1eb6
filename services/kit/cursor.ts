// The order of a list, and marks of places in it.
import type { ObjectLiteral } from "typeorm";
import { HubError } from "#kit/errors";

/**
 * What a list is sorted by: property names of columns that are never null, all in one direction. The id is added as
 * the last, so that no two rows stand in the same place.
 */
export interface Order {
  keys: readonly string[];
  direction: "ASC" | "DESC";
}

export const columnsOf = ({ keys }: Order): string[] => [...keys, "id"];

type Place = string | number;

/** Marks the place of a row in a list of this order. */
export function cursorOf(row: ObjectLiteral, order: Order): string {
  const values = columnsOf(order).map((key) => row[key] as Place | Date);
  return Buffer.from(JSON.stringify([signature(order), ...values])).toString("base64url");
}

/** A cursor is good only for the order in which it was made. */
const signature = ({ keys, direction }: Order): string => `${direction} ${keys.join()}`;

/** The values of the row that a cursor marks. Throws CURSOR_INVALID. */
export function placeOf(cursor: string, order: Order, isDate: (key: string) => boolean): (Place | Date)[] {
  const columns = columnsOf(order);
  const [made, ...values] = parsed(cursor);
  const place = values.map((value, index) => (isDate(columns[index] ?? "") ? new Date(value) : value));
  const holds = place.every((value) => !(value instanceof Date) || !Number.isNaN(value.getTime()));
  if (made === signature(order) && values.length === columns.length && holds) return place;
  throw new HubError("CURSOR_INVALID", `after: ${JSON.stringify(cursor.slice(0, 60))} is not a cursor of this list.`);
}

function parsed(cursor: string): Place[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const isPlace = (value: unknown): value is Place => typeof value === "string" || typeof value === "number";
    return Array.isArray(values) && values.every(isPlace) ? values : [];
  } catch {
    return [];
  }
}
