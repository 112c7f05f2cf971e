import type { CertificateHistoryEntry, SocietyCertificateRow, WaitingMail } from '@cohesion/contracts';
import { revocationWords } from '@cohesion/contracts';
import { formatDate } from '../../ui/format.js';

/** "Valid", "Valid, version 2", "Revoked". */
export function stateOf({ status, version }: Pick<SocietyCertificateRow, 'status' | 'version'>): string {
  if (status === 'revoked') return 'Revoked';

  return version === 1 ? 'Valid' : `Valid, version ${version}`;
}

const corrected = {
  name: 'the name corrected',
  hours: 'the hours corrected',
  person: 'the person corrected',
  licenses: 'the licenses changed by the learner',
} as const;

/** What happened, in one sentence without its end. */
export function historyWords(entry: CertificateHistoryEntry): string {
  const { kind, version, what, category, effectiveOn, stolenKey } = entry;
  switch (kind) {
    case 'issued':
      return 'Issued';
    case 'corrected':
      return `Version ${version ?? ''} issued: ${what ? corrected[what] : 'corrected'}`;
    case 'revoked':
      return `Revoked${effectiveOn ? ` with effect from ${formatDate(effectiveOn)}` : ''}${category ? `: ${revocationWords[category].toLowerCase()}` : ''}`;
    case 'reinstated':
      return 'Valid again';
    case 'name-asked':
      return 'The learner asked for another name';
    case 'name-refused':
      return 'The name was left as it is';
    case 'signed-anew':
      return `Signed anew, because the key ${stolenKey ?? ''} was stolen`;
  }
}

export const mailWords: Readonly<Record<WaitingMail['kind'], string>> = {
  revoked: 'of the revocation',
  reinstated: 'that it is valid again',
  corrected: 'of the corrected version',
  'not-yours': 'that it was not theirs',
  'name-refused': 'that the name stays',
  'signed-anew': 'that it was signed anew',
};
