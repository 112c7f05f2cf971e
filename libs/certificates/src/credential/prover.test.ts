import { achievementCredential } from './achievement.js';
import { canonical, proveCredential, verifyProof } from './data-integrity.js';
import type { CredentialFacts } from './facts.js';
import { CredentialProver } from './prover.js';
import { statusListCredential } from './status-list.js';
import { did, firstKey, host, issuedAt, someCredentialFacts } from '../testing/issuing/credentials.js';
import { namesToPrint } from '../testing/names.js';

const [credit] = someCredentialFacts().credits;
const more = credit ? [credit, { ...credit, body: 'Other Body', approvalNumber: null, categories: [] }] : [];

/** Facts that differ from the usual in one way each. */
const variants: [string, Partial<CredentialFacts>][] = [
  ['another code and address', { id: `${host}/v/OTHER.json`, page: `${host}/v/OTHER`, code: 'OTHER' }],
  ['no license', { recipient: { name: 'Cher', licenses: [] } }],
  ['two licenses', { recipient: { name: 'Cher', licenses: ['a "quoted"', 'b\\c'] } }],
  ['two bodies with equal amounts', { credits: more }],
  ['no credit', { credits: [] }],
  ['a start', { startedOn: '2026-11-14' }],
  ['another day', { completedOn: '2027-01-01', issuedAt: '2027-01-02T00:00:00Z' }],
  ['a name that is the code', { recipient: { name: '7K4M92QX', licenses: ['7K4M92QX'] } }],
  ['a name that is an address', { recipient: { name: `${host}/v/7K4M-92QX.json`, licenses: [] } }],
  [
    'a name with line breaks and controls',
    { recipient: { name: 'a\n\r\t\b\f"\\\u007f\u0001b', licenses: [] } },
  ],
  ['a name that looks like a place', { recipient: { name: 'urn:cohesion-place:0', licenses: [] } }],
  ['a page that is the credential', { page: `${host}/v/7K4M-92QX.json` }],
  ['an address that is none', { page: 'not an address' }],
];

describe('a prover of many credentials', () => {
  it('gives the very proof that a single one gets, for every kind of facts, first seen or again', async () => {
    const prover = new CredentialProver(firstKey);
    for (let round = 0; round < 2; round += 1) {
      for (const [what, changes] of variants) {
        const claims = achievementCredential(someCredentialFacts(changes));
        const single = await proveCredential(claims, firstKey, issuedAt).catch(String);
        const many = await prover.prove(claims, issuedAt).catch(String);
        expect({ what, proved: many }).toEqual({ what, proved: single });
      }
    }
  });

  it('gives every name of the table the proof that verifies', async () => {
    const prover = new CredentialProver(firstKey);
    for (const name of namesToPrint) {
      const claims = achievementCredential(someCredentialFacts({ recipient: { name, licenses: [] } }));
      expect({
        name,
        holds: await verifyProof(await prover.prove(claims, issuedAt), firstKey.publicKey),
      }).toEqual({ name, holds: true });
    }
  });

  it('proves status lists as well', async () => {
    const prover = new CredentialProver(firstKey);
    for (const set of [[1], [2]]) {
      const list = statusListCredential({
        url: `${host}/status/1`,
        issuer: did,
        purpose: 'revocation',
        validFrom: issuedAt,
        set,
      });
      expect(await prover.prove(list, issuedAt)).toEqual(await proveCredential(list, firstKey, issuedAt));
    }
  });

  it('refuses a claim that no context defines, as a single proof does', async () => {
    const claims = { ...achievementCredential(someCredentialFacts()), unheard: 'of' };
    await expect(new CredentialProver(firstKey).prove(claims, issuedAt)).rejects.toThrow(/[Ss]afe mode/);
    await expect(canonical(claims)).rejects.toThrow(/[Ss]afe mode/);
  });
});
