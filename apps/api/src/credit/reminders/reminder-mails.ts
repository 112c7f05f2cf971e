import type { LicenseCard } from '@cohesion/contracts';
import type { Message } from '../../notifications/notifications.service.js';

const inWords = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

type Reminded = Readonly<{
  society: string;
  address: string;
  license: Pick<LicenseCard['license'], 'id' | 'name'>;
  figures: NonNullable<LicenseCard['figures']>;
  /** The last day of the cycle. */
  end: string;
  secret: string;
}>;

/** What is missing, where to see it, and how to hear no more of it. Deadlines in flat words. */
export function remindOfCycle(to: string, reminded: Reminded): Message {
  const { society, address, license, figures, end, secret } = reminded;
  const day = inWords.format(new Date(`${end}T00:00:00Z`));
  const missing = [
    ...figures.requirements.filter(({ status }) => status === 'missing'),
    ...figures.kinds.filter(({ status }) => status === 'missing'),
  ];

  return {
    to,
    subject: `Your ${license.name} renews ${day}: ${lowerFirst(figures.headline)}`,
    text: `Your ${license.name} renews ${day}. ${figures.headline}.

What is still missing:

${missing.map(({ sentence }) => `- ${sentence}`).join('\n')}

Where every hour stands, and hours that fit:

${address}/my-ce/licenses/${license.id}

All your licenses:

${address}/my-ce

All set already, or not renewing? One press, and you hear no more about this renewal:

${address}/im-fine?token=${secret}

${figures.notice}

${society}
`,
  };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
