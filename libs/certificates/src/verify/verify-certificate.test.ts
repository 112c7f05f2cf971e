import { someCredentialFacts } from '../testing/issuing/credentials.js';
import { someSigner, subtle } from '../testing/issuing/signers.js';
import { allOk, outcomes, signer, someWorld } from '../testing/issuing/verifying.js';
import { otherEntries, published } from '../testing/issuing/world.js';
import { entryHash, type LogEntry } from '../transparency/entry.js';
import { noSources, sourcesFrom } from './sources.js';
import { verifyCertificate } from './verify-certificate.js';

const hashOf = (entry: LogEntry) => Buffer.from(entryHash(entry)).toString('hex');

describe('a certificate as issued', () => {
  it('passes every check, and says in words what was found', async () => {
    const world = await someWorld();
    const { sources } = await published({ ...world, entries: [...world.entries, ...otherEntries(9, 50)] });
    const { outcome, checks, certificate } = await verifyCertificate(world.pdf, { subtle, sources });
    expect(checks.map(({ sentence }) => sentence)).toEqual([
      'The file carries a certificate and its credential.',
      'It names Sample Society as issuer, whose keys are published at learn.example.org. Make sure that this is the society you expect.',
      'No byte was changed since it was signed. Signed by Sample Society on 2026-11-15T15:02:11Z.',
      'The credential in the file says what the society signed.',
      'The token in the file is signed and says the same as the credential.',
      'It has been neither revoked nor superseded.',
      'It is entry 6 of the society’s public log, sealed 2026-11-15T15:03:00Z.',
      'The public log has only grown since, to 20 entries.',
    ]);
    expect(outcome).toBe('ok');
    expect(certificate).toEqual({
      recipient: 'Agnieszka Nguyễn-Wiśniewska, PhD',
      title: 'Rupture and repair: working with conflict in the process group',
      issuer: { did: 'did:web:learn.example.org:societies:sample', name: 'Sample Society' },
      sample: false,
      cosponsor: null,
      credits: [
        'Sample Body: clock hours, approval SB-2026-0117, 3.00',
        'Sample Body: clock hours, of which ethics, 1.00',
      ],
      completedOn: '2026-11-14',
      code: '7K4M92QX',
    });
  });

  it('is incomplete, not wrong, when only the file is at hand', async () => {
    const { pdf } = await someWorld();
    expect(await outcomes(pdf, noSources)).toEqual({
      outcome: 'incomplete',
      file: 'ok',
      issuer: 'unchecked',
      signature: 'unchecked',
      credential: 'unchecked',
      token: 'unchecked',
      status: 'unchecked',
      'log-entry': 'unchecked',
    });
  });

  it('is checked from saved keys alone but for what may have happened since', async () => {
    const world = await someWorld();
    const { pages } = await published(world);
    const sources = sourcesFrom((url) =>
      Promise.resolve(url.endsWith('did.json') ? (pages.get(url) ?? null) : null),
    );
    expect(await outcomes(world.pdf, sources)).toEqual({
      ...allOk,
      outcome: 'incomplete',
      status: 'unchecked',
      'log-history': 'unchecked',
    });
  });

  it('passes with two signatures once the co-sponsor publishes its key, and not before', async () => {
    const cosponsor = await someSigner('rsa', { name: 'Sample Co-sponsor', did: 'did:web:co.example' });
    const world = await someWorld({ signers: [await signer, cosponsor] });
    const { pages, sources } = await published(world);
    expect(await outcomes(world.pdf, sources)).toEqual({
      ...allOk,
      outcome: 'incomplete',
      signature: 'unchecked',
    });
    const { certificate } = cosponsor;
    const own = await published({ ...world, signer: cosponsor });
    const text = JSON.stringify(own.pages.get('https://learn.example.org/societies/sample/did.json'));
    pages.set(
      'https://co.example/.well-known/did.json',
      JSON.parse(
        text.replaceAll(
          certificate.did === null ? '-' : 'did:web:learn.example.org:societies:sample',
          'did:web:co.example',
        ),
      ),
    );
    expect(await outcomes(world.pdf, sources)).toEqual(allOk);
  });

  it('names the co-sponsor of its credential, and is bad without that society’s signature', async () => {
    const { achievement } = someCredentialFacts();
    const facts = { achievement: { ...achievement, cosponsor: 'Sample Co. of Georgia' } };
    const cosponsor = await someSigner('rsa', { name: 'Sample Co. of Georgia', did: 'did:web:co.example' });
    const both = await someWorld({ facts, signers: [await signer, cosponsor] });
    const { sources } = await published(both);
    const verification = await verifyCertificate(both.pdf, { subtle, sources });
    expect(verification.certificate?.cosponsor).toBe('Sample Co. of Georgia');
    expect(verification.checks.find(({ name }) => name === 'signature')?.outcome).toBe('unchecked');

    const one = await someWorld({ facts });
    const web = await published(one);
    const { checks } = await verifyCertificate(one.pdf, { subtle, sources: web.sources });
    expect(checks.filter(({ outcome }) => outcome === 'not-ok')).toEqual([
      {
        name: 'signature',
        outcome: 'not-ok',
        sentence: 'The certificate is co-sponsored by Sample Co. of Georgia, whose signature is missing.',
      },
    ]);
  });

  it('is bad once revoked and good again once that was taken back, with both in the log', async () => {
    const world = await someWorld();
    const revocation: LogEntry = { ...world.entry, kind: 'revocation', previous: hashOf(world.entry) };
    const revoked = await published({ ...world, revoked: [94], entries: [...world.entries, revocation] });
    expect(await outcomes(world.pdf, revoked.sources)).toEqual({
      ...allOk,
      outcome: 'not-ok',
      status: 'not-ok',
    });
    const reinstatement: LogEntry = { ...world.entry, kind: 'reinstatement', previous: hashOf(revocation) };
    const entries = [...world.entries, revocation, reinstatement];
    const { sources } = await published({ ...world, entries });
    expect(await outcomes(world.pdf, sources)).toEqual(allOk);
  });

  it('stays valid after its keys are rotated', async () => {
    const world = await someWorld();
    const { sources } = await published({ ...world, change: { usedUntil: '2026-12-31T00:00:00Z' } });
    expect(await outcomes(world.pdf, sources)).toEqual(allOk);
  });

  it('may be signed with keys that are newer than the award', async () => {
    const world = await someWorld({ signedAt: '2026-11-16T09:00:00Z' });
    const change = { usedFrom: '2026-11-16T08:00:00Z' };
    const { sources } = await published({ ...world, change });
    expect(await outcomes(world.pdf, sources)).toEqual(allOk);
    const older = await someWorld();
    const { sources: others } = await published({ ...older, change });
    expect(await outcomes(older.pdf, others)).toMatchObject({
      credential: 'not-ok',
      token: 'not-ok',
    });
  });
});
