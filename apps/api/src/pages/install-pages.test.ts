import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

/** The shape of the web's server bundle: it answers with what it was asked and what the api told it. */
const bundle = `
  export async function render({ url, headers, form, callApi, assets }) {
    if (form !== undefined) return { status: 303, headers: { location: '/signed?' + form, 'x-origin': headers.origin ?? '' }, html: '' };
    if (url === '/fails') throw new Error('The page could not be made');
    const answer = await callApi('/api' + url);
    const html = JSON.stringify({ url, host: headers.host, told: await answer.json(), status: answer.status, assets });
    return { status: answer.status, headers: { 'cache-control': 'no-store' }, html };
  }
`;
const manifest = { 'src/main.tsx': { file: 'assets/main-1.js', css: ['assets/main-1.css'] } };

let api: TestApi;
let web: string;

beforeAll(async () => {
  web = await mkdtemp(path.join(tmpdir(), 'cohesion-web-'));
  await mkdir(path.join(web, 'server'), { recursive: true });
  await mkdir(path.join(web, 'client', '.vite'), { recursive: true });
  await mkdir(path.join(web, 'client', 'assets'), { recursive: true });
  await writeFile(path.join(web, 'server', 'package.json'), '{"type":"module"}');
  await writeFile(path.join(web, 'server', 'server.js'), bundle);
  await writeFile(path.join(web, 'client', '.vite', 'manifest.json'), JSON.stringify(manifest));
  await writeFile(path.join(web, 'client', 'assets', 'main-1.js'), 'void 0;');
  await writeFile(path.join(web, 'client', 'assets', 'check.worker-1.js'), 'void 0;');
  api = await startTestApi({ environment: { WEB_DIST: web } });
  await api.publish(aCreditCourse());
});
afterAll(async () => {
  await api.close();
  await rm(web, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  api.app.inject({ url, headers: { host: 'acme.localhost', ...headers } });

describe('the pages', () => {
  it('are rendered on the server, from what the api tells whoever asks', async () => {
    const answer = await get('/courses/a-small-course');

    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(JSON.parse(answer.body)).toMatchObject({
      host: 'acme.localhost',
      told: { summary: { slug: 'a-small-course' } },
      assets: { script: '/assets/main-1.js', styles: ['/assets/main-1.css'] },
    });
    expect((await get('/courses/a-small-course', { host: 'globex.localhost' })).statusCode).toBe(404);
  });

  it('load files that are named after what they hold, and keep them', async () => {
    const answer = await get('/assets/main-1.js');
    expect(answer.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' });
  });

  it('let what opens a checked file connect to nothing', async () => {
    const answer = await get('/assets/check.worker-1.js');
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'");
    expect((await get('/assets/main-1.js')).headers['content-security-policy']).toContain(
      "connect-src 'self'",
    );
  });

  it.each(['/api/nowhere', '/api/', '/api/courses/a/b', '/api?x=1'])(
    'do not stand where the api is asked for: %s is not found, in JSON',
    async (url) => {
      const answer = await get(url);

      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.json()).toMatchObject({ code: 'not-found' });
    },
  );

  it('do not say what went wrong when one could not be made', async () => {
    const answer = await get('/fails');

    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('could not be made');
  });

  const send = (url: string, payload: string, type = 'application/x-www-form-urlencoded') =>
    api.app.inject({
      method: 'POST',
      url,
      payload,
      headers: { host: 'acme.localhost', 'content-type': type, origin: 'http://acme.localhost' },
    });

  it('take a form where one works without JavaScript, with the origin it came from', async () => {
    const answer = await send('/countersign?token=abc', 'name=Ada+Test');

    expect(answer.statusCode).toBe(303);
    expect(answer.headers).toMatchObject({
      location: '/signed?name=Ada+Test',
      'x-origin': 'http://acme.localhost',
    });
  });

  it.each([
    ['to any other page', '/courses', 'a=1', undefined, 404],
    ['to the api', '/api/countersignatures', 'a=1', undefined, 400],
    ['that is longer than it can be', '/countersign', `a=${'1'.repeat(9_000)}`, undefined, 413],
    ['of another kind', '/countersign', '--x', 'multipart/form-data; boundary=x', 400],
  ])('take no form %s', async (_, url, payload, type, status) => {
    expect((await send(url, payload, type)).statusCode).toBe(status);
  });
});
