/**
 * How text is compared and sorted, alike on every database: without accents, case or punctuation.
 * "Côte d'Ivoire" becomes "cote d ivoire".
 */
export function searchKey(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim();
}
