import { createHash } from 'node:crypto';
import type { SignaturePage } from '@cohesion/contracts';
import { z } from 'zod';
import { type PracticeEntry, whenOf } from './practice-entry.entity.js';

/** What a supervisor sees and signs, to the letter. Its text is stored, and the digest of its text signed. */
const signedContent = z.strictObject({
  format: z.literal(1),
  society: z.string(),
  person: z.string(),
  supervisor: z.string(),
  attestation: z.string(),
  entries: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['group-leading', 'supervision']),
      on: z.string(),
      minutes: z.int(),
      setting: z.string(),
      population: z.string(),
      role: z.enum(['leader', 'co-leader']).nullable(),
      form: z.enum(['individual', 'group']).nullable(),
      note: z.string(),
    }),
  ),
});
export type SignedContent = z.infer<typeof signedContent>;

type Names = Readonly<{ society: string; person: string; supervisor: string }>;

/** Entries in the order of their days; the same entries always make the same text. */
export function writeContent(names: Names, rows: readonly PracticeEntry[]): { text: string; sha256: string } {
  const entries = rows
    .toSorted((one, other) => orderOf(one).localeCompare(orderOf(other), 'en'))
    .map((row) => {
      const { id, kind, minutes, setting, population, role, form, note } = row;

      return { id, kind, on: whenOf(row), minutes, setting, population, role, form, note };
    });
  const { society, person, supervisor } = names;
  const attestation = attestationOf(person, entries);
  const content: SignedContent = { format: 1, society, person, supervisor, attestation, entries };
  const text = JSON.stringify(content);

  return { text, sha256: sha256(text) };
}

export const readContent = (text: string): SignedContent => signedContent.parse(JSON.parse(text));

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Minutes by kind, as the page and the mail say them. */
export function minutesOf(
  entries: SignedContent['entries'],
): Pick<SignaturePage, 'leadingMinutes' | 'supervisionMinutes'> {
  const sum = (kind: string): number =>
    entries.filter((entry) => entry.kind === kind).reduce((minutes, entry) => minutes + entry.minutes, 0);

  return { leadingMinutes: sum('group-leading'), supervisionMinutes: sum('supervision') };
}

const orderOf = ({ happenedOn, id }: PracticeEntry): string => `${happenedOn} ${id}`;

function attestationOf(person: string, entries: readonly Readonly<{ kind: string }>[]): string {
  const supervised = entries.some(({ kind }) => kind === 'supervision');
  const led = entries.some(({ kind }) => kind === 'group-leading');
  const what = [
    supervised ? `I gave ${person} the supervision listed here` : '',
    led ? `I know that ${person} led the groups listed here` : '',
  ].filter((part) => part !== '');

  return `${what.join(', and ')}. To the best of my knowledge the dates and hours are right.`;
}
