import type { KeyPurpose } from '@cohesion/certificates';

/** Where a society is known as an issuer. They are written into certificates, so they must not change. */
export type IssuerAddresses = Readonly<{
  did: string;
  /** The page for people. */
  page: string;
  /** What the did resolves to. */
  document: string;
  /** The public log: its name, and where it is served. */
  log: Readonly<{ origin: string; url: string }>;
}>;

/** `publicUrl` is the installation's address, whichever host shows the society. */
export function issuerAddresses(publicUrl: string, slug: string): IssuerAddresses {
  const { host } = new URL(publicUrl);
  const page = `${publicUrl}/issuers/${slug}`;

  return {
    did: `did:web:${host.replace(':', '%3A')}:issuers:${slug}`,
    page,
    document: `${page}/did.json`,
    log: { origin: `${host}/issuers/${slug}/log`, url: `${page}/log` },
  };
}

/** What a key is called behind the did, such as `credential-1`. */
export const keyName = ({ purpose, number }: Readonly<{ purpose: KeyPurpose; number: number }>): string =>
  `${purpose}-${number}`;
