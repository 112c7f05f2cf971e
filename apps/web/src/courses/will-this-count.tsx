import type { CourseFits } from '@cohesion/contracts';
import { Link } from 'react-router';
import { usePersonId } from '../platform/session.js';
import { formatDate } from '../ui/format.js';
import { useCourseFits } from './fits.queries.js';

type Fit = CourseFits['fits'][number];

/** Asked before anyone enrolls, and answered for each license with the rule behind it. */
export function WillThisCount({ slug }: { slug: string }) {
  const personId = usePersonId();
  const answer = useCourseFits(slug);
  if (personId === null || !answer || answer.notForCredit !== null) return null;

  return (
    <section aria-labelledby="will-this-count" className="card mt-6">
      <h2 id="will-this-count" className="font-ui text-lg font-semibold">
        Will this count for me?
      </h2>
      {answer.fits.length === 0 && answer.problems.length === 0 && (
        <p className="mt-1">
          <Link to="/my-ce/licenses/new" className="text-link">
            Add a license
          </Link>{' '}
          and we will show what it counts for, before you enroll.
        </p>
      )}
      <ul>
        {answer.fits.map((fit) => (
          <FitRow key={fit.licenseId} fit={fit} />
        ))}
      </ul>
      {answer.problems.map(({ licenseId, sentence }) => (
        <p key={licenseId} className="mt-3">
          {sentence}{' '}
          <Link to={`/my-ce/licenses/${licenseId}/edit`} className="text-link">
            Change the license
          </Link>
        </p>
      ))}
    </section>
  );
}

function FitRow({ fit }: { fit: Fit }) {
  const { sentence, standing, toGo, licenseName, renewsOn, notice } = fit;

  return (
    <li className="mt-2 border-t border-line pt-3">
      <p className={`font-semibold ${standing === 'fills' ? 'text-leaf' : ''}`}>{sentence}</p>
      {standing === 'fills' && (
        <p className="text-sm text-ink-2">
          {licenseName}: {toGo.before} hours to go now,{' '}
          {Number(toGo.after) > 0 ? `${toGo.after} after this course` : 'nothing missing after this course'}
          {renewsOn && `, by ${formatDate(renewsOn)}`}.
        </p>
      )}
      <Rules fit={fit} />
      <p className="text-sm text-ink-2">{notice}</p>
    </li>
  );
}

function Rules({ fit: { toward, reasons, licenseName } }: { fit: Fit }) {
  if (toward.length === 0 && reasons.length === 0) return null;

  return (
    <details>
      <summary className="text-link inline-flex min-h-11 items-center text-sm">
        The rule<span className="sr-only"> for {licenseName}</span>
      </summary>
      <ul className="mb-2 flex list-disc flex-col gap-1 ps-5 text-sm">
        {toward.map(({ name, before, after, clause }) => (
          <li key={name}>
            {name}: {before} to go, {after} after. <Clause clause={clause} />
          </li>
        ))}
        {reasons.map(({ code, sentence, clause }) => (
          <li key={code + sentence}>
            {sentence} {clause && <Clause clause={clause} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Clause({ clause: { text, source } }: { clause: Fit['toward'][number]['clause'] }) {
  return (
    <>
      {text}{' '}
      {source && (
        <a href={source.url} className="text-link" rel="noreferrer">
          {source.title}
        </a>
      )}
    </>
  );
}
