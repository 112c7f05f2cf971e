import { Link } from 'react-router';
import type { Answering } from './use-answering.js';
import type { TabState } from './use-one-tab.js';

/** What may need the learner while they answer: another tab, an ended session, a change the server refused. */
export function AttemptNotices({ answering, tab, useThisOne, here }: AttemptNoticesProps) {
  return (
    <div role="status" className="flex flex-col gap-3 empty:hidden">
      {tab === 'another' && (
        <p className="notice">
          This quiz is open in another tab. Both show the same answers.{' '}
          <button type="button" className="text-link" onClick={useThisOne}>
            Use this one instead
          </button>
        </p>
      )}
      {tab === 'moved' && (
        <p className="notice">
          You went on with this quiz in another tab. Your answers are there.{' '}
          <button type="button" className="text-link" onClick={useThisOne}>
            Use this one instead
          </button>
        </p>
      )}
      {answering.waitsFor === 'sign-in' && (
        <p className="notice">
          Your session has ended. Your answers are kept on this device.{' '}
          <Link to={`/sign-in?next=${encodeURIComponent(here)}`} className="text-link">
            Sign in and come back to this question
          </Link>
        </p>
      )}
      {answering.refusals.length > 0 && (
        <div className="notice">
          <p>
            {answering.refusals.length === 1 ? 'One answer was' : `${answering.refusals.length} answers were`}{' '}
            not accepted: {[...new Set(answering.refusals)].join(' ')}
          </p>
          <p className="mt-2 flex gap-4">
            <button type="button" className="text-link" onClick={() => void answering.outbox?.retryRefused()}>
              Try again
            </button>
            <button
              type="button"
              className="text-link"
              onClick={() => void answering.outbox?.discardRefused()}
            >
              Remove from this device
            </button>
          </p>
        </div>
      )}
    </div>
  );
}

interface AttemptNoticesProps {
  answering: Answering;
  tab: TabState;
  useThisOne(): void;
  /** The address to come back to after signing in. */
  here: string;
}
