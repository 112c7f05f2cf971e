import type { CertificateView } from '@cohesion/contracts';

export const statusWords: Record<CertificateView['status'], string> = {
  valid: 'Valid',
  superseded: 'Replaced by a corrected version',
  revoked: 'Revoked',
};
