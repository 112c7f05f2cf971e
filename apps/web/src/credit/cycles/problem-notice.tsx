import type { CycleProblemView, LicenseView } from '@cohesion/contracts';
import { Link } from 'react-router';

const asks = {
  issuedOn: 'Check the day it was issued',
  birthMonth: 'Enter the month of your birth',
  periods: 'Enter the dates of your cycle',
} as const;

/** Why there are no figures, and the one thing to enter so that there are. */
export function ProblemNotice({ license, problem }: { license: LicenseView; problem: CycleProblemView }) {
  const { sentence, enter } = problem;

  return (
    <div className="notice mt-3">
      <p>{sentence}</p>
      {enter === 'totals' && (
        <p className="mt-1">
          <Link
            to={`/my-ce/licenses/new?state=${encodeURIComponent(license.jurisdiction)}&type=other`}
            className="text-link inline-flex min-h-11 items-center"
          >
            Enter the totals from your board’s page, and we will track them
          </Link>
        </p>
      )}
      {enter !== null && enter !== 'totals' && (
        <p className="mt-1">
          <Link
            to={`/my-ce/licenses/${license.id}/edit#field-${enter}`}
            className="text-link inline-flex min-h-11 items-center"
          >
            {asks[enter]}
          </Link>
        </p>
      )}
      {enter === null && (
        <p className="mt-1">Your hours are kept. We have to mend this one; nothing for you to do.</p>
      )}
    </div>
  );
}
