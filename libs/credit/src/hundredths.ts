/**
 * An amount of credit as a whole number of hundredths of a unit: 275 is 2.75.
 * Credit is added and compared only in this form, so no sum ever carries a binary fraction.
 */
export type Hundredths = number;

/** Decimal text with at least one decimal: 300 is "3.0", 250 is "2.5", 275 is "2.75". */
export function formatCredit(amount: Hundredths): string {
  const whole = Math.trunc(amount / 100);
  const fraction = String(Math.abs(amount % 100)).padStart(2, '0');

  return `${whole}.${fraction.endsWith('0') ? fraction.slice(0, 1) : fraction}`;
}

/** Reads "2.75", "2.5" or "2" as written on a form or kept as a decimal column; anything else is undefined. */
export function parseCredit(text: string): Hundredths | undefined {
  const match = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;

  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
