import type { CredentialIssuer, StatusPurpose } from '@cohesion/certificates';

/** Where a status list is served: written into credentials, so it never changes. */
export function statusListAddress(
  { url }: Pick<CredentialIssuer, 'url'>,
  { purpose, list }: Readonly<{ purpose: StatusPurpose; list: number }>,
): string {
  return `${url}/status/${purpose}/${list}`;
}
