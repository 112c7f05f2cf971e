/** @jest-environment node */
import { createHash } from 'node:crypto';
import { render } from '../../server.js';
import { anIssuer, anIssuerKey } from '../../testing/answers.js';
import { type Answers, aNetwork } from '../../testing/network.js';

const ask = (url: string, answers: Answers = {}) =>
  render({
    url,
    headers: {},
    publicOrigin: 'https://learn.example.org',
    assets: { script: '/assets/main.js', styles: [], preload: [], fonts: [] },
    callApi: aNetwork(answers).call,
  });
const path = '/issuers/sample';
const many = anIssuer({
  keys: [
    ...anIssuer().keys,
    ...Array.from({ length: 40 }, (_, place) =>
      anIssuerKey({
        name: `credential-${place + 2}`,
        state: place % 2 ? 'stolen' : 'retired',
        usedUntil: '2027-03-04T15:00:00.000Z',
        stolenAt: place % 2 ? '2027-03-05T15:00:00.000Z' : null,
      }),
    ),
  ],
});

const states: readonly (readonly [string, string, Answers, number, string])[] = [
  ['a society', path, { [path]: anIssuer() }, 200, 'Sample Group Psychotherapy Society'],
  ['a society of many keys', path, { [path]: many }, 200, 'Sample Group Psychotherapy Society'],
  ['an unknown one', path, {}, 404, 'Nobody here issues under this name'],
  ['something else', '/issuers/sample/log', {}, 404, 'Nobody here issues under this name'],
  ['a name that is none', '/issuers/%3Cscript%3E', {}, 404, 'Nobody here issues under this name'],
  ['nothing', '/issuers/', {}, 404, 'Nobody here issues under this name'],
  [
    'a record out of reach',
    path,
    { [path]: new Response('<html>', { status: 502 }) },
    503,
    'We could not look up this issuer',
  ],
  [
    'a fault',
    path,
    { [path]: Response.json({ code: 'fault', message: 'x', requestId: '1' }, { status: 500 }) },
    503,
    'We could not look up this issuer',
  ],
];

describe('page of an issuer', () => {
  it.each(states)('answers first, for %s', async (_, url, answers, status, heading) => {
    const page = await ask(url, answers);

    expect(page.status).toBe(status);
    expect(/<h1[^>]*>([^<]*)<\/h1>/.exec(page.html)?.[1]).toBe(heading);
  });

  it.each(states)('loads nothing and runs nothing, in under 15 KB, for %s', async (_, url, answers) => {
    const { html, headers } = await ask(url, answers);

    expect(html).not.toMatch(/<script|<link|<img|\son\w+=|url\(/i);
    expect(Buffer.byteLength(html)).toBeLessThan(15 * 1024);
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  });

  it.each([
    'A sample society. Its certificates are not valid for credit.',
    'Signs what certificates say',
    'Seals the public log',
    'Signs PDF files',
    // 03:00 UTC on the 22nd is 10 PM on the 21st in New York.
    'since November 21, 2026',
    '0123 4567 89ab cdef 0123',
    'For Sample Group Psychotherapy Society, by the society itself, until November 22, 2046',
    'npx cohesion verify FILE.pdf',
    'href="/verify/file"',
    'href="https://learn.example.org/issuers/sample/log/head"',
    'href="https://learn.example.org/issuers/sample/did.json"',
    'There are none yet.',
    'mailto:administrator@example.com',
  ])('says %s', async (words) => {
    expect((await ask(path, { [path]: anIssuer() })).html).toContain(words);
  });

  it('says what became of keys that are no longer used, and how many more there are', async () => {
    const { html } = await ask(path, { [path]: many });

    expect(html).toContain('credential-2, retired');
    expect(html).toContain('credential-3, stolen: do not trust it');
    expect(html).toContain('November 21, 2026 to March 4, 2027.');
    expect(html).toContain('Reported stolen March 5, 2027.');
    expect(html).toContain('28 older ones are in the <a');
  });

  it('repeats a name with a script in it as text', async () => {
    const { html } = await ask(path, { [path]: anIssuer({ name: '</title><script>alert(1)</script>' }) });

    expect(html).not.toContain('<script');
  });
});
