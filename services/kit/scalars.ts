import { GraphQLScalarType } from "graphql";
import { GraphQLDateTimeISO, GraphQLLocalDate } from "graphql-scalars";

/** An instant: `2018-04-23T06:30:00.000Z`. A `Date` in TypeScript. */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: "DateTime",
  description: "An instant in UTC, RFC 3339: `2018-04-23T06:30:00.000Z`.",
});

/** A calendar day in the operation's time zone: `2018-04-23`. A string in TypeScript. */
export const LocalDate = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: "LocalDate",
  description: "A calendar day in the operation's own time zone: `2018-04-23`.",
});
