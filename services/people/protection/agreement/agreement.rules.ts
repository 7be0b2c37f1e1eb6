/** Whether an agreement holds on `today`, a day of its operation. Both its first and its last day count. */
export function isInForce(
  { validFrom, expiresOn }: { validFrom: string; expiresOn: string | null },
  today: string,
): boolean {
  return validFrom <= today && (expiresOn === null || today <= expiresOn);
}
