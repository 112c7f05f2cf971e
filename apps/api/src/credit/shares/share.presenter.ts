import type { ShareView } from '@cohesion/contracts';
import type { ShareRevocation, TranscriptShare } from './share.entity.js';

export function presentShare(
  share: TranscriptShare,
  revocation: ShareRevocation | undefined,
  now: Date,
): ShareView {
  const { id, licenseId, licenseName, cycle, cycleStart, cycleEnd, showsNumber, createdAt, expiresAt } =
    share;

  return {
    id,
    licenseId,
    licenseName,
    cycle,
    start: cycleStart,
    end: cycleEnd,
    showsNumber,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revocation?.createdAt.toISOString() ?? null,
    status: statusOf(share, revocation, now),
  };
}

/** Its last instant does not belong to it. */
function statusOf(
  { expiresAt }: TranscriptShare,
  revocation: ShareRevocation | undefined,
  now: Date,
): ShareView['status'] {
  if (revocation) return 'revoked';

  return expiresAt <= now ? 'expired' : 'open';
}
