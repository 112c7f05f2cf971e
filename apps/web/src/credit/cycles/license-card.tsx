import type { CycleFigures, LicenseCard as Card } from '@cohesion/contracts';
import { Link } from 'react-router';
import { ButtonLink } from '../../ui/button.js';
import { ChairRing } from '../../ui/chair-ring.js';
import { formatDate } from '../../ui/format.js';
import { headlineWords, recordedWords, seatsOf, timeLeft } from './figures.js';
import { ProblemNotice } from './problem-notice.js';
import { RequirementRows } from './requirement-rows.js';

/** Rows that leave a phone room for the buttons below them. */
const mostRows = 4;

/** One license: what is missing first, then where it stands, then the two things to do about it. */
export function LicenseCard({ card }: { card: Card }) {
  const { license, figures, problem } = card;

  return (
    <article aria-labelledby={`license-${license.id}`} className="card gap-8 md:grid md:grid-cols-2">
      {figures && (
        <>
          <Headline card={card} figures={figures} />
          <div className="mt-3 md:col-start-2 md:row-span-2 md:row-start-1 md:mt-0">
            <RequirementRows figures={figures} most={mostRows} />
            {figures.exemption && <p className="mt-2">{figures.exemption.text}</p>}
          </div>
          <div className="mt-3 self-end">
            <Basis figures={figures} />
            <Actions licenseId={license.id} isComplete={figures.isComplete} />
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

function Actions({ licenseId, isComplete }: { licenseId: string; isComplete: boolean }) {
  return (
    <p className="mt-4 grid gap-2 sm:flex sm:flex-wrap sm:gap-3">
      {!isComplete && <ButtonLink to={`/my-ce/fits/${licenseId}`}>Find hours that fit</ButtonLink>}
      <ButtonLink to={`/my-ce/licenses/${licenseId}`} quiet>
        Cycle page
      </ButtonLink>
      {isComplete && (
        <Link to={`/my-ce/fits/${licenseId}`} className="text-link inline-flex min-h-11 items-center">
          Find more hours
        </Link>
      )}
    </p>
  );
}
