import type { ClauseView, CycleFigures, RequirementView } from '@cohesion/contracts';
import { plainHours, sorted } from './figures.js';
import './requirements.css';

type RowsProps = Readonly<{
  figures: CycleFigures;
  /** Rows shown before the rest is folded away. */
  most?: number;
  /** With the rule behind each row. */
  withRules?: boolean;
}>;

/** What is asked for, row by row: words beside every bar. */
export function RequirementRows({ figures, most = Infinity, withRules = false }: RowsProps) {
  const { asked, quiet } = sorted(figures.requirements);
  const rows = [
    ...asked.map((one) => ({
      id: one.id,
      isMissing: one.status === 'missing',
      row: <HoursRow requirement={one} />,
      clause: one.clause,
    })),
    ...figures.kinds.map((one) => ({
      id: one.id,
      isMissing: one.status === 'missing',
      row: <KindsRow kinds={one} />,
      clause: one.clause,
    })),
  ].toSorted((a, b) => Number(b.isMissing) - Number(a.isMissing));
  const shown = rows.slice(0, most);
  const folded = rows.slice(most);

  return (
    <>
      <ul>
        {shown.map(({ id, row, clause }) => (
          <li key={id} className="requirement">
            {row}
            {withRules && <Rule clause={clause} />}
          </li>
        ))}
        {withRules && quiet.map((one) => <QuietRow key={one.id} requirement={one} />)}
      </ul>
      {folded.length > 0 && (
        <details>
          <summary className="text-link inline-flex min-h-11 items-center text-sm">
            {folded.length === 1 ? 'One more' : `${folded.length} more`}
          </summary>
          <ul>
            {folded.map(({ id, row }) => (
              <li key={id} className="requirement">
                {row}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function HoursRow({ requirement }: { requirement: RequirementView }) {
  const { name, kind, needed, counted, missing, percent, status, sentence } = requirement;

  return (
    <>
      <p className="sr-only">{sentence}</p>
      <div aria-hidden="true">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span>{kind === 'total' ? 'In all' : name}</span>
          <span className="whitespace-nowrap">
            <span className="font-semibold">{plainHours(counted)}</span> of {plainHours(needed)}
            <Standing isMet={status === 'met'} words={`${plainHours(missing)} to go`} />
          </span>
        </div>
        <Bar percent={percent} />
      </div>
    </>
  );
}

function KindsRow({ kinds }: { kinds: CycleFigures['kinds'][number] }) {
  const { name, used, needed, missing, status, sentence } = kinds;

  return (
    <>
      <p className="sr-only">{sentence}</p>
      <div aria-hidden="true">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span>{name}</span>
          <span className="whitespace-nowrap">
            <span className="font-semibold">{used.length}</span> of {needed}
            <Standing isMet={status !== 'missing'} words={`${missing} to go`} />
          </span>
        </div>
        <Bar percent={Math.min(100, Math.floor((100 * used.length) / Math.max(needed, 1)))} />
      </div>
    </>
  );
}

function QuietRow({ requirement: { sentence, clause } }: { requirement: RequirementView }) {
  return (
    <li className="requirement">
      <p className="text-ink-2">{sentence}</p>
      <Rule clause={clause} />
    </li>
  );
}

function Standing({ isMet, words }: { isMet: boolean; words: string }) {
  return <span className={`standing ${isMet ? 'standing-met' : ''}`}>{isMet ? '✓ met' : words}</span>;
}

function Bar({ percent }: { percent: number }) {
  return (
    <svg className="requirement-bar" viewBox="0 0 100 1" preserveAspectRatio="none" focusable="false">
      <rect width={percent} height={1} className="fill-pine" />
    </svg>
  );
}

const trust = {
  stated: null,
  secondary: 'Read in a copy, not at the board itself.',
  unverified: 'We found no source that says so; check it with your board.',
} as const;

/** The rule in words, where it was read, and how far to trust it. */
export function Rule({ clause }: { clause: ClauseView }) {
  return (
    <p className="mt-1 text-sm text-ink-2">
      {clause.text}{' '}
      {clause.source && (
        <>
          <a href={clause.source.url} className="text-link" rel="noreferrer">
            {clause.source.title}
          </a>
          .
        </>
      )}
      {trust[clause.confidence] && ` ${trust[clause.confidence]}`}
      {clause.note && ` ${clause.note}`}
    </p>
  );
}
