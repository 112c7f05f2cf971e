import type { Transcript } from '@cohesion/contracts';
import { approverName, isTopic, topicName } from '@cohesion/credit';
import { numbered } from '../../accounts/licenses/printed-licenses.service.js';

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
  return numbered(name, numberEnding === null ? null : `ending ${numberEnding.replace(/^…/, '')}`);
}
