import type { PracticeEntryView, PracticeLog } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs } from 'react-router';
import { queryClientContext } from '../../platform/query-client.js';
import { ButtonLink } from '../../ui/button.js';
import { ChairRing } from '../../ui/chair-ring.js';
import { formatDate, formatMinutes } from '../../ui/format.js';
import { plainHours } from '../cycles/figures.js';
import { AskSupervisors } from './ask-supervisors.js';
import { practiceLogQuery, signatureRequestsQuery } from './practice.queries.js';
import { settings, signingWords, whatWords, whenWords } from './practice-words.js';
import { SignatureRequests } from './signature-requests.js';
import '../cycles/requirements.css';

export const handle = { title: 'Practice log' };

export async function loader({ context }: LoaderFunctionArgs) {
  const queries = context.get(queryClientContext);
  await Promise.all([
    queries.ensureQueryData(practiceLogQuery()),
    queries.ensureQueryData(signatureRequestsQuery()),
  ]);

  return null;
}

export function Component() {
  const { data: log } = useSuspenseQuery(practiceLogQuery());
  const {
    data: { requests },
  } = useSuspenseQuery(signatureRequestsQuery());

  return (
    <div className="max-w-3xl">
      <p className="text-ink-2">
        <Link to="/my-ce" className="text-link">
          My CE
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-2">
        Practice log
      </h1>
      <p className="mt-2 text-lg text-ink-2">
        Groups you led and supervision you had, for the CGP. Facts only, and nothing about any client.
      </p>
      <Totals log={log} />
      <p className="mt-6">
        <ButtonLink to="/my-ce/practice-log/new">Add an entry</ButtonLink>
      </p>
      <AskSupervisors entries={log.entries} />
      <SignatureRequests requests={requests} />
      <Entries entries={log.entries} />
    </div>
  );
}

function Totals({ log: { totals, ruleSet } }: { log: PracticeLog }) {
  if (totals.length === 0) return null;

  return (
    <section aria-labelledby="totals" className="card mt-6">
      <h2 id="totals" className="font-ui text-lg font-semibold">
        Toward the first certification
      </h2>
      <ul className="mt-2">
        {totals.map((total) => (
          <li key={total.id} className="requirement">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span>{total.name}</span>
              <span>
                <span className="font-semibold">{plainHours(total.counted)}</span> of{' '}
                {plainHours(total.needed)} hours
                <span className={`standing ${Number(total.missing) > 0 ? '' : 'standing-met'}`}>
                  {Number(total.missing) > 0 ? `${plainHours(total.missing)} to go` : '✓ met'}
                </span>
              </span>
            </div>
            <svg
              className="requirement-bar"
              viewBox="0 0 100 1"
              preserveAspectRatio="none"
              aria-hidden="true"
              focusable="false"
            >
              <rect
                width={Math.min(100, (100 * Number(total.counted)) / Math.max(Number(total.needed), 1))}
                height={1}
                className="fill-pine"
              />
            </svg>
            <p className="mt-1 text-sm text-ink-2">
              {plainHours(total.signed)} signed by a supervisor. {total.clause}
            </p>
          </li>
        ))}
      </ul>
      {ruleSet && (
        <p className="mt-2 text-sm text-ink-2">
          By the rules we have, checked on {formatDate(ruleSet.verifiedOn)}; the certifying board has the
          final say.
        </p>
      )}
    </section>
  );
}

function Entries({ entries }: Pick<PracticeLog, 'entries'>) {
  if (entries.length === 0) {
    return (
      <div className="mt-8 text-center">
        <ChairRing seats={9} taken={0} className="mx-auto w-48" />
        <p className="mt-4">No entries yet. One line for each group you led is enough.</p>
      </div>
    );
  }

  return (
    <section aria-labelledby="entries" className="mt-10">
      <h2 id="entries">Entries</h2>
      <ul className="mt-3 border-t border-line">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry }: { entry: PracticeEntryView }) {
  return (
    <li className="border-b border-line py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 className="text-base">
          <Link to={`/my-ce/practice-log/${entry.id}`} className="text-link inline-block py-1.5">
            {whatWords(entry)}, {whenWords(entry.on)}
          </Link>
        </h3>
        <p className="font-semibold">{formatMinutes(entry.minutes)}</p>
      </div>
      <p className="text-sm text-ink-2">
        {settings[entry.setting]}
        {entry.note && ` · ${entry.note}`}
      </p>
      <p className={`text-sm ${entry.signature ? 'font-semibold text-leaf' : 'text-ink-2'}`}>
        {entry.signature && '✓ '}
        {signingWords(entry)}
      </p>
    </li>
  );
}
