// Whether a text tells who somebody is or what is written about them.
import type { Said, Secret } from "./overheard";

/** Below this many letters a word is met by chance, and below so many digits a number is. */
const LETTERS = 4;
const DIGITS = 8;

/** An id tells of nobody, but a part of it may be a word: `bebe`. */
const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

/** A text as words without accents, case or signs, one blank around each: what is escaped or searched for is found too. */
function wordsOf(text: string): string {
  const plain = text
    .replace(UUID, " ")
    .replace(/\\[nrt]/g, " ")
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "");
  return ` ${plain
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim()} `;
}

/** A telephone is written with and without gaps. */
function waysToSay(text: string): string[] {
  const words = wordsOf(text);
  return /\p{Letter}/u.test(words) ? [words] : [words, ` ${words.replaceAll(" ", "")} `];
}

/** A code of a closed list tells of nobody without the column in which it stands. */
export const isCode = (text: string): boolean => /^[A-Z_]+$/.test(text);

function isTelling(words: string): boolean {
  const letters = words.replace(/[^\p{Letter}]/gu, "").length;
  const digits = words.replace(/[^\p{Number}]/gu, "").length;
  return letters >= LETTERS || digits >= DIGITS;
}

/** One sentence for each thing said that holds a secret: who said it, when, and what is told, without telling it. */
export function tellings(said: Iterable<Said>, secrets: Iterable<Secret>): string[] {
  const byFirstWord = new Map<string, Map<string, string>>();
  for (const { of, text } of secrets) {
    if (isCode(text)) continue;
    for (const words of waysToSay(text).filter(isTelling)) {
      const [, first = ""] = words.split(" ");
      const same = byFirstWord.get(first) ?? new Map<string, string>();
      byFirstWord.set(first, same.set(words, of));
    }
  }
  const found = new Set<string>();
  for (const { by, during, text } of said) {
    const words = wordsOf(text);
    for (const { 1: first = "", index } of words.matchAll(/ (?=(\S+))/g)) {
      for (const [secret, of] of byFirstWord.get(first) ?? []) {
        if (words.startsWith(secret, index)) found.add(`${by} during ${during}: says what is kept in ${of}`);
      }
    }
  }
  return [...found];
}
