/** Ids of people: on board now, awaited by the shelter they came to, and still known where they left from. */
export interface OnTheWay {
  onBoard: ReadonlySet<string>;
  arriving: ReadonlySet<string>;
  leaving: ReadonlySet<string>;
}

/** How many no shelter counts, each once: while a shelter has not heard that they left, it counts them itself. */
export const travelling = ({ onBoard, arriving, leaving }: OnTheWay): number =>
  [...new Set([...onBoard, ...arriving])].filter((id) => !leaving.has(id)).length;
