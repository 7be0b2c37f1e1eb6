import DataLoader from "dataloader";
import { In } from "typeorm";
import { oneEach, perRequest } from "#kit/loader";
import { recordById } from "../record.loaders";
import { ChildCase } from "./case.entity";

export const childCaseByPerson = perRequest(
  ({ db }) =>
    new DataLoader<string, ChildCase | null>(async (ids) =>
      oneEach(ids, await db.findBy(ChildCase, { personId: In(ids) }), (childCase) => childCase.personId),
    ),
);

export const caseById = recordById(ChildCase);
