import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { forgetPages, keepPage } from './kept-pages.js';

/** What a browser's caches do, in memory. */
function someCaches() {
  const all = new Map<string, Map<string, Response>>();
  const open = (name: string) => {
    const entries = all.get(name) ?? new Map<string, Response>();
    all.set(name, entries);

    return Promise.resolve({
      put: async (url: string, answer: Response) => void entries.set(url, answer),
      add: async (url: string) => void entries.set(url, await fetch(url)),
      match: async (url: string) => entries.get(url)?.clone(),
      keys: async () => [...entries.keys()].map((url) => ({ url })),
    });
  };

  return {
    caches: { open, delete: async (name: string) => all.delete(name) },
    kept: (name: string) => [...(all.get(name)?.keys() ?? [])],
  };
}

const origin = 'http://localhost';
let store: ReturnType<typeof someCaches>;
let registered: string[];
let answer: () => Promise<Response>;

beforeEach(() => {
  store = someCaches();
  registered = [];
  answer = async () => new Response('<h1>My CE</h1>');
  Object.assign(globalThis, { caches: store.caches, fetch: () => answer(), Response });
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: { register: async (url: string) => registered.push(url), ready: Promise.resolve() },
  });
  const entries = ['/assets/my-ce-1.js', '/assets/my-ce-1.js', '/theme.js', '/api/my-ce'];
  performance.getEntriesByType = () =>
    [...entries.map((name) => origin + name), 'https://elsewhere.example/assets/x.js'].map((name) => ({
      name,
    })) as never;
});

describe('keepPage', () => {
  it('keeps the page, each of its own files once, and nothing the api said', async () => {
    await keepPage('/my-ce');

    expect(registered).toEqual(['/sw.js']);
    expect(store.kept('cohesion-pages')).toEqual([`${origin}/my-ce`]);
    expect(store.kept('cohesion-files')).toEqual([`${origin}/assets/my-ce-1.js`, `${origin}/theme.js`]);
  });

  it.each([
    [
      'leads to signing in',
      async () => Object.defineProperty(new Response('x'), 'redirected', { value: true }),
    ],
    ['was refused', async () => new Response('no', { status: 403 })],
    ['cannot be reached', () => Promise.reject(new TypeError('offline'))],
  ])('keeps no page that %s, and does not fail', async (_, given) => {
    answer = given;
    await keepPage('/my-ce');

    expect(store.kept('cohesion-pages')).toEqual([]);
  });

  it('does nothing where a browser keeps nothing', async () => {
    Reflect.deleteProperty(globalThis, 'caches');

    await expect(keepPage('/my-ce')).resolves.toBeUndefined();
    await expect(forgetPages()).resolves.toBeUndefined();
  });
});

describe('forgetPages', () => {
  it('leaves no page on the device', async () => {
    await keepPage('/my-ce');
    await forgetPages();

    expect(store.kept('cohesion-pages')).toEqual([]);
  });
});

describe('public/sw.js', () => {
  /** Asks the script as a browser does; null where it leaves the request to the browser. */
  async function asked(url: string, { mode = 'navigate', method = 'GET' } = {}): Promise<Response | null> {
    const listeners = new Map<string, (event: unknown) => void>();
    const self = {
      addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
      location: { origin },
    };
    const script = readFileSync(path.resolve(__dirname, '../../../public/sw.js'), 'utf8');
    vm.runInNewContext(script, { self, caches: store.caches, fetch: () => answer(), URL, Response });
    let answered: Promise<Response> | null = null;
    listeners.get('fetch')?.({
      request: { url: origin + url, mode, method },
      respondWith: (response: Promise<Response>) => (answered = response),
    });

    return answered;
  }
  const offline = () => Promise.reject(new TypeError('offline'));

  it('answers as the server does while it can be reached', async () => {
    await keepPage('/my-ce');
    answer = async () => new Response('newer');

    expect(await (await asked('/my-ce'))?.text()).toBe('newer');
  });

  it('shows what was kept when the server cannot be reached, page and files', async () => {
    await keepPage('/my-ce');
    answer = offline;

    expect(await (await asked('/my-ce'))?.text()).toBe('<h1>My CE</h1>');
    expect((await asked('/assets/my-ce-1.js', { mode: 'cors' }))?.status).toBe(200);
    expect((await asked('/my-ce/licenses/never-seen'))?.type).toBe('error');
  });

  it('forgets the pages when the server leads to signing in', async () => {
    await keepPage('/my-ce');
    answer = async () => ({ type: 'opaqueredirect' }) as Response;
    await asked('/my-ce').then((response) => response?.type);

    expect(store.kept('cohesion-pages')).toEqual([]);
  });

  it.each([
    ['/courses', {}],
    ['/api/my-ce', { mode: 'cors' }],
    ['/my-ce', { method: 'POST' }],
    ['/my-ceiling', {}],
  ])('leaves %s %j to the browser', async (url, how) => {
    expect(await asked(url, how)).toBeNull();
  });
});
