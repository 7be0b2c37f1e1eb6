/**
 * Diseases, by the first three characters of their ICD-10 code, that are told to the health authority: those prone to
 * epidemics, or to be ended, of WHO AFRO's Technical Guidelines for Integrated Disease Surveillance and Response, 3rd
 * edition, 2019 (table of priority diseases). A selection: the authority of each country has the last word.
 */
const NOTIFIABLE: ReadonlySet<string> = new Set([
  ...["A00", "A01", "A03", "A20", "A22", "A33", "A36", "A37", "A39", "A80", "A82", "A90", "A91", "A92", "A95"],
  ...["A96", "A97", "A98", "A99", "B03", "B04", "B05", "B15", "U07"],
]);

export const isNotifiable = (icd10Code: string): boolean => NOTIFIABLE.has(icd10Code.slice(0, 3));
