import type { LicenseCard as Card, MyCe } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs } from 'react-router';
import { LastSeen } from '../platform/offline/last-seen.js';
import { queryClientContext } from '../platform/query-client.js';
import { ButtonLink } from '../ui/button.js';
import { ChairRing } from '../ui/chair-ring.js';
import { formatDate } from '../ui/format.js';
import { NeedsYou } from '../ui/needs-you.js';
import { myCeQuery } from './credit.queries.js';
import { LicenseCard } from './cycles/license-card.js';
import { outsideHoursQuery } from './outside-hours/outside-hours.queries.js';
import { RecentRecords } from './recent-records.js';

export const handle = { title: 'My CE' };

export async function loader({ context }: LoaderFunctionArgs) {
  const queries = context.get(queryClientContext);
  await Promise.all([queries.ensureQueryData(myCeQuery()), queries.ensureQueryData(outsideHoursQuery())]);

  return null;
}

export function Component() {
  const shown = useSuspenseQuery(myCeQuery());
  const { data: ce } = shown;
  const { data: outside } = useSuspenseQuery(outsideHoursQuery());
  const hasLicense = ce.licenses.length > 0;

  return (
    <div className="max-w-4xl">
      <h1 tabIndex={-1}>My CE</h1>
      <LastSeen path="/my-ce" shown={shown} />
      {hasLicense ? <Licenses cards={ce.licenses} /> : <NoLicense />}
      <NeedsYou needs={ce.needsYou} />
      {!hasLicense && <Totals totals={ce.totals} />}
      <RecentRecords awards={ce.awards} outside={outside.records} />
      <nav aria-label="Your record" className="mt-10">
        <p className="grid gap-3 sm:flex sm:flex-wrap">
          {hasLicense && (
            <ButtonLink to="/my-ce/licenses/new" quiet>
              Add a license
            </ButtonLink>
          )}
          <ButtonLink to="/my-ce/add" quiet>
            Add outside hours
          </ButtonLink>
        </p>
        <ul className="mt-4 flex flex-wrap gap-x-6">
          {elsewhere.map(({ to, label }) => (
            <li key={to}>
              <Link to={to} className="text-link inline-flex min-h-11 items-center">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

const elsewhere = [
  { to: '/my-ce/outside-hours', label: 'All outside hours' },
  { to: '/my-ce/practice-log', label: 'Practice log for the CGP' },
  { to: '/certificates', label: 'All certificates' },
  { to: '/my-ce/transcript', label: 'Transcripts, audit packs and links to share' },
];

function Licenses({ cards }: { cards: readonly Card[] }) {
  return (
    <>
      <p className="mt-2 text-lg text-ink-2">{summary(cards)}</p>
      <ul className="mt-6 flex flex-col gap-5">
        {cards.map((card) => (
          <li key={card.license.id}>
            <LicenseCard card={card} />
          </li>
        ))}
      </ul>
    </>
  );
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function summary(cards: readonly Card[]): string {
  const count = `${numbers[cards.length] ?? cards.length} ${cards.length === 1 ? 'license' : 'licenses'}.`;
  const next = cards.find(({ figures }) => figures?.renewsOn);
  if (!next?.figures?.renewsOn) return count;
  const day = formatDate(next.figures.renewsOn);

  return cards.length === 1
    ? `${count} It renews on ${day}.`
    : `${count} ${next.license.name} renews first, on ${day}.`;
}

function NoLicense() {
  return (
    <div className="mt-8 text-center">
      <ChairRing seats={9} taken={0} className="mx-auto w-48" />
      <p className="mt-4">No licenses yet. Add one and we will show what you still need.</p>
      <p className="mt-4">
        <ButtonLink to="/my-ce/licenses/new">Add a license</ButtonLink>
      </p>
      <p className="mt-3 text-sm text-ink-2">
        Still in training? Your hours are kept here without one, and the{' '}
        <Link to="/my-ce/practice-log" className="text-link">
          practice log
        </Link>{' '}
        counts toward the CGP.
      </p>
    </div>
  );
}

/** Units of different bodies are never added together. */
function Totals({ totals }: Pick<MyCe, 'totals'>) {
  if (totals.length === 0) return null;

  return (
    <section aria-labelledby="totals" className="mt-10">
      <h2 id="totals">What you have so far</h2>
      <ul className="mt-3 grid gap-4 sm:grid-cols-2">
        {totals.map((total) => (
          <li key={`${total.body}${total.unit}`} className="card">
            <p className="font-semibold">{total.bodyName}</p>
            <p className="mt-1 text-xl font-semibold">
              {total.amount} {total.unit}
            </p>
            <p className="mt-1 text-sm text-ink-2">
              from {total.awards === 1 ? 'one certificate' : `${total.awards} certificates`}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-ink-2">
        We show what each approving body counts for your work. Your board decides what it accepts.
      </p>
    </section>
  );
}
