import type { CertificateRunRow, RunFigures, RunLine, RunState } from '@cohesion/contracts';
import type { CertificateRun } from './certificate-run.entity.js';
import type { LineRow } from './run-standing.js';

/** What whoever starts a run answers for; kept with it. */
export const confirmation =
  'Everyone on this roster completed the whole program and everything it asks for, and the society keeps the record of it.';

export type RunParts = Readonly<{
  run: CertificateRun;
  figures: RunFigures;
  stopped: boolean;
  title: string;
  startedBy: string;
}>;

export function presentRun({ run, figures, stopped, title, startedBy }: RunParts): CertificateRunRow {
  const { id, completedOn, lines, createdAt } = run;

  return {
    id,
    title,
    completedOn,
    people: lines,
    startedAt: createdAt.toISOString(),
    startedBy,
    state: stateOf(figures, stopped),
    figures,
  };
}

/** A stopped run whose every line came to its end before it stopped is done. */
export function stateOf({ waiting, issued }: RunFigures, stopped: boolean): RunState {
  if (waiting > 0 && stopped) return 'stopped';

  return waiting + issued > 0 ? 'working' : 'done';
}

export const presentLine =
  (bodyNames: ReadonlyMap<string, string>) =>
  ({ offerId, ...line }: LineRow): RunLine => ({ ...line, bodyName: bodyNames.get(offerId) ?? '' });
