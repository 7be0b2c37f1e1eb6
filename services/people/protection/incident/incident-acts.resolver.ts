import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import { recordById } from "../record.loaders";
import { Incident } from "./incident.entity";
import { IncidentPayload, RecordIncidentInput } from "./incident.inputs";
import { recordIncident } from "./incident.writes";

const incidentById = recordById(Incident);

@Resolver(() => Incident)
export class IncidentActsResolver {
  @Mutation(() => IncidentPayload, {
    nullable: true,
    description: "Writes down violence that a child suffered, for whoever writes it and the staff that is named.",
  })
  async recordIncident(
    @Arg("input", () => RecordIncidentInput, { description: "What was told, and who may know." })
    input: RecordIncidentInput,
    @Ctx() ctx: Context,
  ): Promise<IncidentPayload> {
    await recordIncident(input, ctx);
    return { incident: await incidentById(ctx).load(input.id) };
  }
}
