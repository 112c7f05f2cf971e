import type { SignaturePage } from '@cohesion/contracts';
import { practicePopulation, practiceSetting } from '@cohesion/contracts';
import type { SignatureLink, SignatureRequest } from './signature-request.entity.js';
import type { Signature } from './signature.entity.js';
import { minutesOf, readContent } from './signed-content.js';

export function presentSignaturePage({
  link,
  request,
  signature,
}: Readonly<{ link: SignatureLink; request: SignatureRequest; signature: Signature | null }>): SignaturePage {
  const { society, person, supervisor, attestation, entries } = readContent(request.content);

  return {
    status: signature ? 'signed' : 'waiting',
    society,
    person,
    supervisor,
    entries: entries.map(({ id: _, setting, population, ...entry }) => ({
      ...entry,
      setting: practiceSetting.parse(setting),
      population: practicePopulation.parse(population),
    })),
    ...minutesOf(entries),
    attestation,
    contentSha256: request.contentSha256,
    expiresAt: link.expiresAt.toISOString(),
    signature: signature && {
      name: signature.name,
      credentials: signature.credentials,
      signedAt: signature.signedAt.toISOString(),
    },
  };
}
