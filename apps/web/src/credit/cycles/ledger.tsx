import type { CycleLedger, LedgerLine } from '@cohesion/contracts';
import { Link } from 'react-router';
import { formatDate } from '../../ui/format.js';
import { MoveForm } from './move-form.js';
import { Rule } from './requirement-rows.js';
import { useMoves } from './use-moves.js';
import { Button } from '../../ui/button.js';
import { LabelledTable, type TableRow } from '../../ui/labelled-table.js';
import { Failure } from '../forms/failure.js';
import { plainHours } from './figures.js';

const columns = ['Date', 'Title', 'Hours', 'Type', 'How it counted'];

/** Every hour of the cycle and where it went. */
export function Ledger({ ledger }: { ledger: CycleLedger }) {
  const { move, undo, said, failure, sending } = useMoves(ledger);

  return (
    <section aria-labelledby="ledger" className="mt-10">
      <h2 id="ledger">Where your hours went</h2>
      <div role="status" className="mt-2 flex flex-wrap items-center gap-3">
        {said && <p>{said}</p>}
        {undo && (
          <Button quiet isDisabled={sending} onPress={undo}>
            Undo
          </Button>
        )}
      </div>
      <Failure words={failure} />
      {ledger.lines.length === 0 ? (
        <p className="mt-3 text-ink-2">No hours in this cycle yet.</p>
      ) : (
        <LabelledTable
          caption="Every hour of this cycle"
          look="cards"
          className="mt-3 md:[&_td:last-child]:w-2/5"
          columns={columns}
          labels={columns.slice(1)}
          rows={ledger.lines.map((line) => rowOf(line, move, sending))}
        />
      )}
    </section>
  );
}

function rowOf(line: LedgerLine, move: ReturnType<typeof useMoves>['move'], isSending: boolean): TableRow {
  const { recorded, counted, format, topicNames, sentence } = line;

  return {
    key: `${line.recordId} ${line.partId}`,
    head: <span className="md:whitespace-nowrap">{formatDate(line.completedOn)}</span>,
    cells: [
      <What key="what" line={line} />,
      <>
        {plainHours(counted)}
        {counted !== recorded && <span className="text-ink-2"> of {plainHours(recorded)}</span>}
      </>,
      <span key="type" className="text-sm">
        {typeWords(format, topicNames)}
      </span>,
      <>
        <p>{sentence}</p>
        {line.movedTo && <p className="text-sm text-ink-2">You chose this category.</p>}
        <div className="flex flex-wrap items-start gap-x-5">
          <Why line={line} />
          {line.moves.length > 0 && <MoveForm line={line} move={move} isSending={isSending} />}
        </div>
      </>,
    ],
  };
}

function What({ line: { title, provider, source, recordId, certificates } }: { line: LedgerLine }) {
  return (
    <>
      <span className="font-semibold">
        {source === 'outside' ? (
          <Link to={outsidePath(recordId)} className="text-link">
            {title}
          </Link>
        ) : (
          title
        )}
      </span>
      {provider && <span className="block text-sm text-ink-2">{provider}</span>}
      {certificates.map(({ id, code, bodyName }) => (
        <Link key={id} to={`/certificates/${id}`} className="text-link block py-1 text-sm">
          Certificate {code}, {bodyName}
        </Link>
      ))}
    </>
  );
}

const formatWords: Readonly<Record<string, string>> = {
  'self-study': 'self-study',
  'live-in-person': 'live, in one room',
  'live-online': 'live, online',
};

const typeWords = (format: string, topicNames: readonly string[]): string =>
  [formatWords[format] ?? format, ...topicNames].join(' · ');

/** Hours from the practice log have a page of their own. */
const outsidePath = (recordId: string): string =>
  /^[0-9a-f-]{36}$/.test(recordId) ? `/my-ce/outside-hours/${recordId}` : '/my-ce/practice-log';

function Why({ line: { reasons, approvedBy, title } }: { line: LedgerLine }) {
  if (reasons.length === 0 && approvedBy.length === 0) return null;

  return (
    <details>
      <summary className="text-link inline-flex min-h-11 items-center text-sm">
        Why?<span className="sr-only"> {title}</span>
      </summary>
      {reasons.map(({ code, hours, sentence, clause }) => (
        <div key={code + sentence} className="mb-2 text-sm">
          <p>
            {plainHours(hours)} not counted: {sentence}
          </p>
          {clause && <Rule clause={clause} />}
        </div>
      ))}
      {approvedBy.length > 0 && (
        <p className="mb-2 text-sm text-ink-2">Approved by {approvedBy.join(', ')}.</p>
      )}
    </details>
  );
}
