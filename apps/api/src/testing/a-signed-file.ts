import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import {
  achievementCredential,
  certificateFacts,
  credentialAttachments,
  credentialJwt,
  formatCode,
  makeCode,
  parseFonts,
  proveCredential,
  renderCertificate,
  signPdf,
  sourcesFrom,
  verifyCertificate,
  type DocumentSigner,
} from '@cohesion/certificates';
import { fontPath } from '../certificates/certificate-fonts.service.js';
import type { SocietySigning } from '../issuers/society-signing.js';
import type { TestApi } from './start-test-api.js';

const issuedAt = '2026-11-15T15:02:11Z';

const code = makeCode(Uint8Array.of(58, 12, 201, 77, 9));

const facts = certificateFacts.parse({
  language: 'en-US',
  society: {
    name: 'Acme Group Psychotherapy Society',
    shortName: 'Acme',
    place: 'Atlanta, Georgia',
    timeZone: 'America/New_York',
    brandColor: '#1f5a52',
    sample: true,
  },
  learner: { name: 'Ada Test', licenses: [] },
  activity: { title: 'A sample course', format: 'Self-paced', presenters: ['Sample Presenter, PhD'] },
  completedOn: '2026-11-14',
  credit: { amount: '1.00', unit: 'clock hours', categories: [] },
  approval: {
    bodyName: 'Sample Body',
    statement: 'Sample statement.',
    approvalNumber: null,
    providerNumber: '6529',
  },
  score: null,
  signers: [{ name: 'Sample Signer', role: 'CE administrator' }],
  code,
  verifyAddress: `http://localhost:4400/v/${formatCode(code)}`,
  version: 1,
  issuedAt,
});

/** A file signed with whatever a society signs with, of an award that is older than its keys. Its status is nowhere. */
export async function aSignedFile(
  { issuer, credential: key, document }: SocietySigning,
  at: Date,
  more: readonly DocumentSigner[] = [],
): Promise<Uint8Array> {
  const signedAt = at.toISOString();
  const claims = achievementCredential({
    id: `http://localhost:4400/v/${formatCode(code)}.json`,
    page: `http://localhost:4400/v/${formatCode(code)}`,
    code,
    issuer,
    recipient: { name: 'Ada Test', licenses: [] },
    achievement: {
      id: 'http://localhost:4400/courses/a-small-course',
      name: 'A sample course',
      description: 'Self-paced.',
      criteria: 'Read all lessons.',
    },
    credits: [
      { body: 'Sample Body', unit: 'clock hours', amount: '1.00', approvalNumber: null, categories: [] },
    ],
    completedOn: '2026-11-14',
    issuedAt,
    status: {
      revocation: { list: 'http://localhost:4400/nowhere/1', index: 1 },
      supersession: { list: 'http://localhost:4400/nowhere/2', index: 1 },
    },
  });
  const attachments = credentialAttachments({
    credential: await proveCredential(claims, key, signedAt),
    token: await credentialJwt(claims, key, signedAt),
  });
  const fonts = parseFonts((file) => readFileSync(fontPath(file)));
  const rendering = renderCertificate(facts, fonts, { paper: 'letter', attachments });
  if (!rendering.ok) throw new Error(rendering.problem);
  let { pdf } = rendering;
  for (const signer of [document, ...more]) {
    const signing = await signPdf(pdf, signer, { at: signedAt, reason: 'Issued', place: 'Atlanta, Georgia' });
    if (!signing.ok) throw new Error(signing.reason);
    pdf = signing.pdf;
  }

  return pdf;
}

/** What the verifier finds of a file that was signed by a society of `api`, asking it for the did document. */
export async function verdictOn(api: TestApi, pdf: Uint8Array): Promise<Record<string, string>> {
  const sources = sourcesFrom(async (url) => {
    const { origin, pathname } = new URL(url);
    if (origin !== api.config.http.publicUrl) return null;
    const answer = await api.app.inject({ url: pathname, headers: { host: 'globex.localhost' } });

    return answer.statusCode === 200 ? answer.json() : null;
  });
  const { checks } = await verifyCertificate(pdf, { subtle: webcrypto.subtle, sources });

  return Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]));
}
