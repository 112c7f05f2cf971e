import { type FieldProblem, fieldProblem, type Problem } from '@cohesion/contracts';
import { z } from 'zod/mini';

const characters = z.object({ characters: z.array(z.string()).check(z.minLength(1)) });
const aboutLicenses = z.object({ field: z.literal('licenseIds') });
const fields = z.array(fieldProblem).check(z.minLength(1));
const list = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** What the server refused about a claim, beside the field it is about; an empty field means the whole form. */
export function claimProblems({ code, message, details }: Problem): FieldProblem[] {
  if (aboutLicenses.safeParse(details).success) return [{ field: 'licenseIds', message }];
  if (code === 'glyph-missing') {
    const named = characters.safeParse(details);
    const which = named.success
      ? `The certificate cannot print ${list.format(named.data.characters.map((character) => `“${character}”`))}. `
      : `${message} `;

    return [
      {
        field: 'name',
        message: `${which}Please use another spelling of your name, for example in Latin letters.`,
      },
    ];
  }
  if (code === 'text-does-not-fit') {
    return [
      { field: 'name', message: 'This name does not fit on one line of the certificate. Please shorten it.' },
    ];
  }
  if (code === 'invalid-request') {
    const named = fields.safeParse(details);
    if (named.success)
      return named.data.map(({ field, message: words }) => ({
        field: field.split('.')[0] ?? '',
        message: words,
      }));
  }

  return [{ field: '', message }];
}
