import type { Caller } from './caller.js';

/** What the form sends for a Georgia LPC; a test says only what it is about. */
export const aLicenseRequest = (changes: Readonly<Record<string, unknown>> = {}) => ({
  jurisdiction: 'GA',
  type: 'LPC',
  byHand: null,
  number: 'LPC001234',
  issuedOn: '2015-03-10',
  birthMonth: null,
  periods: [] as { start: string; end: string }[],
  conditions: [] as string[],
  ...changes,
});

export async function aLicense(
  caller: Caller,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { status, body } = await caller.post('/licenses', aLicenseRequest(changes));
  if (status !== 201) throw new Error(`Adding a license answered ${status}: ${JSON.stringify(body)}`);

  return String(body.id);
}
