import type { Verification } from '@cohesion/contracts';
import { headlineOf, reasonOf } from '../../platform/certificate-words.js';

type PublicProps = Readonly<{ publicly: Pick<Verification, 'status' | 'revocation' | 'name' | 'version'> }>;

/** The beginning of the public page, in its own words. */
export function PublicWords({ publicly }: PublicProps) {
  const reason = reasonOf(publicly);

  return (
    <div className={`public-words ${publicly.status === 'valid' ? 'public-good' : 'public-bad'}`}>
      <p className="font-read text-xl">{headlineOf(publicly)}</p>
      {reason && <p className="mt-1">{reason}</p>}
      <p className="mt-1 text-ink-2">
        {publicly.name}, version {publicly.version}
      </p>
    </div>
  );
}
