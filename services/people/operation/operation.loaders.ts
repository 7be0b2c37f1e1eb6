import { operationLoaders } from "#kit/operations";
import { Operation } from "./operation.entity";

export const { operationByCode, requireOperation, todayOfEach } = operationLoaders(Operation);
