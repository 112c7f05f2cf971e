import type { CycleFigures, LicenseCard as Card } from '@cohesion/contracts';
import { Link } from 'react-router';
import { ButtonLink } from '../../ui/button.js';
import { ChairRing } from '../../ui/chair-ring.js';
import { formatDate } from '../../ui/format.js';
import { filePath } from '../transcript/paths.js';
import { headlineWords, recordedWords, seatsOf, timeLeft } from './figures.js';
import { ProblemNotice } from './problem-notice.js';
import { RequirementRows } from './requirement-rows.js';
import { RulesChangedNotice } from './rules-changed.js';

/** Rows that leave a phone room for the buttons below them. */
const mostRows = 4;

/** One license: what is missing first, then where it stands, then the two things to do about it. */
export function LicenseCard({ card }: { card: Card }) {
  const { license, figures, problem, rulesChanged, ended } = card;

  return (
    <article aria-labelledby={`license-${license.id}`} className="card gap-8 md:grid md:grid-cols-2">
      {rulesChanged && (
        <div className="mb-4 md:col-span-2 md:mb-0">
          <RulesChangedNotice license={license} changed={rulesChanged} />
        </div>
      )}
      {ended && <Ended licenseId={license.id} ended={ended} />}
      {figures && (
        <>
          <Headline card={card} figures={figures} />
          <div className="mt-3 md:col-start-2 md:row-span-2 md:mt-0">
            <RequirementRows figures={figures} most={mostRows} />
            {figures.exemption && <p className="mt-2">{figures.exemption.text}</p>}
          </div>
          <div className="mt-3 self-end">
            <Basis figures={figures} />
            <Actions licenseId={license.id} figures={figures} />
          </div>
        </>
      )}
      {problem && (
        <div className="md:col-span-2">
          <h2 id={`license-${license.id}`} className="font-ui text-lg font-semibold">
            {license.name}
          </h2>
          <ProblemNotice license={license} problem={problem} />
        </div>
      )}
    </article>
  );
}

/** Flat and calm: it may be long since settled with the board. */
function Ended({ licenseId, ended }: { licenseId: string; ended: NonNullable<Card['ended']> }) {
  return (
    <div className="notice mb-4 md:col-span-2 md:mb-0">
      <p>
        Your last cycle ended {formatDate(ended.on)} with {headlineWords(ended)}, by what is recorded here.
      </p>
      <p className="mt-1">
        If you have renewed, there is nothing to do. If you earned hours by then that are not here, add them.
        For anything else, ask {ended.board}.{' '}
        <Link to={`/my-ce/licenses/${licenseId}/cycles/${ended.key}`} className="text-link">
          See that cycle
        </Link>
      </p>
    </div>
  );
}

function Headline({ card: { license }, figures }: { card: Card; figures: CycleFigures }) {
  return (
    <div className="flex items-center gap-4">
      <ChairRing {...seatsOf(figures)} className="w-26 shrink-0 sm:w-32" />
      <div>
        <h2 id={`license-${license.id}`} className="font-ui text-lg font-semibold">
          {license.name}
        </h2>
        <p className={`text-xl font-semibold ${figures.isComplete ? 'text-leaf' : ''}`}>
          {headlineWords(figures)}
        </p>
        <p className="mt-1 text-sm text-ink-2">{recordedWords(figures)}</p>
        <RenewalDate figures={figures} />
      </div>
    </div>
  );
}

export function RenewalDate({ figures: { renewsOn, daysLeft } }: { figures: CycleFigures }) {
  if (renewsOn === null) return <p className="text-sm text-ink-2">No deadline</p>;

  return (
    <p className="text-sm text-ink-2">
      Renews {formatDate(renewsOn)}
      {daysLeft !== null && `, ${timeLeft(daysLeft)}`}
    </p>
  );
}

function Basis({ figures: { notice, rules } }: { figures: CycleFigures }) {
  const [source] = rules.sources;

  return (
    <p className="text-sm text-ink-2">
      {notice}{' '}
      {source && (
        <a href={source.url} className="text-link" rel="noreferrer">
          {source.title}
        </a>
      )}
    </p>
  );
}

function Actions({ licenseId, figures }: { licenseId: string; figures: CycleFigures }) {
  const { isComplete, start } = figures;

  return (
    <p className="mt-4 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap sm:gap-3">
      {!isComplete && (
        <ButtonLink to={`/my-ce/fits/${licenseId}`} className="col-span-2">
          Find hours that fit
        </ButtonLink>
      )}
      <ButtonLink to={`/my-ce/licenses/${licenseId}`} quiet>
        Cycle page
      </ButtonLink>
      <a
        href={filePath('transcript.pdf', { licenseId, cycleKey: start ?? 'open' })}
        download
        className="button button-quiet"
      >
        Transcript
        <span className="sr-only"> of this cycle, PDF</span>
      </a>
      {isComplete && (
        <Link
          to={`/my-ce/fits/${licenseId}`}
          className="text-link col-span-2 inline-flex min-h-11 items-center"
        >
          Find more hours
        </Link>
      )}
    </p>
  );
}
