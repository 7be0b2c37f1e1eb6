import { registerEnumType } from "type-graphql";

/** What may stand on a timeline, in both languages. */
export const EVENTS = {
  REGISTERED: { en: "Registered", fr: "Enregistrement" },
  OUTCOME_NOTED: { en: "What became of the person was noted", fr: "Devenir de la personne noté" },
  HOLD_PLACED: { en: "Put on hold", fr: "Mise en attente" },
  HOLD_LIFTED: { en: "No longer on hold", fr: "Fin de la mise en attente" },
  CASE_OPENED: { en: "Child case opened", fr: "Ouverture du dossier de protection" },
  CASE_CLOSED: { en: "Child case closed", fr: "Clôture du dossier de protection" },
  BED_KEPT: { en: "A bed was kept", fr: "Lit réservé" },
  CHECKED_IN: { en: "Checked in to a shelter", fr: "Arrivée au centre d'hébergement" },
  CHECKED_OUT: { en: "Checked out of a shelter", fr: "Départ du centre d'hébergement" },
  RELIEF_GIVEN: { en: "Given relief", fr: "Distribution reçue" },
  SCREENED: { en: "Health screening", fr: "Dépistage sanitaire" },
  FITNESS_JUDGED: { en: "Fitness to travel judged", fr: "Aptitude au voyage évaluée" },
  FITNESS_SUSPENDED: { en: "Fitness to travel suspended", fr: "Aptitude au voyage suspendue" },
  NOMINATED: { en: "Put on a passenger manifest", fr: "Inscription au manifeste de passagers" },
  BOARDED: { en: "Boarded", fr: "Embarquement" },
  ARRIVED: { en: "Got out at the destination", fr: "Arrivée à destination" },
  HANDED_OVER: { en: "Handed over at the destination", fr: "Remise à destination" },
  RETURN_ASKED: { en: "Asked for help to return", fr: "Demande d'aide au retour volontaire" },
  RETURN_COUNSELLED: { en: "Counselled on return", fr: "Conseil sur le retour" },
  RETURN_DECLARED: { en: "Declared that the return is voluntary", fr: "Déclaration de retour volontaire" },
} as const;

export type EventName = keyof typeof EVENTS;

export const PersonEventKind = Object.fromEntries(Object.keys(EVENTS).map((name) => [name, name])) as {
  [K in EventName]: K;
};

export const isEventName = (name: string): name is EventName => Object.hasOwn(EVENTS, name);

registerEnumType(PersonEventKind, {
  name: "PersonEventKind",
  description: "What happened to a person.",
  valuesConfig: Object.fromEntries(Object.entries(EVENTS).map(([name, { en }]) => [name, { description: `${en}.` }])),
});
