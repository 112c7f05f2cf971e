import { signPdf } from '../signature/sign-pdf.js';
import { someSigner, subtle } from '../testing/issuing/signers.js';
import { allOk, outcomes, someWorld } from '../testing/issuing/verifying.js';
import { otherEntries, published } from '../testing/issuing/world.js';
import { digestOf } from '../transparency/entry.js';
import { noSources } from './sources.js';
import { verifyCertificate } from './verify-certificate.js';

describe('what is wrong is found:', () => {
  it('a changed byte, wherever it is', async () => {
    const world = await someWorld();
    const { sources } = await published(world);
    for (const place of [30, 2000, 20_000, world.pdf.length - 9000, world.pdf.length - 40]) {
      const changed = world.pdf.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect({ place, ...(await outcomes(changed, sources)) }).toMatchObject({ place, outcome: 'not-ok' });
    }
  });

  it('something appended, even with the end of a file behind it', async () => {
    const world = await someWorld();
    const { sources } = await published(world);
    const end =
      new TextDecoder('latin1')
        .decode(world.pdf)
        .slice(-30)
        .match(/startxref[\s\S]*$/)?.[0] ?? '';
    const longer = Buffer.concat([world.pdf, Buffer.from(`% added\n${end}`, 'latin1')]);
    expect(await outcomes(longer, sources)).toMatchObject({ outcome: 'not-ok', signature: 'not-ok' });
  });

  it('another page, put over the first by someone with a good signature of their own', async () => {
    const other = await someSigner('ecdsa-p256', { name: 'Other Society', did: 'did:web:co.example' });
    const world = await someWorld();
    const { pages, sources } = await published(world);
    const own = await published({ ...world, signer: other });
    const document = JSON.stringify(own.pages.get('https://learn.example.org/societies/sample/did.json'));
    pages.set(
      'https://co.example/.well-known/did.json',
      JSON.parse(document.replaceAll('did:web:learn.example.org:societies:sample', 'did:web:co.example')),
    );

    const text = Buffer.from(world.pdf).toString('latin1');
    const [page = '', id = ''] =
      text.slice(text.lastIndexOf('/Annots[') - 2000).match(/(\d+) 0 obj\n<<\/Type\/Page\b.*/) ?? [];
    const [, table = ''] = /startxref\n(\d+)\n%%EOF\n$/.exec(text) ?? [];
    const [trailer = ''] = text.slice(text.lastIndexOf('trailer')).match(/trailer\n<<.*>>/) ?? [];
    const turned = `${page.replace('/Type/Page', '/Type/Page/Rotate 180')}\nendobj\n`;
    const added = `${turned}xref\n${id} 1\n${String(text.length).padStart(10, '0')} 00000 n \n${trailer.replace(/\/Prev \d+/, `/Prev ${table}`)}\nstartxref\n${text.length + turned.length}\n%%EOF\n`;
    const facts = { at: '2026-11-15T15:02:11Z', reason: 'Issued', place: 'Atlanta' };
    const honest = await signPdf(world.pdf, other, facts);
    const forged = await signPdf(Buffer.from(text + added, 'latin1'), other, facts);

    expect(page).not.toBe('');
    expect(honest.ok && (await outcomes(honest.pdf, sources))).toEqual(allOk);
    expect(forged.ok && (await outcomes(forged.pdf, sources))).toEqual({
      ...allOk,
      outcome: 'not-ok',
      signature: 'not-ok',
    });
  });

  it('a claim changed by someone who can sign the file', async () => {
    const changed = await someWorld({
      credential: (honest) => ({ ...honest, validFrom: '2026-11-15T15:02:12Z' }),
    });
    const { sources } = await published(changed);
    expect(await outcomes(changed.pdf, sources)).toEqual({
      ...allOk,
      outcome: 'not-ok',
      credential: 'not-ok',
      token: 'not-ok',
      'log-entry': 'not-ok',
      'log-history': undefined,
    });
  });

  it('an unsigned file and one that another key signed', async () => {
    const unsigned = await someWorld({ signers: [] });
    const { sources } = await published(unsigned);
    expect(await outcomes(unsigned.pdf, sources)).toEqual({
      ...allOk,
      outcome: 'not-ok',
      signature: 'not-ok',
    });
    const stranger = await someSigner('ecdsa-p256');
    const forged = await someWorld({ signers: [stranger] });
    expect(await outcomes(forged.pdf, sources)).toEqual({ ...allOk, outcome: 'not-ok', signature: 'not-ok' });
  });

  it('a forged leaf', async () => {
    const world = await someWorld({ entry: (honest) => ({ ...honest, time: '2026-11-15T15:02:12Z' }) });
    const { sources } = await published(world);
    expect(await outcomes(world.pdf, sources)).toEqual({
      ...allOk,
      outcome: 'not-ok',
      'log-entry': 'not-ok',
      'log-history': undefined,
    });
  });

  it.each(['revocation', 'reinstatement'] as const)('a %s in the place of the award', async (kind) => {
    const world = await someWorld({ entry: (honest) => ({ ...honest, kind }) });
    const { sources } = await published(world);
    const { checks } = await verifyCertificate(world.pdf, { subtle, sources });
    expect(checks.filter(({ outcome }) => outcome === 'not-ok')).toEqual([
      {
        name: 'log-entry',
        outcome: 'not-ok',
        sentence: 'The entry from the public log is not the one by which this certificate was issued.',
      },
    ]);
  });

  it('a leaf of another certificate', async () => {
    const world = await someWorld({ entry: (honest) => ({ ...honest, digest: digestOf({ other: true }) }) });
    const { sources } = await published(world);
    expect(await outcomes(world.pdf, sources)).toMatchObject({ outcome: 'not-ok', 'log-entry': 'not-ok' });
  });

  it('an entry removed from the log, this one or a neighbor', async () => {
    const world = await someWorld();
    for (const removed of [5, 2]) {
      const entries = [...world.entries.filter((_, index) => index !== removed), ...otherEntries(3, 80)];
      const { sources } = await published({ ...world, entries });
      expect(await outcomes(world.pdf, sources)).toEqual({
        ...allOk,
        outcome: 'not-ok',
        'log-history': 'not-ok',
      });
    }
  });

  it.each([
    ['revoked', { revoked: [94] }, 'The society has revoked this certificate.'],
    [
      'superseded',
      { revoked: [94], superseded: [94] },
      'This certificate was superseded: a newer one takes its place.',
    ],
  ])('a certificate that was %s', async (_, lists, sentence) => {
    const world = await someWorld();
    const { sources } = await published({ ...world, ...lists });
    const { outcome, checks } = await verifyCertificate(world.pdf, { subtle, sources });
    expect(outcome).toBe('not-ok');
    expect(checks.filter((check) => check.outcome === 'not-ok')).toEqual([
      { name: 'status', outcome: 'not-ok', sentence },
    ]);
  });

  it('a status list that someone else made', async () => {
    const world = await someWorld();
    const { pages, sources } = await published(world);
    for (const [url, page] of pages) {
      if (url.includes('/status/'))
        pages.set(url, JSON.parse(JSON.stringify(page).replace('"created":"2026', '"created":"2027')));
    }
    expect(await outcomes(world.pdf, sources)).toEqual({ ...allOk, outcome: 'not-ok', status: 'not-ok' });
  });

  it('a key that its society withdrew', async () => {
    const world = await someWorld();
    const { sources } = await published({ ...world, change: { revoked: '2026-11-18T00:00:00Z' } });
    expect(await outcomes(world.pdf, sources)).toMatchObject({
      outcome: 'not-ok',
      credential: 'not-ok',
      token: 'not-ok',
    });
  });

  it.each([
    ['nothing', ''],
    ['text', 'Certificate of completion'],
    ['a table that leads in a circle', '%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF\n'],
    ['values nested without end', `%PDF-1.7\nxref\n0 0\ntrailer\n${'['.repeat(9000)}\nstartxref\n9\n%%EOF\n`],
  ])('a file that is %s', async (_, text) => {
    const { outcome, checks, certificate } = await verifyCertificate(new TextEncoder().encode(text), {
      subtle,
      sources: noSources,
    });
    expect({ outcome, names: checks.map(({ name }) => name), certificate }).toEqual({
      outcome: 'not-ok',
      names: ['file'],
      certificate: null,
    });
  });

  it('a file damaged anywhere, without ever failing to answer', async () => {
    const world = await someWorld();
    const { sources } = await published(world);
    const structure = [
      ...Buffer.from(world.pdf)
        .toString('latin1')
        .matchAll(/obj|endobj|stream|xref|trailer|<<|>>|\[|\(/g),
    ];
    const places = structure.filter((_, index) => index % 37 === 0).map(({ index }) => index);
    for (const place of places) {
      const damaged = world.pdf.slice();
      damaged.set(Buffer.from('[<(9 0 R/'), place);
      expect({ place, ...(await outcomes(damaged, sources)) }).toMatchObject({ place, outcome: 'not-ok' });
      expect(await outcomes(world.pdf.subarray(0, place), sources)).toMatchObject({ outcome: 'not-ok' });
    }
  });
});
