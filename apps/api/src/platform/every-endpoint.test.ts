import type { Answer, Caller } from '../testing/caller.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

type Parameter = Readonly<{
  name: string;
  in: string;
  required?: boolean;
  schema?: Readonly<{ format?: string }>;
}>;
type Schema = Readonly<{
  $ref?: string;
  type?: string;
  enum?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
}>;
type Operation = Readonly<{
  parameters?: readonly Parameter[];
  requestBody?: Readonly<{ content: Readonly<Record<string, Readonly<{ schema: Schema }>>> }>;
}>;
/** One verb at one address, as the api's own description has it. */
type Endpoint = Readonly<{ name: string; verb: string; path: string }> & Operation;

let api: TestApi;
let endpoints: readonly Endpoint[];
let named: Readonly<Record<string, Schema>>;

beforeAll(async () => {
  api = await startTestApi();
  const { paths, components } = (await api.visitor().get('/api/openapi.json')).body;
  named = components.schemas;
  endpoints = Object.entries<Record<string, Operation>>(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ name: `${verb} ${path}`, verb, path, ...operation })),
  );
});
afterAll(() => api.close());

/** Readable without an account, or the way to one, or reached by the secret of a mailed link. */
const forVisitors = [
  'get /api/courses',
  'get /api/courses/{slug}',
  'get /api/courses/{slug}/preview',
  'get /api/issuers/{society}',
  'get /api/policies/{policy}',
  'get /api/session',
  'get /api/shared-transcripts/{token}',
  'get /api/shared-transcripts/{token}/transcript.pdf',
  'get /api/verifications/{code}',
  'post /api/accounts/password-reset-mails',
  'post /api/accounts/password-resets',
  'post /api/accounts/sign-in',
  'post /api/accounts/sign-out',
  'post /api/accounts/sign-up',
  'post /api/accounts/verification',
  'post /api/accounts/verification-mails',
  'post /api/countersignatures',
  'post /api/countersignatures/reading',
  'post /api/reminders/reading',
  'post /api/reminders/stops',
];

const nobodys = '01a20000-0000-7000-8000-000000000000';
/** Something of the right shape for each part of an address that is neither an id nor a name. */
const parts: Readonly<Record<string, string>> = {
  org: 'acme',
  start: '2026-01-01',
  from: '2026-01-01',
  to: '2026-12-31',
  sha256: 'a'.repeat(64),
};
const isId = ({ in: place, schema }: Parameter): boolean => place === 'path' && schema?.format === 'uuid';

function addressOf(
  { path, parameters = [] }: Endpoint,
  changes: Readonly<Record<string, string>> = {},
): string {
  const ids = parameters.filter(isId).map(({ name }): [string, string] => [name, nobodys]);
  const given: Readonly<Record<string, string>> = { ...parts, ...Object.fromEntries(ids), ...changes };

  const valueOf = (name: string): string => given[name] ?? 'some-name';
  const asked = parameters
    .filter(({ in: place, required }) => place === 'query' && required === true)
    .map(({ name }): [string, string] => [name, valueOf(name)]);
  const query = new URLSearchParams(asked);

  return `${path.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name))}?${query.toString()}`;
}

async function call(caller: Caller, { verb }: Endpoint, address: string, body?: unknown): Promise<Answer> {
  if (verb === 'get' || verb === 'delete') return caller[verb](address);

  return verb === 'put' ? caller.put(address, body) : caller.post(address, body);
}

/** What each endpoint that answers otherwise answered, by name: empty when all do as they should. */
async function exceptions(
  of: readonly Endpoint[],
  ask: (endpoint: Endpoint) => Promise<Answer>,
  expected: Readonly<{ status: number; code: string }>,
): Promise<string[]> {
  const found: string[] = [];
  for (const endpoint of of) {
    const { status, body } = await ask(endpoint);
    if (status !== expected.status || body.code !== expected.code)
      found.push(`${endpoint.name}: ${status} ${body.code}`);
  }

  return found;
}

const takesJson = ({ requestBody }: Endpoint): boolean =>
  Object.keys(requestBody?.content ?? {}).includes('application/json');
/** The fields a body may have, of all the kinds of body an endpoint takes, each with what names its kind. */
function fieldsOf({
  requestBody,
}: Endpoint): [field: string, schema: Schema, kind: Record<string, string>][] {
  const body = requestBody?.content['application/json']?.schema;

  return (body ? kindsOf(body) : []).flatMap(({ properties = {} }) => {
    const fields = Object.entries(properties);
    const kind = fields.flatMap(([name, part]): [string, string][] =>
      part.enum?.length === 1 ? [[name, part.enum[0] ?? '']] : [],
    );

    return fields.map(([field, schema]): ReturnType<typeof fieldsOf>[number] => [
      field,
      schema,
      Object.fromEntries(kind),
    ]);
  });
}

function kindsOf(schema: Schema): Schema[] {
  if (schema.$ref !== undefined) return kindsOf(named[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  const kinds = schema.anyOf ?? schema.oneOf;

  return kinds ? kinds.flatMap(kindsOf) : [schema];
}

const ofSociety = ({ path }: Endpoint): boolean => path.includes('/societies/{org}');

describe('every endpoint', () => {
  it('asks a visitor to sign in, but for those that are there for visitors', async () => {
    const open: string[] = [];
    for (const endpoint of endpoints) {
      const { status, body } = await call(api.visitor(), endpoint, addressOf(endpoint));
      if (status !== 401 || body.code !== 'not-signed-in') open.push(endpoint.name);
    }

    expect(open.toSorted()).toEqual(forVisitors);
  });

  it('names an id of the wrong shape', async () => {
    const withIds = endpoints.filter(({ parameters = [] }) => parameters.some(isId));
    const administrator = await api.as({ role: 'ce-administrator' });

    expect(withIds.length).toBeGreaterThan(40);
    for (const name of new Set(
      withIds.flatMap(({ parameters = [] }) => parameters.filter(isId)).map((p) => p.name),
    ))
      expect(
        await exceptions(
          withIds.filter(({ parameters = [] }) => parameters.some((one) => isId(one) && one.name === name)),
          (endpoint) => call(administrator, endpoint, addressOf(endpoint, { [name]: 'not-an-id' }), {}),
          { status: 400, code: 'invalid-request' },
        ),
      ).toEqual([]);
  });

  it('refuses a body with a field it does not know', async () => {
    const withBody = endpoints.filter(takesJson);
    const administrator = await api.as({ role: 'ce-administrator' });

    expect(withBody.length).toBeGreaterThan(25);
    expect(
      await exceptions(
        withBody,
        (endpoint) => call(administrator, endpoint, addressOf(endpoint), { nobodyKnowsThis: 1 }),
        { status: 400, code: 'invalid-request' },
      ),
    ).toEqual([]);
  });

  it('names each field of a body that holds something else than it should', async () => {
    const administrator = await api.as({ role: 'ce-administrator' });
    const unnamed: string[] = [];
    let asked = 0;
    for (const endpoint of endpoints.filter(takesJson))
      for (const [field, schema, kind] of fieldsOf(endpoint)) {
        const body = { ...kind, [field]: schema.type === 'object' ? 'no object' : { nobodyKnowsThis: 1 } };
        const answer = await call(administrator, endpoint, addressOf(endpoint), body);
        const details: readonly { field: string }[] = answer.body.details ?? [];
        asked += 1;
        if (answer.status !== 400 || !details.some(({ field: at }) => at.split('.')[0] === field))
          unnamed.push(`${endpoint.name} ${field}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }

    expect(unnamed).toEqual([]);
    expect(asked).toBeGreaterThan(60);
  });

  it('does not know what is not there', async () => {
    const reading = endpoints.filter(
      ({ verb, parameters = [] }) => ['get', 'delete'].includes(verb) && parameters.some(isId),
    );
    const administrator = await api.as({ role: 'ce-administrator' });

    expect(reading.length).toBeGreaterThan(20);
    expect(
      await exceptions(reading, (endpoint) => call(administrator, endpoint, addressOf(endpoint)), {
        status: 404,
        code: 'not-found',
      }),
    ).toEqual([]);
  });

  it('of a society’s workplace does not exist for the staff of another, and tells a learner who may', async () => {
    const workplace = endpoints.filter((endpoint) => ofSociety(endpoint) && endpoint.verb === 'get');
    const outsider = await api.as({ role: 'ce-administrator', society: 'globex' });
    const learner = await api.as();

    expect(workplace.length).toBeGreaterThan(8);
    expect(
      await exceptions(workplace, (endpoint) => call(outsider, endpoint, addressOf(endpoint)), {
        status: 404,
        code: 'not-found',
      }),
    ).toEqual([]);
    expect(
      await exceptions(workplace, (endpoint) => call(learner, endpoint, addressOf(endpoint)), {
        status: 403,
        code: 'not-allowed',
      }),
    ).toEqual([]);
  });
});
