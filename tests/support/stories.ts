// The stories that tests tell: told once for all that are run together.
import { agadez2018 as agadez } from "#scenario/agadez";
import { gao2018 as gao } from "#scenario/gao";
import type { Chapter } from "#scenario/story";

/** What one test would take out of it, the next would miss. */
function unchangeable(chapter: Chapter): Chapter {
  for (const part of Object.values(chapter)) Object.freeze(part);
  return Object.freeze(chapter);
}

const once = (tell: () => Chapter): (() => Chapter) => {
  let told: Chapter | undefined;
  return () => (told ??= unchangeable(tell()));
};

export const gao2018 = once(gao);
export const agadez2018 = once(agadez);
