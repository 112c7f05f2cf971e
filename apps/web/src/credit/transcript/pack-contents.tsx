import type { AuditPackContents } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { formatDate } from '../../ui/format.js';
import type { CycleName } from './paths.js';
import { packQuery } from './transcript.queries.js';

/** What the audit pack would hold, and what it would not, before anyone downloads it. */
export function PackContents({ cycle }: Readonly<{ cycle: CycleName }>) {
  const { data: pack } = useSuspenseQuery(packQuery(cycle));

  return (
    <>
      <h3 className="mt-4 text-base">In the audit pack</h3>
      <p className="mt-1">{holds(pack)}</p>
      <p className="mt-1 text-sm text-ink-2">
        {pack.files} files{pack.bytes > 0 && `, about ${megabytes(pack.bytes)}`}. Open index.html first: it
        lists each file, and it needs no other software.
      </p>
      {pack.pending.length > 0 && (
        <div className="notice mt-3">
          <p className="font-semibold">
            {pack.pending.length === 1 ? 'One certificate is' : `${pack.pending.length} certificates are`} not
            ready yet
          </p>
          <ul>
            {pack.pending.map(({ code, title }) => (
              <li key={code}>
                {title}, {code}
              </li>
            ))}
          </ul>
          <p>The index names what is missing. Download the pack again in a few minutes.</p>
        </div>
      )}
      {pack.withoutProof.length > 0 && (
        <div className="notice mt-3">
          <p className="font-semibold">Hours you entered without a proof</p>
          <ul>
            {pack.withoutProof.map(({ recordId, title, completedOn }) => (
              <li key={recordId}>
                <Link
                  to={`/my-ce/outside-hours/${recordId}`}
                  className="text-link inline-flex min-h-11 items-center"
                >
                  {title}, {formatDate(completedOn)}
                </Link>
              </li>
            ))}
          </ul>
          <p>You can add a picture or a PDF to each of them. An audit may ask for it.</p>
        </div>
      )}
    </>
  );
}

function holds({ certificates, proofs, practicePages }: AuditPackContents): string {
  const parts = [
    'your transcript',
    several(certificates, 'certificate'),
    several(proofs, 'proof'),
    several(practicePages, 'signed page of your practice log', 'signed pages of your practice log'),
  ].filter((words) => words !== '');
  const last = parts.pop() ?? '';
  const listed = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;

  return `${listed.charAt(0).toUpperCase()}${listed.slice(1)}, with an index.`;
}

function several(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return '';

  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

const megabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
