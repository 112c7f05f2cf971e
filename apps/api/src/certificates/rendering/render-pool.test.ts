import { createHash } from 'node:crypto';
import { certificateFacts, formatCode, makeCode, renderCertificate } from '@cohesion/certificates';
import { CertificateFontFiles } from '../certificate-fonts.service.js';
import { RenderPool } from './render-pool.service.js';
import { RenderThread } from './render-thread-handle.js';

const code = makeCode(Uint8Array.of(1, 2, 3, 4, 5));

const facts = (name: string) =>
  certificateFacts.parse({
    language: 'en-US',
    society: {
      name: 'Sample Society',
      shortName: 'SS',
      place: 'Atlanta, Georgia',
      timeZone: 'America/New_York',
      brandColor: '#1f5a52',
      sample: true,
    },
    learner: { name, licenses: [] },
    activity: { title: 'A sample course', format: 'Live', presenters: ['Sample Presenter'] },
    completedOn: '2026-11-14',
    credit: { amount: '1.00', unit: 'clock hours', categories: [] },
    approval: {
      bodyName: 'Sample Body',
      statement: 'Sample statement.',
      approvalNumber: null,
      providerNumber: null,
    },
    score: null,
    signers: [{ name: 'Sample Signer', role: 'CE administrator' }],
    code,
    verifyAddress: `https://learn.example.org/v/${formatCode(code)}`,
    version: 1,
    issuedAt: '2026-11-15T15:02:11Z',
  });

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const closing: { onApplicationShutdown(): Promise<void> }[] = [];

function newPool(): RenderPool {
  const pool = new RenderPool();
  closing.push(pool);

  return pool;
}

afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(closing.splice(0).map((pool) => pool.onApplicationShutdown()));
});

describe('the pool of threads that render', () => {
  it('draws the very bytes that rendering in this thread draws, with attachments', async () => {
    const attachments = [
      {
        name: 'credential.json',
        mediaType: 'application/json',
        relationship: 'Data' as const,
        description: 'Sample',
        bytes: Buffer.from('{}'),
      },
    ];
    const here = renderCertificate(facts('Agnieszka Nguyễn'), new CertificateFontFiles().parsed(), {
      paper: 'letter',
      attachments,
    });

    const there = await newPool().render(facts('Agnieszka Nguyễn'), { paper: 'letter', attachments });

    expect(here.ok && there.ok && sha256(there.pdf) === sha256(here.pdf)).toBe(true);
  });

  it('answers what cannot be printed as the library does', async () => {
    expect(await newPool().render(facts('Ana 𒀀'), { paper: 'a4' })).toMatchObject({
      ok: false,
      problem: 'glyph-missing',
      characters: [{ codePoints: 'U+12000' }],
    });
  });

  it('starts no more threads than it may, and gives each answer to the one who asked', async () => {
    const pool = newPool();
    const names = Array.from({ length: 12 }, (_, index) => `Sample Person ${'I'.repeat(index + 1)}`);

    const hashes = await Promise.all(
      names.map(async (name) => {
        const rendering = await pool.render(facts(name), { paper: 'letter' });

        return rendering.ok ? sha256(rendering.pdf) : rendering.problem;
      }),
    );

    const fonts = new CertificateFontFiles().parsed();
    const expected = names.map((name) => {
      const rendering = renderCertificate(facts(name), fonts, { paper: 'letter' });

      return rendering.ok ? sha256(rendering.pdf) : rendering.problem;
    });
    expect(hashes).toEqual(expected);
    expect(pool.threads).toBeLessThanOrEqual(pool.size);
  });

  it('rejects the one page over which a thread breaks, and draws the next', async () => {
    const pool = newPool();
    // No facts at all: the library throws, as for a mistake of ours.
    await expect(pool.render(JSON.parse('{}'), { paper: 'letter' })).rejects.toThrow('undefined');

    expect(await pool.render(facts('Sample Person'), { paper: 'letter' })).toMatchObject({ ok: true });
  });

  it('refuses beyond its bound, and what still waits when it closes', async () => {
    const pool = newPool();
    const asked = Array.from({ length: 400 }, () => pool.render(facts('Sample Person'), { paper: 'letter' }));
    const settled = Promise.allSettled(asked);
    await pool.onApplicationShutdown();

    const reasons = (await settled).map((answer) =>
      answer.status === 'fulfilled' ? 'drawn' : String(answer.reason),
    );
    expect(reasons.filter((reason) => reason === 'drawn')).toHaveLength(pool.size);
    expect(reasons.filter((reason) => reason.includes('is closing'))).toHaveLength(256);
    expect(reasons.filter((reason) => reason.includes('wait to be rendered'))).toHaveLength(
      400 - 256 - pool.size,
    );
    await expect(pool.render(facts('Sample Person'), { paper: 'letter' })).rejects.toThrow('is closing');
  });
});

describe('a thread that renders', () => {
  it('rejects its page when it is ended over it, and is not alive then', async () => {
    const thread = new RenderThread({});
    const rendering = thread.render({
      facts: facts('Sample Person'),
      paper: 'letter',
      attachments: [],
      pictures: new Map(),
    });

    await expect(rendering).rejects.toThrow('is not installed');
    expect(thread.alive).toBe(false);
    await thread.close();
  });
});
