import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "#kit/context";
import {
  RegisterVehicleInput,
  RegisterVehiclePayload,
  RetireVehicleInput,
  RetireVehiclePayload,
} from "./vehicle.inputs";
import { vehicleById } from "./vehicle.loaders";
import { registerVehicle, retireVehicle } from "./vehicle.writes";

@Resolver()
export class VehicleMutations {
  @Mutation(() => RegisterVehiclePayload, {
    nullable: true,
    description: "Adds a vehicle with which trips can be planned.",
  })
  async registerVehicle(
    @Arg("input", () => RegisterVehicleInput, { description: "The vehicle." }) input: RegisterVehicleInput,
    @Ctx() ctx: Context,
  ): Promise<RegisterVehiclePayload> {
    await registerVehicle(input, ctx);
    return { vehicle: await vehicleById(ctx).load(input.id) };
  }

  @Mutation(() => RetireVehiclePayload, {
    nullable: true,
    description:
      "Takes a vehicle out of use: no more trips are planned with it. Not while one of its trips is not over.",
  })
  async retireVehicle(
    @Arg("input", () => RetireVehicleInput, { description: "Which." }) input: RetireVehicleInput,
    @Ctx() ctx: Context,
  ): Promise<RetireVehiclePayload> {
    await retireVehicle(input, ctx);
    return { vehicle: await vehicleById(ctx).clear(input.vehicleId).load(input.vehicleId) };
  }
}
