import type { CeBrokerRecord } from '@cohesion/contracts';
import { Button } from '../../ui/button.js';
import { formatDate } from '../../ui/format.js';

type RecordProps = Readonly<{
  record: CeBrokerRecord;
  /** The name of what was copied last. */
  copied: string;
  copy: (name: string, text: string) => void;
  mark: (reported: boolean) => void;
  isSending: boolean;
}>;

/** One certificate's fields in the order of the form, each with its button. */
export function BrokerRecord({ record, copied, copy, mark, isSending }: RecordProps) {
  const { recordId, title, completedOn, fields, reportedAt } = record;
  const all = `all of ${title}`;

  return (
    <li className="card" aria-labelledby={`record-${recordId}`}>
      <h2 id={`record-${recordId}`} className="font-ui text-lg font-semibold">
        {title}
      </h2>
      <p className="text-sm text-ink-2">{formatDate(completedOn)}</p>
      <dl className="mt-2">
        {fields.map(({ label, value }) => {
          const name = `${label} of ${title}`;

          return (
            <div
              key={label}
              className="grid grid-cols-[1fr_auto] items-center gap-x-4 border-t border-line py-1"
            >
              <dt className="self-end text-sm text-ink-2">{label}</dt>
              <dd className="min-w-0 self-start wrap-anywhere">{value}</dd>
              <dd className="col-start-2 row-span-2 row-start-1">
                <Button quiet onPress={() => copy(name, value)}>
                  {copied === name ? 'Copied' : 'Copy'}
                  <span className="sr-only"> {name}</span>
                </Button>
              </dd>
            </div>
          );
        })}
      </dl>
      <Attachments record={record} />
      <div className="mt-4 grid gap-3 sm:flex sm:flex-wrap sm:items-center">
        <Button
          quiet
          onPress={() => copy(all, fields.map(({ label, value }) => `${label}: ${value}`).join('\n'))}
        >
          {copied === all ? 'Copied' : 'Copy all fields'}
          <span className="sr-only"> of {title}</span>
        </Button>
        {reportedAt === null ? (
          <Button isDisabled={isSending} onPress={() => mark(true)}>
            Mark as reported
            <span className="sr-only">: {title}</span>
          </Button>
        ) : (
          <p className="flex flex-wrap items-center gap-3">
            <span className="font-semibold text-leaf">✓ Reported {formatDate(reportedAt)}</span>
            <Button quiet isDisabled={isSending} onPress={() => mark(false)}>
              Undo<span className="sr-only">: {title}</span>
            </Button>
          </p>
        )}
      </div>
    </li>
  );
}

/** What the form wants with it. */
function Attachments({ record: { certificates, proofs } }: Readonly<{ record: CeBrokerRecord }>) {
  if (certificates.length + proofs.length === 0) return null;

  return (
    <ul className="mt-2 border-t border-line pt-1">
      {certificates.map(({ id, code }) => (
        <li key={id}>
          <a
            href={`/api/certificates/${id}/file`}
            download
            className="text-link inline-flex min-h-11 items-center"
          >
            Certificate {code} (PDF, to attach)
          </a>
        </li>
      ))}
      {proofs.map(({ id, name }) => (
        <li key={id}>
          <a
            href={`/api/proofs/${id}/file`}
            download
            className="text-link inline-flex min-h-11 items-center break-all"
          >
            {name} (to attach)
          </a>
        </li>
      ))}
    </ul>
  );
}
