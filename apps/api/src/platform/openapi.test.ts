import { createHash } from 'node:crypto';
import { maxNameLength } from '@cohesion/contracts';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

type Content = Readonly<Record<string, Readonly<{ schema?: unknown }>>>;
type Operation = Readonly<{
  responses: Readonly<Record<string, Readonly<{ content?: Content }>>>;
  requestBody?: Readonly<{ content: Content }>;
  parameters?: readonly Readonly<{ name: string; in: string; required?: boolean; schema?: unknown }>[];
}>;
type Document = Readonly<{
  openapi: string;
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  components: Readonly<{ schemas?: Readonly<Record<string, unknown>> }>;
}>;

let api: TestApi;
let document: Document;
let routes: readonly string[];

beforeAll(async () => {
  api = await startTestApi();
  document = (await api.visitor().get('/api/openapi.json')).body;
  const metrics = /^\/api\/(?!docs|openapi)/;
  routes = registered().filter((route) => metrics.test(route.split(' ')[1] ?? ''));
});
afterAll(() => api.close());

/** What the http server itself answers to, as `get /api/courses/{slug}`. */
function registered(): string[] {
  const lines = api.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }).split('\n');
  const found: string[] = [];
  const parents: string[] = [];
  for (const line of lines) {
    const match = /^([│ ]*)[├└]── (\S+)(?: \((.+)\))?$/.exec(line);
    if (!match) continue;
    const [, indent = '', part = '', verbs = ''] = match;
    const depth = indent.length / 4;
    parents.splice(depth, parents.length, part);
    const path = parents.join('').replace(/:(\w+)/g, '{$1}');
    for (const verb of verbs.split(', ').filter((name) => name && name !== 'HEAD'))
      found.push(`${verb.toLowerCase()} ${path}`);
  }

  return found;
}

const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]): [string, Operation] => [`${verb} ${path}`, operation]),
  );

/** Every schema below a value, with the way to it. */
function schemas(value: unknown, way: string): [string, Record<string, unknown>][] {
  if (typeof value !== 'object' || value === null) return [];

  return Object.entries(value).flatMap(([key, part]): [string, Record<string, unknown>][] => [
    ...(key === 'schema'
      ? [[way, part as Record<string, unknown>] as [string, Record<string, unknown>]]
      : []),
    ...schemas(part, `${way}/${key}`),
  ]);
}

describe('GET /api/openapi.json', () => {
  it('describes every address the api answers, and none it does not', () => {
    expect(routes.length).toBeGreaterThan(25);
    expect(
      operations()
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(routes.toSorted());
  });

  it('says what each of them answers when all is well', () => {
    const silent = operations().filter(([, { responses }]) =>
      Object.entries(responses).some(
        ([status, { content }]) =>
          status.startsWith('2') && status !== '204' && Object.keys(content ?? {}).length === 0,
      ),
    );
    const nothing = operations().filter(
      ([, { responses }]) => !Object.keys(responses).some((status) => status.startsWith('2')),
    );

    expect({ silent: silent.map(([name]) => name), nothing: nothing.map(([name]) => name) }).toEqual({
      silent: [],
      nothing: [],
    });
  });

  it('has a schema for every body that is taken, and for every part of an address', () => {
    const bodies = operations().filter(([name]) => /^(?:post|put|patch) /.test(name));
    const withBody = bodies.filter(([, { requestBody }]) => requestBody !== undefined);
    const without = bodies.filter(([, { requestBody }]) => requestBody === undefined).map(([name]) => name);

    expect(withBody.length).toBeGreaterThan(8);
    expect(without.toSorted()).toEqual([
      'post /api/accounts/sign-out',
      'post /api/certificates/{id}/mails',
      'post /api/enrollments/{id}/attempts',
      'post /api/licenses/{id}/cycles/{start}/evaluations',
      'post /api/licenses/{id}/rule-looks',
      'post /api/societies/{org}/certificate-runs/{id}/mail-holds',
      'post /api/societies/{org}/certificates/{id}/mails/{mailId}/cancellation',
    ]);
    for (const [name, { parameters = [] }] of operations())
      for (const parameter of parameters) expect({ ...parameter, of: name }).toHaveProperty('schema.type');
  });

  it('says what an address can be asked, and what it has to be', () => {
    const asked = (path: string) =>
      (document.paths[path]?.['get']?.parameters ?? [])
        .filter(({ in: place }) => place === 'query')
        .map(({ name, required }) => `${name}${required ? '' : '?'}`);

    expect(asked('/api/courses')).toEqual(['q?', 'topic?', 'level?', 'time?', 'body?']);
    expect(asked('/api/societies/{org}/certificates')).toContain('q?');
    expect(
      (document.paths['/api/proofs/{id}']?.['put']?.parameters ?? []).find(
        ({ in: place }) => place === 'query',
      ),
    ).toMatchObject({ name: 'name', required: true });
  });

  it('leaves no schema open: nothing is just anything, and every reference leads somewhere', () => {
    const found = schemas(document.paths, '');
    expect(found.length).toBeGreaterThan(40);
    for (const [way, schema] of found)
      expect({ way, keys: Object.keys(schema).length }).not.toMatchObject({ keys: 0 });
    for (const [, reference = ''] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
      const target = reference
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
      expect({ reference, target }).toMatchObject({ target: expect.anything() });
    }
  });

  it('calls what it describes by the name of its contract', () => {
    const { requestBody, responses } = document.paths['/api/accounts/sign-up']?.['post'] ?? {};

    expect(requestBody?.content['application/json']?.schema).toEqual({ $ref: '#/components/schemas/SignUp' });
    expect(responses?.['default']?.content?.['application/json']?.schema).toEqual({
      $ref: '#/components/schemas/Problem',
    });
    expect(document.components.schemas?.['SignUp']).toMatchObject({
      required: ['name', 'email', 'password'],
      properties: { name: { type: 'string', maxLength: maxNameLength } },
      additionalProperties: false,
    });
  });

  it('says of a quiz being taken nothing that gives the key away', () => {
    const attempt = JSON.stringify(document.paths['/api/attempts/{id}']?.['get']);
    expect(attempt).not.toMatch(/rationale|correct/);
  });
});

describe('GET /api/docs', () => {
  it('is a page for people', async () => {
    const { status, headers, body } = await api.visitor().get('/api/docs');

    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/html/);
    expect(body).toContain('<title>Cohesion: its interface</title>');
    for (const [, file = ''] of body.matchAll(/(?:src|href)="\.\/docs\/([^"]+)"/g))
      expect({ file, status: (await api.visitor().get(`/api/docs/${file}`)).status }).toEqual({
        file,
        status: 200,
      });
  });

  it('may use the styles within it, and no other page may', async () => {
    const stylesOf = async (path: string) => {
      const policy = String((await api.visitor().get(path)).headers['content-security-policy']);

      return /(?:^|;)style-src ([^;]*)/.exec(policy)?.[1];
    };
    const { body } = await api.visitor().get('/api/docs');
    const hashes = [...body.matchAll(/<style>(.*?)<\/style>/gs)].map(
      ([, css]) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
    );

    expect(hashes.length).toBeGreaterThan(0);
    expect(await stylesOf('/api/docs')).toBe(["'self'", ...hashes].join(' '));
    expect(await stylesOf('/api/openapi.json')).toBe("'self'");
    expect(await stylesOf('/api/courses')).toBe("'self'");
  });
});
