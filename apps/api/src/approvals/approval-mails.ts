import type { Message } from '../notifications/notifications.service.js';
import type { Approval } from '../societies/societies.service.js';
import { daysUntil } from './reminder-days.js';

type Reminder = Readonly<{
  to: string;
  name: string;
  society: string;
  address: string;
  slug: string;
  approval: Approval;
  today: string;
  lastDay: string;
  courses: number;
}>;

/** Flat and plain: a deadline, what it stops, and where to put what comes after it. */
export function endOfApproval(reminder: Reminder): Message {
  const { to, name, society, address, slug, approval, today, lastDay, courses } = reminder;
  const left = daysUntil(today, lastDay);
  const when = left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`;
  const number = approval.approvalNumber ?? approval.providerNumber;

  return {
    to,
    subject: `${approval.bodyName}: approval ends ${when}`,
    text: [
      `Hello ${name},`,
      `the approval of ${society} by ${approval.bodyName}${number ? ` (${number})` : ''} ends ${when}, on ${inWords(lastDay)}.`,
      courses === 0
        ? 'No course is offered under it at the moment.'
        : `${courses === 1 ? 'One course is' : `${courses} courses are`} offered under it. From the day after, this credit is no longer offered; certificates that exist stay valid.`,
      'When it is renewed, record the new approval here:',
      `${address}/s/${slug}/approvals/${approval.seriesId}`,
      `You get this message because you are a CE administrator of ${society}. We write 90, 30 and 7 days before the last day, and no more.`,
    ].join('\n\n'),
  };
}

const inWords = (date: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
