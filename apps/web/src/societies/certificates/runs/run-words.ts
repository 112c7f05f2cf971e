import type { CertificateRunRow, RunFigures, RunLineState, RunMails } from '@cohesion/contracts';

const count = new Intl.NumberFormat('en-US');

/** "1 certificate", "1,200 certificates". */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${count.format(number)} ${number === 1 ? one : many}`;

export const lineWords: Readonly<Record<RunLineState, string>> = {
  waiting: 'Waiting',
  issued: 'PDF being made',
  ready: 'Ready',
  'has-it': 'Had it already',
  failed: 'Not issued',
};

export const stateWords = ({ state, figures }: Pick<CertificateRunRow, 'state' | 'figures'>): string => {
  if (state !== 'done') return state === 'stopped' ? 'Stopped' : 'Being issued';

  return figures.failed > 0 ? `Done, ${figures.failed} not issued` : 'Done';
};

/** How many have come to their end, whatever it is. */
export const settled = ({ ready, hasIt, failed }: RunFigures): number => ready + hasIt + failed;

/** Figures as they are read out: those that are not nothing. */
export function figureWords({ ready, issued, waiting, hasIt, failed }: RunFigures): string {
  const parts = [
    [ready, 'ready'],
    [issued, 'being made'],
    [waiting, 'waiting'],
    [hasIt, 'had it already'],
    [failed, 'not issued'],
  ] as const;

  return inWords(parts);
}

/** What became of the mails to its people, and what is to come. */
export function mailFigures({ toCome, waiting, sent, heldBack, failed }: RunMails): string {
  const words = inWords([
    [sent, 'sent'],
    [waiting, 'waiting'],
    [failed, 'not delivered'],
    [heldBack, 'held back'],
    [toCome, 'to come when the certificates are ready'],
  ]);

  return words === '' ? 'None so far.' : `${words}.`;
}

const inWords = (parts: readonly (readonly [number, string])[]): string =>
  parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${count.format(number)} ${words}`)
    .join(', ');
