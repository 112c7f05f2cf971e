import { formatCode } from '@cohesion/certificates';
import { keyPurpose, type Reissue } from '@cohesion/contracts';
import type { CertificateReissue } from '../certificate-reissue.entity.js';
import type { FailedPage, ReissueFigures } from './reissue-standing.js';

/** A key that was stolen, and whose it was when it was not the society's own. */
export type Theft = Readonly<{ keyId: string; key: string; at: Date; cosponsor: string | null }>;

type Parts = Readonly<{
  theft: Theft;
  reissue: CertificateReissue | null;
  figures: ReissueFigures;
  failures: readonly FailedPage[];
  startedBy: string | null;
}>;

export function presentReissue({ theft, reissue, figures, failures, startedBy }: Parts): Reissue {
  const { keyId, key, cosponsor } = theft;

  return {
    keyId,
    key,
    purpose: keyPurpose.parse(key.split('-')[0]),
    cosponsor,
    state: stateOf(reissue, figures),
    ...figures,
    startedAt: reissue?.createdAt.toISOString() ?? null,
    startedBy,
    failures: failures.map(({ id, code, name, problem }) => ({
      certificateId: id,
      code: formatCode(code),
      name,
      problem,
    })),
  };
}

function stateOf(
  reissue: CertificateReissue | null,
  { waiting, failed, done }: ReissueFigures,
): Reissue['state'] {
  if (!reissue) return waiting > 0 ? 'needed' : 'none';
  if (waiting > 0) return 'working';
  if (failed > 0) return 'failed';

  return done > 0 ? 'done' : 'none';
}
