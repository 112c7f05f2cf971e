import type { RunSession } from '@cohesion/contracts';
import { LabelledTable } from '../../../ui/labelled-table.js';
import { whenWords } from './session-words.js';

type Part = Readonly<{ bodyName: string; unit: string; shares: readonly string[] }>;

/** Above this the list is folded. */
const few = 6;

/** Sessions in the order of their times, and what each has of the credit. */
export function SessionList({
  sessions,
  parts = [],
}: {
  sessions: readonly RunSession[];
  parts?: readonly Part[];
}) {
  const columns = parts.map(({ bodyName, unit }) => `${bodyName}, ${unit}`);
  const table = (
    <LabelledTable
      caption="Sessions"
      columns={['Session', 'When', ...columns]}
      labels={['When', ...columns]}
      rows={sessions.map((session, index) => ({
        key: `${session.day} ${session.from}`,
        head: <span className="break-words">{session.title}</span>,
        cells: [whenWords(session), ...parts.map(({ shares }) => shares[index] ?? '')],
      }))}
    />
  );
  if (sessions.length <= few) return table;

  return (
    <details className="fold">
      <summary>{sessions.length} sessions</summary>
      {table}
    </details>
  );
}
