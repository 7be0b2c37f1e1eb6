import { registerEnumType } from "type-graphql";

export enum PlacementReason {
  JOINS_HOUSEHOLD = "JOINS_HOUSEHOLD",
  HOUSEHOLD_TOGETHER = "HOUSEHOLD_TOGETHER",
  CHILDREN_APART = "CHILDREN_APART",
  MOST_ROOM = "MOST_ROOM",
}

export enum NoPlacementReason {
  NOT_WAITING = "NOT_WAITING",
  HAS_PLACE = "HAS_PLACE",
  NOT_TOLD = "NOT_TOLD",
  NO_ROOM_TOGETHER = "NO_ROOM_TOGETHER",
  NO_SUITABLE_ROOM = "NO_SUITABLE_ROOM",
}

interface Words {
  en: string;
  fr: string;
}

/** What each means to who decides. */
export const PLACEMENT_REASONS: Record<`${PlacementReason}`, Words> = {
  JOINS_HOUSEHOLD: {
    en: "The rest of the household is here already.",
    fr: "Le reste du ménage est déjà ici.",
  },
  HOUSEHOLD_TOGETHER: {
    en: "The whole household has room here, and of the shelters where it has, this one has the most.",
    fr: "Le ménage entier a de la place ici ; parmi les centres qui en ont, c'est celui qui en a le plus.",
  },
  CHILDREN_APART: {
    en: "This shelter has room in a part for children without a caregiver.",
    fr: "Ce centre a de la place dans une partie réservée aux enfants non accompagnés.",
  },
  MOST_ROOM: {
    en: "Of the shelters with a suitable part, this one has the most room.",
    fr: "Parmi les centres qui ont une partie adaptée, c'est celui qui a le plus de place.",
  },
};

export const NO_PLACEMENT_REASONS: Record<`${NoPlacementReason}`, Words> = {
  NOT_WAITING: { en: "Does not wait for a bed.", fr: "N'attend pas de lit." },
  HAS_PLACE: { en: "A bed is kept for the person.", fr: "Un lit est réservé pour la personne." },
  NOT_TOLD: {
    en: "The shelters have not been told yet in which part the person may sleep.",
    fr: "Les centres ne savent pas encore dans quelle partie la personne peut dormir.",
  },
  NO_ROOM_TOGETHER: {
    en: "No shelter has room for the whole household: somebody decides whether it is parted.",
    fr: "Aucun centre n'a de place pour le ménage entier : quelqu'un doit décider de le séparer ou non.",
  },
  NO_SUITABLE_ROOM: {
    en: "No open shelter has room in a suitable part.",
    fr: "Aucun centre ouvert n'a de place dans une partie adaptée.",
  },
};

registerEnumType(PlacementReason, {
  name: "PlacementReason",
  description: "Why a shelter is recommended.",
  valuesConfig: Object.fromEntries(
    Object.entries(PLACEMENT_REASONS).map(([reason, { en }]) => [reason, { description: en }]),
  ),
});
registerEnumType(NoPlacementReason, {
  name: "NoPlacementReason",
  description: "Why no shelter is recommended.",
  valuesConfig: Object.fromEntries(
    Object.entries(NO_PLACEMENT_REASONS).map(([reason, { en }]) => [reason, { description: en }]),
  ),
});
