import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { maxPictureBytes } from '@cohesion/contracts';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aPdf, aPng } from '../../testing/a-proof.js';
import { aPicture, aTemplate, hashOf } from '../../testing/a-template.js';
import type { Answer, Caller } from '../../testing/caller.js';
import { describeBadBodies } from '../../testing/ladder.js';
import { describeStaffRefusals } from '../../testing/staff-ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let administrator: Caller;
let theirs: Caller;

beforeAll(async () => {
  api = await startTestApi();
  administrator = await api.as({ role: 'ce-administrator' });
  theirs = await api.as({ role: 'ce-administrator', society: 'globex' });
});
afterAll(() => api.close());

const home = '/societies/acme/certificate-template';
const newest = async (): Promise<number> => (await administrator.get(home)).body.number;
const save = async (template: object, number?: number): Promise<Answer> =>
  administrator.put(home, { number: number ?? (await newest()), template });
const aPreview = (changes: object = {}) => ({
  template: aTemplate(),
  paper: 'letter',
  longName: false,
  twoSigners: false,
  ...changes,
});
const preview = (changes: object = {}) => administrator.post(`${home}/previews`, aPreview(changes));

/** What poppler reads on the page, and its size. */
function page({ raw }: Answer): { text: string; info: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'cohesion-preview-'));
  try {
    const file = path.join(folder, 'preview.pdf');
    writeFileSync(file, raw);
    const run = (command: string, ...after: string[]) =>
      execFileSync(command, [file, ...after], { encoding: 'utf8' });

    return { text: run('pdftotext', '-').replace(/\s+/g, ' '), info: run('pdfinfo') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const given = (path_: string) => ({ path: () => `/certificate-template${path_}`, instructors: false });
describeStaffRefusals({ verb: 'get', ...given('') }, () => api);
describeStaffRefusals(
  { verb: 'put', ...given(''), body: () => ({ number: 0, template: aTemplate() }) },
  () => api,
);
describeStaffRefusals(
  { verb: 'post', ...given('/restorations'), body: () => ({ number: 0, version: 1 }) },
  () => api,
);
describeStaffRefusals({ verb: 'post', ...given('/previews'), body: () => aPreview() }, () => api);
describeStaffRefusals({ verb: 'get', ...given(`/pictures/${'a'.repeat(64)}`) }, () => api);

describe('a template that nobody set', () => {
  it('is what the society’s file says', async () => {
    expect(await theirs.get('/societies/globex/certificate-template')).toMatchObject({
      status: 200,
      body: {
        number: 0,
        template: {
          brandColor: '#1F5A52',
          logo: null,
          heading: 'Certificate of completion',
          signers: [{ name: 'Sample Administrator', role: 'CE administrator', signature: null }],
        },
        history: [],
      },
    });
  });
});

describe('PUT certificate-template', () => {
  it('saves a version, and says who did what and when', async () => {
    const logo = { sha256: await aPicture(administrator), alt: 'A dot', place: 'corner' as const };
    const { status, body } = await save(aTemplate({ logo }));

    expect(status).toBe(200);
    expect(body).toMatchObject({ number: 1, template: { ...aTemplate(), logo } });
    expect(body.history).toEqual([
      {
        number: 1,
        by: 'Test one',
        at: '2026-11-22T15:00:00.000Z',
        restoredFrom: null,
        changed: ['brandColor', 'logo', 'heading', 'verb', 'line', 'signers'],
      },
    ]);
  });

  it('refuses what started from an older version, and of many at once lets one through', async () => {
    const number = await newest();
    const answers = await Promise.all(
      [1, 2, 3, 4].map((each) => save(aTemplate({ line: `Line ${each}` }), number)),
    );

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('record-changed');
  });

  it.each([
    ['brandColor', { brandColor: '#f2c14e' }, 'does not read well on white'],
    ['heading', { heading: 'W'.repeat(40) }, 'too long for one line'],
    ['heading', { heading: 'Certificate हरि' }, 'cannot be printed: ह'],
    ['signers.0.role', { signers: [{ name: 'A', role: '😀', signature: null }] }, 'cannot be printed: 😀'],
    [
      'signers.0.name',
      { signers: [{ name: 'W'.repeat(120), role: 'President', signature: null }] },
      'more than two lines',
    ],
    [
      'signers.0.signature',
      { signers: [{ name: 'A', role: 'B', signature: 'b'.repeat(64) }] },
      'do not have this picture',
    ],
    [
      'logo',
      { logo: { sha256: 'c'.repeat(64), alt: 'x', place: 'corner' as const } },
      'do not have this picture',
    ],
  ])('refuses and names %s when it %#', async (field, changes, words) => {
    const answer = await save(aTemplate(changes));

    expect(answer).toMatchObject({ status: 400, body: { code: 'template-off' } });
    expect(answer.body.details).toEqual([{ field, message: expect.stringContaining(words) }]);
  });

  it('takes everything at once: a logo above the name, a long line, three who sign with pictures', async () => {
    const sha256 = await aPicture(administrator);
    const signers = [1, 2, 3].map((each) => ({
      name: `Sample Signer ${each}, PhD`,
      role: 'Board',
      signature: sha256,
    }));
    const logo = { sha256, alt: 'A dot', place: 'above-name' as const };
    const { status, body } = await save(
      aTemplate({ logo, signers, line: 'A line of our own. '.repeat(8).trim() }),
    );

    expect(body.details ?? status).toBe(200);
  });

  it('does not take a picture of another society', async () => {
    const sha256 = await aPicture(theirs, aPng(7), 'globex');
    const answer = await save(aTemplate({ logo: { sha256, alt: 'x', place: 'corner' } }));

    expect(answer.body).toMatchObject({ code: 'template-off', details: [{ field: 'logo' }] });
  });

  describeBadBodies(
    'put',
    () => Promise.resolve(home),
    () => Promise.resolve(administrator),
    [
      { what: 'no number', field: 'number', body: { template: aTemplate() } },
      { what: 'a color by its name', field: 'template.brandColor', body: bad({ brandColor: 'teal' }) },
      {
        what: 'a heading that is too long',
        field: 'template.heading',
        body: bad({ heading: 'x'.repeat(41) }),
      },
      { what: 'a line that is too long', field: 'template.line', body: bad({ line: 'x'.repeat(161) }) },
      { what: 'nobody who signs', field: 'template.signers', body: bad({ signers: [] }) },
      { what: 'a part twice', field: 'template.order', body: bad({ order: ['line', 'line', 'results'] }) },
      {
        what: 'a logo without words',
        field: 'template.logo.alt',
        body: bad({ logo: { sha256: 'a'.repeat(64), alt: '', place: 'corner' } }),
      },
      {
        what: 'a picture that is a path',
        field: 'template.logo.sha256',
        body: bad({ logo: { sha256: '../../secret', alt: 'x', place: 'corner' } }),
      },
    ],
  );
});

function bad(changes: Parameters<typeof aTemplate>[0]) {
  return { number: 0, template: aTemplate(changes) };
}

describe('POST certificate-template/restorations', () => {
  it('makes an earlier version the newest, and changes none', async () => {
    await save(aTemplate({ heading: 'Certificate of completion' }));
    await save(aTemplate({ heading: 'Certificate of something else' }));
    const number = await newest();
    const { status, body } = await administrator.post(`${home}/restorations`, {
      number,
      version: number - 1,
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({ number: number + 1, template: { heading: 'Certificate of completion' } });
    expect(body.history[0]).toMatchObject({ restoredFrom: number - 1, changed: ['heading'] });
    expect(body.history[1]).toMatchObject({ number, changed: ['heading'] });
  });

  it('refuses a version there is not, and an older start', async () => {
    const number = await newest();
    const restore = (body: object) => administrator.post(`${home}/restorations`, body);

    expect(await restore({ number, version: number + 1 })).toMatchObject({ body: { code: 'not-found' } });
    expect(await restore({ number: number - 1, version: 1 })).toMatchObject({
      body: { code: 'record-changed' },
    });
    expect(await restore({ number, version: 'first' })).toMatchObject({ status: 400 });
  });
});

describe('POST certificate-template/previews', () => {
  it('draws what is not saved, marked as a sample, with a code that leads nowhere', async () => {
    const before = await newest();
    const answer = await preview();
    const { text, info } = page(answer);

    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
    });
    expect(text).toContain('Certificate of attendance Sample data: not valid for credit');
    expect(text).toContain('Maria Sample, PhD');
    expect(text).toContain('Keep this certificate for seven years.');
    expect(text).toContain('Sample President');
    expect(info).toMatch(/Page size:\s+792 x 612/);
    const [, code = ''] = /Code ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text) ?? [];
    expect(await api.visitor().get(`/verifications/${code}`)).toMatchObject({ status: 404 });
    expect(await newest()).toBe(before);
  });

  it('draws it on A4, with a long name, and with a second signer', async () => {
    const { text, info } = page(await preview({ paper: 'a4', longName: true, twoSigners: true }));

    expect(info).toMatch(/Page size:\s+841.89 x 595.28/);
    expect(text).toContain('María-Fernanda Guadalupe');
    expect(text).toContain('Second Signer, PhD (sample)');
  });

  it('draws the pictures that were sent', async () => {
    const sha256 = await aPicture(administrator);
    const logo = { sha256, alt: 'A dot', place: 'above-name' as const };
    const signers = [{ name: 'A', role: 'B', signature: sha256 }];
    const answer = await preview({ template: aTemplate({ logo, signers }) });

    expect(answer.raw.toString('latin1').match(/\/Subtype\/Image/g)).toHaveLength(1);
    expect(answer.raw.toString('latin1').match(/\/S\/Figure/g)).toHaveLength(3);
  });

  it('names what is off', async () => {
    expect(await preview({ template: aTemplate({ brandColor: '#ffff00' }) })).toMatchObject({
      status: 400,
      body: { code: 'template-off', details: [{ field: 'brandColor' }] },
    });
    expect(await preview({ paper: 'a5' })).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });
});

describe('PUT certificate-template/pictures/:sha256', () => {
  const send = (content: Buffer, sha256 = hashOf(content), caller = administrator) =>
    caller.putFile(`${home}/pictures/${sha256}`, content);

  it('keeps a picture by its content, once, however often and at once it is sent', async () => {
    const png = aPng(20);
    const answers = await Promise.all([send(png), send(png), send(png)]);

    for (const answer of [...answers, await send(png)])
      expect(answer).toMatchObject({
        status: 200,
        body: { sha256: hashOf(png), mediaType: 'image/png', width: 1, height: 1, bytes: png.byteLength },
      });
    const folder = path.join(api.config.files.data, 'files/certificate-pictures', api.societies.acme);
    expect((await readdir(folder)).filter((name) => name.startsWith(hashOf(png)))).toEqual([hashOf(png)]);
    const picture = await administrator.get(`${home}/pictures/${hashOf(png)}`);
    expect(picture.raw.equals(png)).toBe(true);
    expect(picture.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
  });

  it.each([
    ['a PDF', () => aPdf(), 422, 'picture-not-accepted'],
    ['a drawing with a script', () => Buffer.from('<svg onload="alert(1)"/>'), 422, 'picture-not-accepted'],
    ['nothing', () => Buffer.alloc(0), 422, 'picture-not-accepted'],
    ['half a picture', () => aPng().subarray(0, 40), 422, 'picture-broken'],
    ['more than 1 MB', () => aPng(maxPictureBytes), 413, 'picture-too-large'],
    ['too many pixels', () => widened(2001), 422, 'picture-too-many-pixels'],
  ])('refuses %s', async (_, content, status, code) => {
    expect(await send(content())).toMatchObject({ status, body: { code } });
  });

  it('refuses what is not what its hash says', async () => {
    expect(await send(aPng(), 'd'.repeat(64))).toMatchObject({
      status: 422,
      body: { code: 'picture-broken' },
    });
    expect(await send(aPng(), 'logo.png')).toMatchObject({ status: 400 });
  });

  it('refuses visitors, learners, instructors and other societies', async () => {
    const png = aPng(30);
    expect(await send(png, hashOf(png), api.visitor())).toMatchObject({ status: 401 });
    expect(await send(png, hashOf(png), await api.as())).toMatchObject({ status: 403 });
    expect(await send(png, hashOf(png), await api.as({ role: 'instructor' }))).toMatchObject({ status: 403 });
    expect(await send(png, hashOf(png), theirs)).toMatchObject({ status: 404 });
  });

  it('does not take a file that is sent as something else', async () => {
    const answer = await administrator.putFile(`${home}/pictures/${hashOf(aPng())}`, aPng(), 'image/png');
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('shows no picture of another society', async () => {
    const sha256 = await aPicture(theirs, aPng(9), 'globex');
    expect(await administrator.get(`${home}/pictures/${sha256}`)).toMatchObject({ status: 404 });
  });
});

/** A PNG whose header says so many pixels across. */
function widened(width: number): Buffer {
  const png = Buffer.from(aPng());
  png.writeUInt32BE(width, 16);

  return png;
}

describe('a certificate', () => {
  const factsOf = async (code: string) => {
    const [row] = await stored<{ facts: Record<string, unknown> }>(
      api,
      'select facts from certificates where code = $1 order by version desc limit 1',
      [code.replace('-', '')],
    );

    return row?.facts;
  };

  it('looks as the template says on the day it is issued, and a later template changes nothing', async () => {
    await api.publish(aCreditCourse(), { bodies: ['apa'] });
    const sha256 = await aPicture(administrator);
    const logo = { sha256, alt: 'A dot', place: 'corner' as const };
    const signers = [{ name: 'Sample President', role: 'President', signature: sha256 }];
    await save(aTemplate({ logo, signers }));
    const learner = await api.as({ name: 'ada' });
    const { id, code } = await aCertificate(learner);
    const facts = await factsOf(code);

    expect(facts).toMatchObject({
      heading: 'Certificate of attendance',
      verb: 'attended',
      line: 'Keep this certificate for seven years.',
      society: {
        name: 'Acme Group Psychotherapy Society',
        brandColor: '#5b2a6e',
        logo: { ...logo, width: 1, height: 1 },
      },
      signers: [{ name: 'Sample President', signature: { sha256, width: 1, height: 1 } }],
    });

    await save(aTemplate({ heading: 'Certificate of completion' }));
    expect(await factsOf(code)).toEqual(facts);
    await api.runJobs();
    const file = await learner.get(`/certificates/${id}/file`);
    expect(file.status).toBe(200);
    expect(page(file).text).toContain('Certificate of attendance');
    expect(file.raw.toString('latin1')).toContain('/Subtype/Image');
  });

  it('never has the code of previews', async () => {
    const copied = stored(
      api,
      `insert into certificates (society_id, person_id, award_id, code, version, facts, name_key, family_key, title_key, created_at)
       select society_id, person_id, award_id, '0000000D', 99, facts, name_key, family_key, title_key, created_at
       from certificates limit 1`,
    );
    await expect(copied).rejects.toThrow('ck_certificates_code');
  });

  it('of a society without a template looks as its file says', async () => {
    await api.publish(aCreditCourse({ slug: 'theirs' }), { society: 'globex', bodies: ['apa'] });
    const { code } = await aCertificate(await api.as({ society: 'globex' }), { slug: 'theirs' });

    expect(await factsOf(code)).not.toHaveProperty('heading');
  });
});
