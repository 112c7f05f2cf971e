/** @jest-environment node */
import { createHash } from 'node:crypto';
import { render } from '../../../server.js';
import { type Answers, aNetwork, refusal } from '../../../testing/network.js';
import { aTranscript } from '../../../testing/transcripts.js';

const assets = { script: '/assets/main.js', styles: [], preload: [], fonts: [] };
const ask = (url: string, answers: Answers = {}) =>
  render({
    url,
    headers: {},
    publicOrigin: 'https://learn.example.org',
    assets,
    callApi: aNetwork(answers).call,
  });
const token = 'x'.repeat(43);
const path = `/shared-transcripts/${token}`;
const found = { [path]: { transcript: aTranscript(), expiresAt: '2026-12-06T15:00:00.000Z' } };
const ended = (reason: string) => ({
  [path]: refusal(410, 'share-ended', { details: { reason, at: '2026-11-24T15:00:00.000Z' } }),
});

const states: readonly (readonly [string, string, Answers, number, string])[] = [
  ['an open link', `/t/${token}`, found, 200, 'Transcript of continuing education'],
  ['a link past its time', `/t/${token}`, ended('expired'), 410, 'This link has ended'],
  ['a revoked link', `/t/${token}`, ended('revoked'), 410, 'This link has ended'],
  ['an unknown link', `/t/${token}`, {}, 404, 'No transcript has this link'],
  ['a link cut short', '/t/', {}, 404, 'No transcript has this link'],
  ['a link with a script in it', '/t/%3Cscript%3E', {}, 404, 'No transcript has this link'],
  [
    'too many questions',
    `/t/${token}`,
    { [path]: refusal(429, 'too-many-requests') },
    429,
    'Please wait a moment',
  ],
  [
    'a record out of reach',
    `/t/${token}`,
    { [path]: new Response('<html>', { status: 502 }) },
    503,
    'We could not open this transcript',
  ],
];

describe('page of a shared transcript', () => {
  it.each(states)('answers %s', async (_, url, answers, status, heading) => {
    const page = await ask(url, answers);

    expect(page.status).toBe(status);
    expect(/<h1[^>]*>([^<]*)<\/h1>/.exec(page.html)?.[1]).toBe(heading);
  });

  it.each(states)('runs nothing, loads nothing and is kept nowhere, for %s', async (_, url, answers) => {
    const { html, headers } = await ask(url, answers);

    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).not.toMatch(/<script|<link|<img|\son\w+=|url\(/i);
    expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining(`default-src 'none'; style-src 'sha256-${hash}'`),
    });
  });

  it.each([
    'Ruth Okafor',
    'Georgia LCSW',
    'October 1, 2026 to September 30, 2028',
    '8.0 hours to go',
    'Ethics: 2.0 of 5.0 hours, 3.0 to go.',
    '1.0 recorded, 1.0 counted: 1.0 as Ethics.',
    '7K4M-92QX',
    'Sample data: not valid for credit.',
    'your board has the final say.',
    // 15:00 UTC is 10:00 AM in New York.
    'As it stood November 22, 2026 at 10:00 AM',
    'This link can be read until December 6, 2026 at 10:00 AM',
    `href="/api/shared-transcripts/${token}/transcript.pdf"`,
  ])('prints %s', async (words) => {
    expect((await ask(`/t/${token}`, found)).html).toContain(words);
  });

  it('names no license number, unless its end was shared', async () => {
    expect((await ask(`/t/${token}`, found)).html).not.toContain('number ending');
    const { license } = aTranscript();
    const transcript = aTranscript({ license: { ...license, numberEnding: '…123' } });
    const { html } = await ask(`/t/${token}`, {
      [path]: { transcript, expiresAt: '2026-12-06T15:00:00.000Z' },
    });

    expect(html).toContain('Georgia LCSW, number ending 123');
  });

  it('says why a link has ended, and when', async () => {
    expect((await ask(`/t/${token}`, ended('expired'))).html).toContain(
      'that time is over. It ended November 24, 2026.',
    );
    expect((await ask(`/t/${token}`, ended('revoked'))).html).toContain(
      'has ended the link. It ended November 24, 2026.',
    );
  });

  it('repeats a title with a script in it as text', async () => {
    const [row] = aTranscript().rows;
    const rows = row ? [{ ...row, title: '<script>alert(1)</script>' }] : [];
    const { html } = await ask(`/t/${token}`, {
      [path]: { transcript: aTranscript({ rows }), expiresAt: '2026-12-06T15:00:00.000Z' },
    });

    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});
