import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFonts, someFacts } from '../testing/builders.js';
import { inspect, pageText, rasterize } from '../testing/pdf-tools.js';
import { renderCertificate } from '../page.js';
import { embeddedFiles } from './embedded-files.js';
import { readPdf } from './pdf-file.js';
import { readSignatures } from './read-signatures.js';
import { signPdf } from './sign-pdf.js';
import type { DocumentSigner } from './signer.js';
import { someSigner, subtle } from '../testing/issuing/signers.js';

const facts = { at: '2026-11-15T15:02:11Z', reason: 'Issued by the society', place: 'Atlanta, Georgia' };
const note = new TextEncoder().encode('{"note":"as attached"}');
const unsigned = someCertificate();

function someCertificate(): Uint8Array {
  const attachment = {
    name: 'credential.json',
    mediaType: 'application/json',
    description: 'The same for machines',
    relationship: 'Source' as const,
    bytes: note,
  };
  const rendering = renderCertificate(someFacts(), readFonts(), {
    paper: 'letter',
    attachments: [attachment],
  });
  if (!rendering.ok) throw new Error(rendering.problem);
  return rendering.pdf;
}

async function signed(pdf: Uint8Array, signer: DocumentSigner): Promise<Uint8Array> {
  const signing = await signPdf(pdf, signer, facts);
  if (!signing.ok) throw new Error(signing.reason);
  return signing.pdf;
}

async function findings(pdf: Uint8Array) {
  const file = readPdf(pdf);
  return (file && (await readSignatures(file, subtle))) ?? [];
}

/** What OpenSSL says of the signature that covers the most of a file. */
function openssl(pdf: Uint8Array, signer: DocumentSigner) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cms-'));
  try {
    const text = Buffer.from(pdf).toString('latin1');
    const [, start = 0, end = 0, rest = 0] = (/.*\/ByteRange\[(\d+) (\d+) (\d+) (\d+)\]/s.exec(text) ?? [])
      .slice(1)
      .map(Number);
    const name = (file: string) => path.join(folder, file);
    writeFileSync(name('content'), Buffer.concat([pdf.subarray(0, start), pdf.subarray(end, end + rest)]));
    writeFileSync(name('cms'), Buffer.from(text.slice(start + 1, end - 1), 'hex'));
    writeFileSync(name('certificate.der'), signer.certificate.der);
    execFileSync('openssl', [
      'x509',
      '-inform',
      'DER',
      '-in',
      name('certificate.der'),
      '-out',
      name('ca.pem'),
    ]);
    const verify = [
      'cms',
      '-verify',
      '-binary',
      '-inform',
      'DER',
      '-in',
      name('cms'),
      '-content',
      name('content'),
      '-CAfile',
      name('ca.pem'),
      '-purpose',
      'any',
      '-out',
      name('out'),
    ];
    const { stderr, status } = spawnSync('openssl', verify, { encoding: 'utf8' });
    const print = execFileSync(
      'openssl',
      ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', name('cms')],
      { encoding: 'utf8' },
    );
    const attributes = print.slice(
      print.indexOf('signedAttrs'),
      print.indexOf('signatureAlgorithm', print.indexOf('signedAttrs')),
    );
    return { status, stderr, attributes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a signed certificate', () => {
  it.each(['ecdsa-p256', 'rsa'] as const)(
    'with %s is valid to pdfsig, qpdf and OpenSSL',
    async (algorithm) => {
      const signer = await someSigner(algorithm);
      const pdf = await signed(unsigned, signer);

      const report = inspect(pdf, 'pdfsig', '{}');
      expect(report).toContain('Signature Type: ETSI.CAdES.detached');
      expect(report).toContain('Signature Validation: Signature is Valid.');
      expect(report).toContain('Total document signed');
      expect(report).toContain('Sample Society');
      expect(inspect(pdf, 'qpdf', '--check', '{}')).toContain('No syntax or stream encoding errors');
      const { status, stderr, attributes } = openssl(pdf, signer);
      expect({ status, stderr }).toMatchObject({
        status: 0,
        stderr: expect.stringContaining('Verification successful'),
      });
      expect(attributes).toContain('id-smime-aa-signingCertificateV2');
      expect(attributes).not.toContain('signingTime');
    },
  );

  it('begins with the unsigned file, byte for byte, and looks and reads the same', async () => {
    const pdf = await signed(unsigned, await someSigner('ecdsa-p256'));
    expect(Buffer.compare(pdf.subarray(0, unsigned.length), unsigned)).toBe(0);
    expect(pageText(pdf)).toBe(pageText(unsigned));
    expect(
      Buffer.compare(Buffer.from(rasterize(pdf, 40).rgba), Buffer.from(rasterize(unsigned, 40).rgba)),
    ).toBe(0);
    expect(inspect(pdf, 'pdfinfo', '-struct', '{}')).toBe(inspect(unsigned, 'pdfinfo', '-struct', '{}'));
  });

  it('has a field that PDF/A and PDF/UA allow: printed, never hidden, named, and on a page in order of structure', async () => {
    const pdf = await signed(unsigned, await someSigner('ecdsa-p256'));
    const text = Buffer.from(pdf).toString('latin1').slice(unsigned.length);
    expect(text).toMatch(/\/Subtype\/Widget\/FT\/Sig\/F 132\/Rect\[0 0 0 0\]/);
    expect(text).toMatch(/\/TU\(Digital signature of Sample Society\)/);
    expect(text).toMatch(/\/Type\/Page\b.*\/Tabs\/S.*\/Annots\[/);
    expect(text).not.toMatch(/NeedAppearances|JavaScript/);
  });

  it('with RSA, whose signatures have no randomness, is the same each time', async () => {
    const signer = await someSigner('rsa');
    expect(Buffer.compare(await signed(unsigned, signer), await signed(unsigned, signer))).toBe(0);
  });

  it('grows by less than 8 KB', async () => {
    const pdf = await signed(unsigned, await someSigner('ecdsa-p256'));
    expect(pdf.length - unsigned.length).toBeLessThan(8 * 1024);
  });

  it('is read back as holding, with who signed and when', async () => {
    const pdf = await signed(unsigned, await someSigner('rsa'));
    expect(await findings(pdf)).toEqual([
      {
        field: 'Signature1',
        problem: null,
        signer: expect.objectContaining({
          name: 'Sample Society',
          did: 'did:web:learn.example.org:societies:sample',
          algorithm: 'rsa',
        }),
        statedAt: facts.at,
        stamp: null,
        end: pdf.length,
      },
    ]);
    const file = readPdf(pdf);
    expect(file && embeddedFiles(file)?.get('credential.json')).toEqual(note);
  });

  it('does not hold once any of its bytes is changed', async () => {
    const pdf = await signed(unsigned, await someSigner('ecdsa-p256'));
    const start = Buffer.from(pdf).lastIndexOf('/Contents<');
    const places = Array.from({ length: 24 }, (_, step) => Math.floor((step * unsigned.length) / 24));
    for (const place of [...places, unsigned.length + 20, start + 200, start + 1200, pdf.length - 30]) {
      const changed = pdf.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      const all = await findings(changed);
      expect({ place, holds: all.length > 0 && all.every(({ problem }) => problem === null) }).toEqual({
        place,
        holds: false,
      });
    }
  });

  it('does not hold once its signature is written in another form', async () => {
    const pdf = await signed(unsigned, await someSigner('ecdsa-p256'));
    const text = Buffer.from(pdf).toString('latin1');
    const other = text.replace(/\/Contents<[0-9a-f]+/, (contents) =>
      contents.toUpperCase().replace('/CONTENTS', '/Contents'),
    );
    expect(other).not.toBe(text);
    expect(await findings(Buffer.from(other, 'latin1'))).toMatchObject([{ problem: 'covers-other-bytes' }]);
  });

  it('holds for a part only once something is appended', async () => {
    const pdf = await signed(unsigned, await someSigner('ecdsa-p256'));
    const longer = new Uint8Array([...pdf, ...new TextEncoder().encode('% more\n')]);
    const [finding] = await findings(
      new Uint8Array([...longer.subarray(0, pdf.length), ...pdf.subarray(-40)]),
    );
    expect(finding === undefined || finding.end < longer.length).toBe(true);
  });
});

describe('a certificate with two signatures', () => {
  it('is valid to pdfsig for both, the first still covering its part', async () => {
    const cosponsor = await someSigner('rsa', { name: 'Sample Co-sponsor', did: 'did:web:other.example' });
    const once = await signed(unsigned, await someSigner('ecdsa-p256'));
    const twice = await signed(once, cosponsor);

    const report = inspect(twice, 'pdfsig', '{}');
    expect(report.match(/Signature is Valid/g)).toHaveLength(2);
    expect(report.match(/Total document signed/g)).toHaveLength(1);
    expect(inspect(twice, 'qpdf', '--check', '{}')).toContain('No syntax or stream encoding errors');
    expect(openssl(twice, cosponsor).status).toBe(0);
    expect(Buffer.compare(twice.subarray(0, once.length), once)).toBe(0);
    expect(
      (await findings(twice)).map(({ field, problem, signer, end }) => [field, problem, signer?.name, end]),
    ).toEqual([
      ['Signature1', null, 'Sample Society', once.length],
      ['Signature2', null, 'Sample Co-sponsor', twice.length],
    ]);
  });
});

describe('signing', () => {
  it('refuses a date outside the certificate, and what is no certificate of ours', async () => {
    const signer = await someSigner('ecdsa-p256');
    expect(await signPdf(unsigned, signer, { ...facts, at: '2031-01-02T00:00:00Z' })).toEqual({
      ok: false,
      reason: 'certificate-not-valid-then',
    });
    expect(await signPdf(unsigned, signer, { ...facts, at: '2025-12-31T00:00:00Z' })).toEqual({
      ok: false,
      reason: 'certificate-not-valid-then',
    });
    for (const other of [new Uint8Array(), note, unsigned.subarray(0, 5000), unsigned.subarray(40)]) {
      expect(await signPdf(other, signer, facts)).toEqual({ ok: false, reason: 'unreadable-file' });
    }
  });

  it('keeps a society name in any script, and one with parentheses', async () => {
    for (const name of ['Société (Ångström) \\ 髙橋', 'a'.repeat(64)]) {
      const pdf = await signed(unsigned, await someSigner('ecdsa-p256', { name }));
      expect(inspect(pdf, 'pdfsig', '{}')).toContain('Signature is Valid');
      expect((await findings(pdf))[0]?.signer?.name).toBe(name);
    }
  });

  it('refuses a chain so long that the file would be no PDF/A any more', async () => {
    const signer = await someSigner('ecdsa-p256');
    const chain = Array.from(
      { length: Math.ceil(32_767 / signer.certificate.der.length) },
      () => signer.certificate.der,
    );

    expect(await signPdf(unsigned, { ...signer, chain }, facts)).toEqual({
      ok: false,
      reason: 'signature-too-long',
    });
  });
});
