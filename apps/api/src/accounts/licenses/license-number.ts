/** What every board's numbers have in common; the forms of single boards were not readable, so none is asked for. */
const form = /^(?=.*\d)[\p{L}\d](?:[\p{L}\d ./-]{0,28}[\p{L}\d])?$/u;

export const numberHint =
  'As it stands on your license: letters, digits and hyphens, with at least one digit.';

/** Whether a text could be the number of a license: 1 to 30 characters, one of them a digit. */
export function isLicenseNumber(text: string): boolean {
  return form.test(text);
}

/** What may be shown of a number: its last three characters, and never more than half of it. */
export function endingOf(number: string): string {
  const shown = Math.min(3, Math.floor(number.length / 2));

  return shown === 0 ? '' : number.slice(-shown);
}
