import { IsNull } from "typeorm";
import type { Figures } from "#kit/context";
import { Letter } from "./letter.entity";

/** How many letters of this agency, of all operations, were not taken yet. */
export const pendingLetters = (figures: Figures): Promise<number> =>
  figures.createQueryBuilder(Letter, "letter").where({ doneAt: IsNull() }).getCount();
