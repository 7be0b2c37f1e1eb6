// The same, with its planner written in Rust.
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { configured } from "./hive.config.js";

export const gatewayConfig = configured({ unifiedGraphHandler });
