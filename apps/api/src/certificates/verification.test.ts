import { randomBytes } from 'node:crypto';
import { makeCode } from '@cohesion/certificates';
import { aCertificate } from '../testing/a-certificate.js';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;
let code: string;

beforeAll(async () => {
  api = await startTestApi({ environment: { RATE_LIMITS: 'true' } });
  await api.publish(aCreditCourse());
  code = (await aCertificate(await api.as())).code;
});
afterAll(() => api.close());

let network = 0;
/** Asks from an address nobody asked from before, so that tests do not wait for each other. */
const verify = (typed: string, { host = 'acme.localhost', from = `192.0.2.${(network += 1)}` } = {}) =>
  api.app.inject({
    method: 'GET',
    url: `/api/verifications/${encodeURIComponent(typed)}`,
    headers: { host },
    remoteAddress: from,
  });

/** The certificate's code with one symbol replaced by another. */
const misspelled = () => `${code.startsWith('A') ? 'B' : 'A'}${code.slice(1)}`;

describe('GET /verifications/:code', () => {
  it('tells a stranger what the certificate says, and nothing else', async () => {
    const answer = await verify(code);

    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      status: 'valid',
      code,
      name: 'Ada Test',
      activityTitle: 'A sample course',
      amount: '1.0',
      unit: 'CE credits',
      bodyName: 'American Psychological Association',
      categories: [{ name: 'ethics', amount: '1.0' }],
      format: 'Self-paced reading with a quiz',
      licenses: [],
      sessions: [],
      completedOn: '2026-11-22',
      society: 'Acme Group Psychotherapy Society',
      cosponsor: null,
      sample: true,
      statement: 'Sample statement, not a real approval.',
      approvalNumber: null,
      providerNumber: 'SAMPLE-0000',
      version: 1,
      askedVersion: null,
      versions: [{ version: 1, issuedAt: '2026-11-22T15:00:00.000Z', replacedAt: null }],
      revocation: null,
      issuedAt: '2026-11-22T15:00:00.000Z',
      signedAnewAt: null,
      checkedAt: '2026-11-22T15:00:00.000Z',
      timeZone: 'America/New_York',
    });
  });

  it('reads a code as people type it', async () => {
    for (const typed of [
      code.toLowerCase(),
      ` ${code.replace('-', ' ')} `,
      code.replace('-', ''),
      code.replace('-', '–'),
    ])
      expect((await verify(typed)).json()).toMatchObject({ code, name: 'Ada Test' });
  });

  it('answers on another society’s host as well', async () => {
    expect((await verify(code, { host: 'globex.localhost' })).json()).toMatchObject({
      code,
      society: 'Acme Group Psychotherapy Society',
    });
  });

  it('does not know a code that no certificate has', async () => {
    const answer = await verify(makeCode(randomBytes(5)));
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'not-found', message: 'No certificate has this code.' });
  });

  it.each([
    ['with a symbol that no code has', 'U123-4567', 'wrong-symbol', 'Codes never contain the letter U.'],
    ['that is too short', 'A12', 'wrong-length', 'A code has 8 letters and digits; this has 3.'],
    ['that is a word', 'certificate', 'wrong-length', 'A code has 8 letters and digits; this has 11.'],
  ])('refuses a code %s and says what is wrong about it', async (_, typed, reason, sentence) => {
    const answer = await verify(typed);

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      code: 'code-unreadable',
      message: expect.stringContaining(sentence),
      details: { reason },
    });
  });

  it('refuses a code with one symbol wrong before it is looked up', async () => {
    expect((await verify(misspelled())).json()).toMatchObject({
      code: 'code-unreadable',
      details: { reason: 'check-failed' },
    });
  });

  it('refuses a code longer than anyone types', async () => {
    expect((await verify('A'.repeat(61))).json()).toMatchObject({ code: 'invalid-request' });
  });

  it('answers thirty questions a minute from one address, says how long to wait, and answers others', async () => {
    const from = '198.51.100.1';
    const answers = [];
    for (let question = 0; question < 31; question += 1)
      answers.push(await verify(question % 2 ? code : 'A12', { from }));

    const refused = answers.pop();
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toEqual([]);
    expect(refused?.statusCode).toBe(429);
    expect(refused?.json()).toMatchObject({
      code: 'too-many-requests',
      details: { retryAfterSeconds: expect.any(Number) },
    });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused?.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await verify(code)).statusCode).toBe(200);
  });
});
