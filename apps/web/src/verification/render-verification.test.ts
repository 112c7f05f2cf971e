/** @jest-environment node */
import { createHash } from 'node:crypto';
import type { Verification } from '@cohesion/contracts';
import { render } from '../server.js';
import { aVerification } from '../testing/answers.js';
import { type Answers, aNetwork, refusal } from '../testing/network.js';

const assets = { script: '/assets/main.js', styles: [], preload: [], fonts: [] };
const ask = (url: string, answers: Answers = {}) =>
  render({
    url,
    headers: {},
    publicOrigin: 'https://learn.example.org',
    assets,
    callApi: aNetwork(answers).call,
  });
const path = '/verifications/7K4M-92QX';

const twice = (parts: Partial<Verification> = {}) =>
  aVerification({
    version: 2,
    versions: [
      { version: 2, issuedAt: '2026-11-22T03:00:00.000Z', replacedAt: null },
      { version: 1, issuedAt: '2026-11-20T15:00:00.000Z', replacedAt: '2026-11-22T03:00:00.000Z' },
    ],
    ...parts,
  });

const states: readonly (readonly [string, string, Answers, number, string])[] = [
  ['a valid one', '/v/7K4M-92QX', { [path]: aVerification() }, 200, 'Valid certificate'],
  [
    'one that was signed anew',
    '/v/7K4M-92QX',
    { [path]: aVerification({ signedAnewAt: '2027-03-05T15:00:00.000Z' }) },
    200,
    'Valid certificate',
  ],
  [
    'a revoked one',
    '/v/7K4M-92QX',
    {
      [path]: aVerification({
        status: 'revoked',
        revocation: { on: '2027-03-04', category: 'requirements-not-met' },
      }),
    },
    200,
    'Revoked on March 4, 2027',
  ],
  [
    'a replaced one',
    '/v/7K4M-92QX?version=1',
    { [`${path}?version=1`]: twice({ status: 'superseded', askedVersion: 1 }) },
    200,
    'Replaced by a corrected version',
  ],
  ['an unknown code', '/v/7K4M-92QX', {}, 404, 'No certificate has this code'],
  [
    'a mistyped code',
    '/v/7K4M-92QX',
    { [path]: refusal(400, 'code-unreadable') },
    400,
    'No certificate has this code',
  ],
  [
    'too many questions',
    '/v/7K4M-92QX',
    { [path]: refusal(429, 'too-many-requests') },
    429,
    'Please wait a moment',
  ],
  ['no code yet', '/v', {}, 200, 'Check a certificate'],
  [
    'a record out of reach',
    '/v/7K4M-92QX',
    { [path]: new Response('<html>', { status: 502 }) },
    503,
    'We could not check this certificate',
  ],
];

describe('verification page', () => {
  it('names the licenses that the certificate prints, and none where it prints none', async () => {
    const label = 'Licenses, as the learner gave them';
    const licenses = ['Georgia LCSW, number CSW007731', 'Board <b>, number 2'];
    const page = await ask('/v/7K4M-92QX', { [path]: aVerification({ licenses }) });

    expect(page.html).toContain(
      `<dt>${label}</dt><dd>Georgia LCSW, number CSW007731; Board &lt;b&gt;, number 2</dd>`,
    );
    expect((await ask('/v/7K4M-92QX', { [path]: aVerification() })).html).not.toContain(label);
  });

  const sessionsOf = (count: number, title: string) =>
    Array.from({ length: count }, (_, index) => ({
      title: `${title} ${index + 1}`,
      when: `Nov 14, ${index + 1}:00 to ${index + 1}:30 AM`,
      amount: '0.5',
    }));

  it('lists sessions, each with its part of the credit', async () => {
    const sessions = sessionsOf(3, 'What <b>groups</b> know');
    const { html } = await ask('/v/7K4M-92QX', { [path]: aVerification({ sessions }) });

    expect(html).toContain('<h2>3 sessions, with the part each has of 1.00 CE credits</h2>');
    expect(html).toContain('<li>What &lt;b&gt;groups&lt;/b&gt; know 3<br/>Nov 14, 3:00 to 3:30 AM: 0.5</li>');
    expect((await ask('/v/7K4M-92QX', { [path]: aVerification() })).html).not.toContain('session');
  });

  it.each([
    ['of a usual length', 'A session about what groups know of themselves'],
    ['as long as they may be, in another script', '団'.repeat(117)],
    ['full of what HTML escapes', '"'.repeat(117)],
  ])('folds sixty sessions with names %s, and stays under 15 KB', async (_, title) => {
    const sessions = sessionsOf(60, title);
    const long = aVerification({
      sessions,
      statement: 'Sample statement. '.repeat(40),
      licenses: ['x'.repeat(80)],
    });
    const { html } = await ask('/v/7K4M-92QX', { [path]: long });
    const listed = html.match(/<li>/g)?.length ?? 0;

    expect(html).toContain('<details><summary>60 sessions, with');
    expect(listed).toBeGreaterThan(5);
    expect(html.includes(`lists ${60 - listed} more`)).toBe(listed < 60);
    expect(Buffer.byteLength(html)).toBeLessThan(15 * 1024);
  });

  it.each(states)('answers first, for %s', async (_, url, answers, status, heading) => {
    const page = await ask(url, answers);

    expect(page.status).toBe(status);
    expect(/<h1[^>]*>([^<]*)<\/h1>/.exec(page.html)?.[1]).toBe(heading);
  });

  it('names the co-sponsor, and says that the file carries its signature too', async () => {
    const cosponsor = 'Other <b>Society</b>';
    const { html } = await ask('/v/7K4M-92QX', { [path]: aVerification({ cosponsor }) });

    expect(html).toContain(
      '<dt>Co-sponsored by</dt><dd>Other &lt;b&gt;Society&lt;/b&gt;, whose signature the file carries too</dd>',
    );
    expect(Buffer.byteLength(html)).toBeLessThan(15 * 1024);
    expect((await ask('/v/7K4M-92QX', { [path]: aVerification() })).html).not.toContain('Co-sponsored');
  });

  it('says that the file was signed anew, and why', async () => {
    const page = await ask('/v/7K4M-92QX', {
      [path]: aVerification({ signedAnewAt: '2027-03-05T15:00:00.000Z' }),
    });

    expect(page.html).toContain(
      'signed anew on March 5, 2027, because a key that had signed it was stolen. A file from before cannot be relied on',
    );
  });

  it.each(states)('loads nothing and runs nothing, in under 15 KB, for %s', async (_, url, answers) => {
    const { html, headers } = await ask(url, answers);

    expect(html).not.toMatch(/<script|<link|<img|\son\w+=|url\(/i);
    expect(Buffer.byteLength(html)).toBeLessThan(15 * 1024);
    expect(headers['x-robots-tag']).toBe('noindex');
    expect(html).toContain('<meta name="robots" content="noindex">');
  });

  it('allows the one style it carries, and nothing else', async () => {
    const { html, headers } = await ask('/v');

    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  });

  it.each([
    'Ruth Okafor',
    'Ethics in groups',
    '1.00 CE credits, American Psychological Association',
    'ethics: 1.00 CE credits',
    '6529',
    'Self-paced reading with a quiz',
    'November 20, 2026',
    'Sample Group Psychotherapy Society',
    'The society is approved by the American Psychological Association.',
    'A-17',
    '7K4M-92QX, version 1',
    // 18:30 UTC is 1:30 PM in New York in November (UTC-5).
    'Checked November 22, 2026 at 1:30:00 PM EST',
    'Sample data: not valid for credit.',
  ])('prints %s', async (words) => {
    const { html } = await ask('/v/7K4M-92QX', { [path]: aVerification() });

    expect(html).toContain(words);
  });

  it('says in public the category and nothing more, and that no version of it is valid', async () => {
    const revocation = { on: '2027-03-04', category: 'approval-withdrawn' } as const;
    const { html } = await ask('/v/7K4M-92QX', {
      [path]: aVerification({ status: 'revoked', revocation }),
    });

    expect(html).toContain('Reason: approval withdrawn. It is not valid, whichever version you hold.');
  });

  it('shows the chain, each with its day in the society’s zone, and asks about an older one by a link', async () => {
    const { html } = await ask('/v/7K4M-92QX', { [path]: twice() });

    expect(html).toContain('Valid certificate');
    expect(html).toContain('This is version 2. If your copy says an earlier one, it was replaced');
    // 03:00 UTC on the 22nd is 10 PM on the 21st in New York.
    expect(html).toContain('<a href="/v/7K4M-92QX?version=1">replaced November 21, 2026</a>');
  });

  it('links what software reads, of the version that was asked about', async () => {
    const { html } = await ask('/v/7K4M-92QX', { [path]: aVerification() });
    const older = await ask('/v/7K4M-92QX?version=1', {
      [`${path}?version=1`]: aVerification({ status: 'superseded', version: 2, askedVersion: 1 }),
    });

    expect(html).toContain(
      '<a href="/v/7K4M-92QX.json">credential</a>, <a href="/v/7K4M-92QX.jwt">token</a>',
    );
    expect(older.html).toContain('<a href="/v/7K4M-92QX.json?version=1">credential</a>');
  });

  it('says that there is no such version', async () => {
    const message = 'This certificate has no version 9.';
    const { html, status } = await ask('/v/7K4M-92QX?version=9', {
      [`${path}?version=9`]: refusal(404, 'not-found', { message }),
    });

    expect(status).toBe(404);
    expect(html).toContain(message);
  });

  it('says which symbol is wrong, in the words of the api', async () => {
    const message = '“U” is in no code.';
    const { html } = await ask('/v/7K4M-92QU', {
      '/verifications/7K4M-92QU': refusal(400, 'code-unreadable', { message }),
    });

    expect(html).toContain(`You typed <strong>7K4M-92QU</strong>. ${message}`);
  });

  it('takes the code from its form as well as from the address', async () => {
    const { html } = await ask('/v?code=%207K4M-92QX%20', { [path]: aVerification() });

    expect(html).toContain('Valid certificate');
  });

  it.each(['/v/%3Cscript%3Ealert(1)%3C%2Fscript%3E', '/v?code=%3Cscript%3Ealert(1)%3C/script%3E'])(
    'repeats %s as text',
    async (url) => {
      const { html } = await ask(url);

      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(html).not.toContain('<script');
    },
  );

  it.each(['/v/%', '/v/%zz', '/v/%E0%A4%A'])('takes %s for a code that nobody has', async (url) => {
    expect((await ask(url)).status).toBe(404);
  });
});
