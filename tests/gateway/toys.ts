// Two small agencies that share a `Person`.
import { composeServices } from "@apollo/composition";
import { printSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { Arg, Directive, Field, ID, Int, ObjectType, Query, Resolver } from "type-graphql";
import type { Agency } from "#kit/agency";
import { BatchField } from "#kit/batch";
import { buildSubgraph } from "#kit/subgraph";
import { nobodyIn, openTo } from "../support/agency";

@Directive('@key(fields: "id")')
@ObjectType("Person")
class Person {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name!: string;

  @Field(() => Date, { nullable: true })
  arrivedAt!: Date;
}

const PEOPLE: Person[] = ["Awa", "Binta", "Chérif"].map((name, index) => ({
  id: String(index + 1),
  name,
  arrivedAt: new Date(Date.UTC(2018, 3, 23 + index)),
}));

@Resolver(() => Person)
class PeopleResolver {
  @Query(() => [Person], { nullable: true })
  people(@Arg("since", () => Date, { nullable: true }) since?: Date): Person[] {
    return PEOPLE.filter(({ arrivedAt }) => !since || arrivedAt >= since);
  }

  @Directive('@tag(name: "search")')
  @Query(() => Person, { nullable: true })
  find(@Arg("name", () => String) name: string): Person | null {
    return PEOPLE.find((person) => person.name === name) ?? null;
  }

  @Query(() => [Person], { nullable: true })
  page(@Arg("first", () => Int) first: number): Person[] {
    return PEOPLE.slice(0, first);
  }

  @Query(() => String, { nullable: true })
  broken(): string {
    throw new Error("Awa is at 12 Rue Secrète");
  }
}

@Directive('@key(fields: "id")')
@ObjectType("Person")
class PersonStub {
  @Field(() => ID)
  id!: string;

  @Directive("@external")
  @Field(() => String, { nullable: true })
  name?: string;
}

@Resolver(() => PersonStub)
class BedsResolver {
  @BatchField(() => String, { nullable: true, description: "Where this person sleeps." })
  bed(people: PersonStub[]): Promise<string[]> {
    return Promise.resolve(people.map(({ id }) => `bed ${id}`));
  }

  @Directive('@requires(fields: "name")')
  @BatchField(() => String, { nullable: true, description: "The label on this person's bed." })
  label(people: PersonStub[]): Promise<string[]> {
    return Promise.resolve(people.map(({ name }) => `bed of ${name ?? "somebody"}`));
  }

  @Query(() => [PersonStub], { nullable: true })
  guests(): PersonStub[] {
    return [{ id: "1" }];
  }

  @Query(() => Int, { nullable: true })
  free(): number {
    return 7;
  }
}

/** Like the beds, but nobody ever answers. */
@Resolver(() => PersonStub)
export class HangingResolver {
  @BatchField(() => String, { nullable: true, description: "Where this person sleeps." })
  bed(): Promise<string[]> {
    return new Promise(() => undefined);
  }

  @Query(() => Int, { nullable: true })
  free(): Promise<number> {
    return new Promise(() => undefined);
  }
}

const agency = (name: string, rest: Pick<Agency, "resolvers" | "entities" | "references" | "access">): Agency => ({
  name,
  port: 0,
  tables: [],
  migrations: [],
  retention: nobodyIn(),
  ...rest,
});

export const people = agency("people", {
  resolvers: [PeopleResolver],
  entities: [Person],
  access: openTo({ Query: "people broken find page", Person: "id name arrivedAt" }),
  references: { Person: ({ id }: Person) => PEOPLE.find((person) => person.id === id) ?? null },
});
export const shelters = agency("shelters", {
  resolvers: [BedsResolver],
  entities: [PersonStub],
  access: openTo({ Query: "guests free", Person: "id bed label" }),
  references: { Person: (reference: PersonStub) => reference },
});

export const QUESTION = "{ people { name bed } free }";
export const ANSWER = {
  people: PEOPLE.map(({ id, name }) => ({ name, bed: `bed ${id}` })),
  free: 7,
};

export async function supergraphOf(agencies: Agency[]): Promise<string> {
  const services = agencies.map(async (each) => ({
    name: each.name,
    url: "http://127.0.0.1:1/graphql",
    typeDefs: parse(printSubgraphSchema(await buildSubgraph(each))),
  }));
  const { supergraphSdl, errors } = composeServices(await Promise.all(services));
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}
