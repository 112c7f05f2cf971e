import type { Verification } from '@cohesion/contracts';
import { revocationWords } from '@cohesion/contracts';
import { formatDate } from '../ui/format.js';

type Standing = Pick<Verification, 'status' | 'revocation'>;

/** The answer, in front of everything else; the console says with the same words what the public page will say. */
export function headlineOf({ status, revocation }: Standing): string {
  switch (status) {
    case 'valid':
      return 'Valid certificate';
    case 'superseded':
      return 'Replaced by a corrected version';
    case 'revoked':
      return revocation ? `Revoked on ${formatDate(revocation.on)}` : 'Revoked';
  }
}

export const reasonOf = ({ revocation }: Standing): string | null =>
  revocation && `Reason: ${revocationWords[revocation.category].toLowerCase()}.`;
