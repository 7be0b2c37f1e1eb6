// How a name sounds, whoever wrote it down: a French clerk, an English one, or somebody who hears Arabic.

import { searchKey } from "#kit/text";

/** What is written differently and sounds alike, from the whole to the part; the order matters. */
const SOUNDS: readonly [written: RegExp, sound: string][] = [
  // The Prophet's name has more spellings than rules: Mohamed, Muhammad, Mouhammed.
  [/^m(?:o|u|ou)h?a?mm?[ae]d$/, "muamid"],
  // Ndiaye, N'Diaye and Njie; Nguessan and N'Guessan.
  [/^n(?=[dgj])/, ""],
  // Thierno and Cherno, Tiémoko and Chemoko.
  [/t?ch|sch|sh|th?i(?=[aeou])/g, "S"],
  // Diallo and Jallow, Djénéba, Jeneba and Dieneba, Khadija and Kadidia, Djibril and Jibril.
  [/d[jy]|di(?=[aeou])|g(?=[ei])/g, "j"],
  [/ph/g, "f"],
  [/qu|[kcq]h|ck|[kq]|c(?![eiy])/g, "k"],
  [/[cz]|x$/g, "s"],
  [/x/g, "ks"],
  [/v/g, "f"],
  [/h/g, ""],
  // Ouédraogo and Wedraogo, Kouamé and Kwamé; Souleymane and Suleiman; Cissé and Ceesay.
  [/ou|oo|w/g, "u"],
  [/[ae][iy]e?|ee|y/g, "i"],
  [/ao|au|o/g, "u"],
  [/e/g, "i"],
  [/(.)\1+/g, "$1"],
];

/** What is heard at the end of a name, or not: Ousmane and Usman, Ceesay and Cissé. */
const FAINT_END = /(?<=..)i$/;

/** How a whole name sounds, whichever of the two comes first; null where neither is known. */
export function nameSound(givenName: string | null, familyName: string | null): string | null {
  const sounds = [givenName, familyName].flatMap((name) => searchKey(name ?? "").split(" ")[0] || []);
  return sounds.length === 0 ? null : sounds.map(soundOf).sort().join(" ");
}

/** How a word sounds, in letters of its own; the word is one of `searchKey`. Two that are equal sound alike. */
export function soundOf(word: string): string {
  const sound = SOUNDS.reduce((text, [written, heard]) => text.replace(written, heard), word);
  return sound.replace(FAINT_END, "");
}
