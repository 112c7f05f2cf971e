import type { AwardView, OutsideHoursView } from '@cohesion/contracts';
import { Link } from 'react-router';
import { formatDate, formatMinutes } from '../ui/format.js';

/** A glance back, not the whole record. */
const most = 5;

type RecordsProps = Readonly<{ awards: readonly AwardView[]; outside: readonly OutsideHoursView[] }>;

/** What was earned here and entered from elsewhere, the newest first. */
export function RecentRecords({ awards, outside }: RecordsProps) {
  const records = [
    ...awards.map((award) => ({ id: award.id, on: award.completedOn, row: <AwardRow award={award} /> })),
    ...outside.map((record) => ({
      id: record.id,
      on: record.completedOn,
      row: <OutsideRow record={record} />,
    })),
  ]
    .toSorted((a, b) => b.on.localeCompare(a.on))
    .slice(0, most);
  if (records.length === 0) return null;

  return (
    <section aria-labelledby="records" className="mt-10">
      <h2 id="records">Recent records</h2>
      <ul className="mt-3 border-t border-line">
        {records.map(({ id, row }) => (
          <li key={id} className="border-b border-line py-4">
            {row}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AwardRow({ award }: { award: AwardView }) {
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="text-base font-semibold">{award.activityTitle}</h3>
        <p className="font-semibold">
          {award.amount} {award.unit}
        </p>
      </div>
      <p className="mt-1 text-sm text-ink-2">
        {award.bodyName}
        {award.categories.length > 0 && ` · ${award.categories.join(', ')}`} · {award.format} · completed{' '}
        {formatDate(award.completedOn)} · {award.society}
        {award.sample && ' · sample, not valid for credit'}
      </p>
      <div className="flex flex-wrap items-start gap-x-6">
        <Link
          to={`/certificates/${award.certificate.id}`}
          className="text-link inline-flex min-h-11 items-center"
        >
          Certificate {award.certificate.code}
        </Link>
        <details>
          <summary className="text-link inline-flex min-h-11 items-center">
            How this was counted<span className="sr-only">: {award.bodyName}</span>
          </summary>
          <ol className="mb-2 list-none">
            {award.arithmetic.map((line) => (
              <li key={line} className="py-0.5">
                {line}
              </li>
            ))}
          </ol>
        </details>
      </div>
    </>
  );
}

function OutsideRow({ record }: { record: OutsideHoursView }) {
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="text-base font-semibold">
          <Link to={`/my-ce/outside-hours/${record.id}`} className="text-link">
            {record.title}
          </Link>
        </h3>
        <p className="font-semibold">{formatMinutes(record.minutes)}</p>
      </div>
      <p className="mt-1 text-sm text-ink-2">
        {record.provider} · completed {formatDate(record.completedOn)} · entered by you
        {record.proofs.length === 0 && ' · no proof yet'}
      </p>
    </>
  );
}
