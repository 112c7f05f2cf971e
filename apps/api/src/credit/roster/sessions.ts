import { sessionTime, type CertificateFacts } from '@cohesion/certificates';
import type { RunSession } from '@cohesion/contracts';
import { formatCredit, shareAmongSessions, type Hundredths } from '@cohesion/credit';

/** How long a session was by the clock on its wall, in minutes; less than one where it ends before it begins. */
export const minutesOf = ({ from, to }: Pick<RunSession, 'from' | 'to'>): number =>
  sinceMidnight(to) - sinceMidnight(from);

function sinceMidnight(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);

  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** What each session has of an amount, in their order, as decimal text. */
export function sharesOf(sessions: readonly RunSession[], amount: Hundredths): string[] {
  const shared = shareAmongSessions(amount, sessions.map(minutesOf));
  if (!shared.ok) throw new Error(`Sessions that were kept cannot be counted: ${shared.reason.code}`);

  return shared.shares.map(formatCredit);
}

/** The sessions as a certificate lists them. */
export function printedSessions(
  sessions: readonly RunSession[],
  amount: Hundredths,
): NonNullable<CertificateFacts['sessions']> {
  const shares = sharesOf(sessions, amount);
  const years = new Set(sessions.map(({ day }) => day.slice(0, 4)));

  return sessions.map((session, index) => ({
    title: session.title,
    when: sessionTime(session, 'en-US', years.size > 1),
    amount: shares[index] ?? '',
  }));
}
