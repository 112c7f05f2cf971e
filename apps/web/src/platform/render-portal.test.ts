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

function open(url: string, answers: Answers = {}) {
  const { call, sent } = aNetwork({ '/session': aSession(), ...answers });

  return render({ url, headers: {}, assets, callApi: call }).then((page) => ({ ...page, sent }));
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
