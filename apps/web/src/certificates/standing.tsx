import type { CertificateView } from '@cohesion/contracts';
import { revocationWords } from '@cohesion/contracts';
import { Link } from 'react-router';
import { formatDate } from '../ui/format.js';

/** What one has to know before one uses it: that it was revoked, or replaced, and what to do about it. */
export function Standing({ certificate }: { certificate: CertificateView }) {
  const { revocation, status, newestId, isForSomebodyElse } = certificate;
  if (revocation) return <Revoked revocation={revocation} />;
  if (status !== 'superseded') return null;

  return (
    <div className="notice mt-4">
      <p className="font-semibold">
        {isForSomebodyElse ? 'This certificate was not yours.' : 'Replaced by a corrected version.'}
      </p>
      {isForSomebodyElse && (
        <p className="mt-1">
          It was issued to the wrong person and replaced. These hours do not count for you.
        </p>
      )}
      {newestId && (
        <p className="mt-1">
          Please use{' '}
          <Link to={`/certificates/${newestId}`} className="text-link">
            the corrected version
          </Link>
          . The code is the same.
        </p>
      )}
    </div>
  );
}

function Revoked({ revocation }: { revocation: NonNullable<CertificateView['revocation']> }) {
  const { on, category, note, contact } = revocation;

  return (
    <div className="notice notice-bad mt-4">
      <p className="font-semibold">
        Revoked on {formatDate(on)}. Reason: {revocationWords[category].toLowerCase()}.
      </p>
      {note && <p className="mt-2 whitespace-pre-line">The society writes to you: {note}</p>}
      <p className="mt-2">
        These hours do not count. If you think this is wrong, write to {contact.name}:{' '}
        <a href={`mailto:${contact.email}`} className="text-link break-all">
          {contact.email}
        </a>
        .{' '}
        <Link to="/policies/grievance" className="text-link">
          How a grievance is handled
        </Link>
      </p>
    </div>
  );
}

/** Every version that was hers. */
export function Versions({ certificate: { versions } }: { certificate: CertificateView }) {
  if (versions.length < 2) return null;

  return (
    <ul className="mt-1">
      {versions.map(({ version, issuedAt, replacedAt }) => (
        <li key={version}>
          Version {version}, issued {formatDate(issuedAt)}
          {replacedAt && `. Replaced ${formatDate(replacedAt)}`}
        </li>
      ))}
    </ul>
  );
}
