/** @jest-environment node */
import { render } from '../server.js';
import { aCatalogue, aCourse, aCoursePage, aPerson, aSession } from '../testing/answers.js';
import { type Answers, aNetwork, refusal } from '../testing/network.js';

const assets = {
  script: '/assets/main.js',
  styles: ['/assets/main.css'],
  preload: ['/assets/base.js'],
  fonts: ['/assets/literata.woff2'],
};

function open(url: string, answers: Answers = {}, form?: string) {
  const { call, sent } = aNetwork({ '/session': aSession(), ...answers });
  const posted = form === undefined ? {} : { form };

  return render({
    url,
    headers: {},
    ...posted,
    publicOrigin: 'https://learn.example.org',
    assets,
    callApi: call,
  }).then((page) => ({ ...page, sent }));
}

const stateOf = (html: string): string =>
  /<script type="application\/json" id="state">(.*?)<\/script>/s.exec(html)?.[1] ?? '';

describe('a page rendered on the server', () => {
  it('has the catalogue as text before any script runs', async () => {
    const { status, html } = await open('/courses', { '/courses': aCatalogue() });

    expect(status).toBe(200);
    expect(html).toContain('<title>Courses | SGPS</title>');
    expect(html).toMatch(/<a [^>]*href="\/courses\/ethics"[^>]*>Ethics in groups<\/a>/);
    expect(html).toMatch(/href="\/courses\?topic=ethics"/);
  });

  it('carries the answers it was made from, so that nothing is asked twice', async () => {
    const { html, sent } = await open('/courses', { '/courses': aCatalogue() });

    const state = JSON.parse(stateOf(html));
    expect(state.queries.queries.map(({ queryKey }: { queryKey: unknown }) => queryKey)).toEqual([
      ['session'],
      ['courses', 'catalogue', ''],
    ]);
    expect(sent.map(({ path }) => path)).toEqual(['/session', '/courses']);
  });

  it('has no script in the page but data, so that the policy can forbid them', async () => {
    const { html } = await open('/courses/ethics', { '/courses/ethics': aCoursePage() });

    const scripts = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes?.trim());
    expect(scripts).toEqual([
      'src="/theme.js"',
      'type="module" src="/assets/main.js"',
      'type="application/json" id="state"',
    ]);
    expect(html).not.toMatch(/\son[a-z]+="/);
    expect(html).not.toContain('<style');
  });

  it.each([
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '\u2028\u2029',
    '"><img src=x onerror=alert(1)>',
  ])('keeps a title such as %j from becoming markup', async (title) => {
    const { html } = await open('/courses', { '/courses': aCatalogue({ courses: [aCourse({ title })] }) });

    expect(html.match(/<script/g)).toHaveLength(3);
    expect(html).not.toContain('<img');
    expect(stateOf(html)).not.toMatch(/[<>\u2028\u2029]/);
    expect(JSON.parse(stateOf(html)).queries.queries[1].state.data.courses[0].title).toBe(title);
  });

  it('escapes a hostile title in the head', async () => {
    const page = aCoursePage({ summary: aCourse({ title: '</title><script>' }) });
    const { html } = await open('/courses/ethics', { '/courses/ethics': page });

    expect(html).toContain('<title>&#60;/title&#62;&#60;script&#62; | SGPS</title>');
  });

  it('answers 404 for a course that is not there, with the way to those that are', async () => {
    const { status, html } = await open('/courses/nothing');

    expect(status).toBe(404);
    expect(html).toContain('There is nothing here');
    expect(html).toContain('href="/courses"');
  });

  it('answers 404 for an address that is not there', async () => {
    const { status, html } = await open('/nowhere');

    expect(status).toBe(404);
    expect(html).toContain('There is nothing here');
  });

  it.each(['/learn', '/account', '/my-ce?view=all'])(
    'sends a visitor of %s to sign in, and back',
    async (url) => {
      const unknown = refusal(401, 'not-signed-in');
      const answers = {
        '/enrollments': unknown,
        '/accounts/profile': unknown,
        '/accounts/devices': unknown,
        '/my-ce': unknown,
      };
      const { status, headers } = await open(url, answers);

      expect(status).toBe(302);
      expect(headers['location']).toBe(`/sign-in?next=${encodeURIComponent(url)}`);
    },
  );

  it('says so when the api is out of order', async () => {
    const { status, html } = await open('/courses', {
      '/courses': new Response('nonsense', { status: 502 }),
    });

    expect(status).toBe(503);
    expect(html).toContain('We could not reach the server');
  });

  it('asks as the person whose page it is, also when two pages are made at once', async () => {
    const answers = (name: string) => ({
      '/session': aSession({ person: { ...aPerson(), name } }),
      '/courses': aCatalogue(),
    });
    const [first, second] = await Promise.all([open('/', answers('Ruth')), open('/', answers('Daniel'))]);

    expect(stateOf(first.html)).toContain('"name":"Ruth"');
    expect(stateOf(second.html)).toContain('"name":"Daniel"');
    expect(stateOf(first.html)).not.toContain('Daniel');
  });

  it('is not kept by anyone in between', async () => {
    expect((await open('/courses', { '/courses': aCatalogue() })).headers['cache-control']).toBe(
      'private, no-cache',
    );
  });
});

describe('a form that a browser without JavaScript sends', () => {
  const token = 'a-secret-of-twenty-characters';
  const page = {
    status: 'waiting',
    society: 'Sample Society',
    person: 'Ruth Okafor',
    supervisor: 'Sam Sample',
    entries: [],
    leadingMinutes: 90,
    supervisionMinutes: 0,
    attestation: 'I know that Ruth Okafor led the groups listed here.',
    contentSha256: 'ab'.repeat(32),
    expiresAt: '2026-12-22T09:00:00Z',
    signature: null,
  };
  const signature = { name: 'Sam Sample', credentials: 'LCSW', signedAt: '2026-11-22T09:30:00Z' };
  const answers = {
    'POST /countersignatures/reading': page,
    'POST /countersignatures': { ...page, status: 'signed', signature },
  };
  const typed = (fields: Record<string, string> = {}) =>
    new URLSearchParams({
      token,
      contentSha256: page.contentSha256,
      name: 'Sam Sample',
      credentials: 'LCSW',
      attested: 'on',
      ...fields,
    }).toString();
  const address = `/countersign?token=${token}`;

  it('is the form of the page, with everything it needs in it', async () => {
    const { html } = await open(address, answers);

    expect(html).toMatch(/<form [^>]*method="post"/);
    expect(html).toContain(`<input type="hidden" name="token" value="${token}"/>`);
    expect(html).toContain(`<input type="hidden" name="contentSha256" value="${page.contentSha256}"/>`);
  });

  it('signs, and leads to the page that says so', async () => {
    const { status, headers, html, sent } = await open(address, answers, typed());

    expect([status, headers['location'], html]).toEqual([303, address, '']);
    expect(sent.find(({ path }) => path === '/countersignatures')?.body).toEqual({
      token,
      contentSha256: page.contentSha256,
      name: 'Sam Sample',
      credentials: 'LCSW',
      attested: true,
    });
  });

  it('is answered with what is off beside its field, and what was typed still there', async () => {
    const form = typed({ name: 'Samuel <b>', credentials: '' }).replace('&attested=on', '');
    const { status, html, sent } = await open(address, answers, form);

    expect(status).toBe(400);
    expect(html).toContain('href="#field-credentials"');
    expect(html).toContain('Tick the box to confirm these hours');
    expect(html).toContain('value="Samuel &lt;b&gt;"');
    expect(sent.some(({ path }) => path === '/countersignatures')).toBe(false);
  });

  it('says why it was refused', async () => {
    const message = 'These hours were changed since.';
    const { status, html } = await open(
      address,
      { ...answers, 'POST /countersignatures': refusal(409, 'hours-changed', { message }) },
      typed(),
    );

    expect(status).toBe(409);
    expect(html).toContain(message);
  });

  it('is no way to a page without a form', async () => {
    expect((await open('/courses', { '/courses': aCatalogue() }, 'a=1')).status).toBe(405);
  });
});
