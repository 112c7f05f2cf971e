import type { Answering } from './use-answering.js';

type Waits = Pick<Answering, 'unsent' | 'refusals' | 'waitsFor' | 'outbox'>;

/** Why the answers cannot be sent for grading yet, in words; null when they can. */
export function reasonToWait({ unsent, refusals, waitsFor, outbox }: Waits): string | null {
  if (!outbox) return 'One moment.';
  if (refusals.length > 0)
    return 'One of your changes was not accepted. Decide above what happens to it first.';
  if (unsent === 0) return null;
  const answers =
    unsent === 1 ? 'One answer has not been sent yet' : `${unsent} answers have not been sent yet`;

  switch (waitsFor) {
    case 'nothing':
      return `${answers}. One moment.`;
    case 'network':
      return `${answers}, because we cannot reach the server. They are kept, and go out when you are back online.`;
    case 'sign-in':
      return `${answers}, because your session has ended. Sign in to send.`;
  }
}
