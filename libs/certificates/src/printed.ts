import { z } from 'zod';

/** One printed line of text: composed (NFC), no control characters, single spaces. */
export function printed(maxLength: number) {
  return z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}]*$/u, 'must not contain line breaks or control characters');
}

export const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone');

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
