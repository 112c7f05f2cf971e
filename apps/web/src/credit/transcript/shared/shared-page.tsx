/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- On a phone these
   elements are laid out as blocks, and some browsers then no longer tell anyone that they are a table. */
import type { Problem, ShareEnded, Transcript, TranscriptRow } from '@cohesion/contracts';
import { formatDate } from '../../../ui/format.js';
import { spanOf } from '../cycle-words.js';

export type Outcome =
  | Readonly<{ kind: 'found'; transcript: Transcript; expiresAt: string; pdf: string }>
  | Readonly<{ kind: 'ended'; ended: ShareEnded | null }>
  | Readonly<{ kind: 'refused'; problem: Problem }>
  /** Nothing is known: the page must not look like an answer. */
  | Readonly<{ kind: 'unreachable' }>;

/** For whoever was sent the link. */
export function SharedPage({ outcome }: { outcome: Outcome }) {
  return (
    <main>
      {outcome.kind === 'found' && <Found {...outcome} />}
      {outcome.kind === 'ended' && <Ended ended={outcome.ended} />}
      {outcome.kind === 'refused' && <Refused problem={outcome.problem} />}
      {outcome.kind === 'unreachable' && (
        <>
          <h1>We could not open this transcript</h1>
          <p>The record cannot be reached at the moment. Please try again.</p>
        </>
      )}
    </main>
  );
}

function Ended({ ended }: { ended: ShareEnded | null }) {
  return (
    <>
      <h1>This link has ended</h1>
      <p>
        {ended?.reason === 'revoked'
          ? 'The person who shared this transcript has ended the link.'
          : 'A shared transcript can be read for a limited time, and that time is over.'}
        {ended && ` It ended ${formatDate(ended.at.slice(0, 10))}.`}
      </p>
      <p>Please ask the person who sent it to you for a new one.</p>
    </>
  );
}

function Refused({ problem }: { problem: Problem }) {
  return problem.code === 'too-many-requests' ? (
    <>
      <h1>Please wait a moment</h1>
      <p>{problem.message}</p>
    </>
  ) : (
    <>
      <h1>No transcript has this link</h1>
      <p>Perhaps a part of the link was left out. Copy all of it, or ask the person who sent it to you.</p>
    </>
  );
}

function Found({ transcript, expiresAt, pdf }: Extract<Outcome, { kind: 'found' }>) {
  const { person, license, cycle, requirements, remarks, rows, notice, madeBy, madeAt } = transcript;

  return (
    <>
      <h1>Transcript of continuing education</h1>
      {madeBy.isSample && <p className="sample">Sample data: not valid for credit.</p>}
      <p className="name">{person.name}</p>
      <p>
        {license.name}
        {license.numberEnding && `, number ending ${license.numberEnding.replace(/^…/, '')}`}
      </p>
      <p>{spanOf(cycle)}</p>
      <a className="button" href={pdf}>
        Download PDF
      </a>
      <h2>{transcript.headline}</h2>
      <ul>
        {[...requirements.map(({ sentence }) => sentence), ...remarks].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h2>Hours</h2>
      {rows.length === 0 ? <p>No hours are recorded in this cycle.</p> : <Rows rows={rows} />}
      <p>{notice}</p>
      <p className="quiet">
        As it stood {formatInstant(madeAt, madeBy.timeZone)}, kept by {madeBy.name}. This link can be read
        until {formatInstant(expiresAt, madeBy.timeZone)}. Each certificate can be checked by its code at{' '}
        <a href="/v">the page for certificates</a>.
      </p>
    </>
  );
}

const columns = ['Date', 'Activity', 'Hours', 'Type', 'How it counted'];

function Rows({ rows }: { rows: readonly TranscriptRow[] }) {
  return (
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((name) => (
            <th key={name} scope="col" role="columnheader">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr key={index} role="row">
            <td role="cell" data-label="Date">
              {formatDate(row.completedOn)}
            </td>
            <td role="cell" data-label="Activity">
              {row.title}
              <span className="quiet">
                {row.provider && `, ${row.provider}`}
                {row.source === 'outside' && ' (entered by the licensee)'}
                {row.certificates.length > 0 && `, certificate ${row.certificates.join(', ')}`}
              </span>
            </td>
            <td role="cell" data-label="Hours">
              {row.recorded}
            </td>
            <td role="cell" data-label="Type">
              {formats[row.format] ?? row.format}
            </td>
            <td role="cell" data-label="How it counted">
              {row.sentence}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const formats: Readonly<Record<string, string>> = {
  'self-study': 'Self-paced',
  'live-in-person': 'Live, in person',
  'live-online': 'Live, online',
};

const formatInstant = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );
