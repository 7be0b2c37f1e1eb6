import { recordById } from "../record.loaders";
import { CaseTransfer } from "./transfer.entity";

export const transferById = recordById(CaseTransfer);
