import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";

/** Keeps the rows whose `column` is any of `values`: all rows without a list, none with an empty one. */
export function keepAnyOf<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  column: string & keyof T,
  values: readonly (string | number)[] | null | undefined,
): void {
  if (!values) return;
  if (values.length === 0) query.andWhere("1 = 0");
  else query.andWhere(`${query.alias}.${column} IN (:...${column})`, { [column]: values });
}
