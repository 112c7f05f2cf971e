import { missingGlyphs, type CertificateFonts } from '@cohesion/certificates';
import type { FieldProblem, RunSession } from '@cohesion/contracts';
import { minutesOf } from '../../credit/roster/live-credit.service.js';

type Now = Readonly<{ day: string; time: string }>;

/** What is not right about sessions, each with the field it stands beside; `now` is by the society's clock. */
export function sessionProblems(
  sessions: readonly RunSession[],
  { now, fonts }: Readonly<{ now: Now; fonts: CertificateFonts }>,
): FieldProblem[] {
  return sessions.flatMap((session, index): FieldProblem[] => {
    const at = (name: keyof RunSession, message: string) => ({ field: `sessions.${index}.${name}`, message });
    const { title, day, from, to } = session;
    const before = sessions[index - 1];
    const missing = missingGlyphs(title, fonts).map(({ character }) => character);

    return [
      ...(missing.length > 0
        ? [at('title', `No font has ${missing.join(', ')}. Write it with other letters`)]
        : []),
      ...(minutesOf(session) < 1 ? [at('to', 'Enter a time after its start')] : []),
      ...(day > now.day ? [at('day', 'This day has not come yet')] : []),
      ...(day === now.day && to > now.time ? [at('to', 'It has not ended yet')] : []),
      ...(before && `${day} ${from}` < `${before.day} ${before.to}`
        ? [at('from', `It begins before “${before.title}” ends`)]
        : []),
    ];
  });
}
