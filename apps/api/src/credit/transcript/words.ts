import type { Transcript } from '@cohesion/contracts';
import { approverName, isTopic, topicName } from '@cohesion/credit';

const formats: Readonly<Record<string, string>> = {
  'self-study': 'Self-paced',
  'live-in-person': 'Live, in person',
  'live-online': 'Live, online',
};

/** "Self-paced" */
export const formatInWords = (format: string): string => formats[format] ?? format;

/** "Group work"; a word of a record that is no topic of ours stays as it is. */
export const topicInWords = (topic: string): string => (isTopic(topic) ? topicName(topic) : topic);

/** Those who approved it; hours that nobody approved name none. */
export const bodiesIn = (approvedBy: readonly string[]): string[] =>
  approvedBy.filter((name) => name !== approverName('none'));

/** "Georgia LPC, number ending 234" */
export function licenseInWords({ name, numberEnding }: Transcript['license']): string {
  return numberEnding === null ? name : `${name}, number ending ${numberEnding.replace(/^…/, '')}`;
}

/** One line, composed, without control characters, and no longer than so many UTF-16 units; never empty. */
export function oneLine(text: string, most: number, otherwise = 'Not given'): string {
  const line = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  if (line === '') return otherwise;

  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
