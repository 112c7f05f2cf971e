import type { Message } from '../../notifications/notifications.service.js';

type Asked = Readonly<{
  society: string;
  person: string;
  supervisor: string;
  entries: number;
  minutes: number;
  link: string;
}>;

/** How long a link can be used. */
export const linkDays = 30;

export const askSupervisor = (to: string, asked: Asked): Message => ({
  to,
  subject: `${asked.person} asks you to confirm hours`,
  text: `Dear ${asked.supervisor},

${asked.person} keeps a log of group practice at ${asked.society} and named you as supervisor. There ${entriesOf(asked)}, ${hoursText(asked.minutes)} in all, waiting for your signature.

To look at them and sign, open this link. You need no account. It works for ${linkDays} days:

${asked.link}

You will see every date and every hour before you sign anything. Nothing about any client is kept there.

If you do not know ${asked.person}, or the hours are not right, leave this message alone or write to ${asked.person}. Nothing is signed unless you sign it.

${asked.society}
`,
});

export const tellSigned = (
  to: string,
  { society, supervisor, address }: Readonly<{ society: string; supervisor: string; address: string }>,
): Message => ({
  to,
  subject: `${supervisor} signed your hours`,
  text: `${supervisor} signed the hours you asked about. They stand as they were signed; if you change one of them later, it needs a new signature.

Your practice log:

${address}/my-ce/practice-log

${society}
`,
});

const entriesOf = ({ entries }: Asked): string => (entries === 1 ? 'is one entry' : `are ${entries} entries`);

/** "1 hour", "45 minutes", "1 hour 20 minutes": no minute is lost to rounding. */
export function hoursText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    hours > 0 ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : '',
    rest > 0 ? `${rest} ${rest === 1 ? 'minute' : 'minutes'}` : '',
  ];

  return parts.filter((part) => part !== '').join(' ');
}
