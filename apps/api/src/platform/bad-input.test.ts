import { maxBodyBytes } from '@cohesion/contracts';
import { aCreditCourse } from '../testing/a-credit-course.js';
import type { Caller } from '../testing/caller.js';
import { anEnrollment, aReading } from '../testing/learner.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;
let caller: Caller;
let readings: string;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  caller = await api.as();
  readings = `/enrollments/${(await anEnrollment(caller)).enrollmentId}/readings`;
});
afterAll(() => api.close());

const json = 'application/json';
const event = (changes: object = {}) => aReading('what-a-group-promises', { ...changes });
const body = (changes: object = {}) => JSON.stringify({ events: [event(changes)] });
const isProblem = { headers: { 'content-type': 'application/json; charset=utf-8' } };

describe('a body', () => {
  it.each([
    ['is not JSON', '{"events": [', json],
    ['is empty', '', json],
    ['is plain text', body(), 'text/plain'],
    ['is a form', 'events=1', 'application/x-www-form-urlencoded'],
    ['is a form with parts', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'],
    ['is of a type nobody knows', body(), 'application/x-unknown'],
    ['has a type that is none', body(), 'nonsense'],
    ['would change prototypes', '{"__proto__": {"admin": true}, "events": []}', json],
    ['would change constructors', '{"constructor": {"prototype": {"admin": true}}, "events": []}', json],
  ])('that %s is refused as not JSON', async (_, payload, type) => {
    expect(await caller.postRaw(readings, payload, type)).toMatchObject({
      status: 400,
      body: { code: 'not-json', requestId: expect.any(String) },
      ...isProblem,
    });
  });

  it('of more bytes than are read is refused as too large', async () => {
    const tooLarge = body({ lesson: 'a'.repeat(maxBodyBytes) });

    expect(await caller.postRaw(readings, tooLarge, json)).toMatchObject({
      status: 413,
      body: { code: 'body-too-large' },
      ...isProblem,
    });
  });

  it.each([
    ['a list instead of an object', '[]', ''],
    ['a word instead of an object', '"events"', ''],
    ['null', 'null', ''],
    ['lists within lists, as deep as fits', '['.repeat(120_000) + ']'.repeat(120_000), ''],
    [
      'objects within objects, as deep as fits',
      `{"events":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`,
      'events',
    ],
    ['a great many fields', `{${Array.from({ length: 15_000 }, (_, at) => `"f${at}":${at}`).join()}}`, ''],
    ['a prototype below', '{"events":[{"__proto__":{"lesson":"x"}}]}', null],
    [
      'a number beyond all numbers',
      body().replace('"activeSeconds":60', '"activeSeconds":1e999'),
      'events.0.activeSeconds',
    ],
    ['a character that cannot be stored', body({ paragraph: 'a\0b' }), 'events.0.paragraph'],
  ])('with %s is refused by name', async (_, payload, field) => {
    const answer = await caller.postRaw(readings, payload, json);

    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe(field === null ? 'not-json' : 'invalid-request');
    if (field !== null)
      expect(answer.body.details.map((detail: { field: string }) => detail.field)).toContain(field);
    expect(({} as { lesson?: string }).lesson).toBeUndefined();
  });

  it('says what is wrong with a field, in words', async () => {
    const answer = await caller.postRaw(readings, body({ lesson: 7, activeSeconds: -1 }), json);

    expect(answer.body.details).toEqual([
      { field: 'events.0.lesson', message: 'Invalid input: expected string, received number' },
      { field: 'events.0.activeSeconds', message: 'Too small: expected number to be >=0' },
    ]);
  });

  it('with one bad event among good ones writes none of them', async () => {
    const events = [event(), event({ seq: -1 }), event()];
    expect((await caller.post(readings, { events })).status).toBe(400);
  });
});

describe('a character that cannot be stored', () => {
  it.each([
    ['/enrollments', { courseSlug: 'a\0', disclosuresHash: 'x' }, 'courseSlug'],
    ['/accounts/sign-in', { email: 'a@example.com', password: 'a\0b' }, 'password'],
    ['/accounts/verification', { token: 'a token with \0' }, 'token'],
  ])('is refused at %s', async (path, request, field) => {
    const answer = await caller.post(path, request);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request', details: [{ field }] } });
  });

  it('is refused in addresses', async () => {
    for (const path of ['/courses/a%00b', '/enrollments/%00', '/verifications/A12%00'])
      expect(await caller.get(path)).toMatchObject({ status: 400 });
    expect(await caller.get('/policies/a%00')).toMatchObject({ status: 404 });
    expect(await caller.get('/courses?topic=%00')).toMatchObject({ status: 200, body: { courses: [] } });
  });
});

describe('an address', () => {
  it.each([
    ['that leads nowhere', 'get', '/api/nowhere'],
    ['of the api itself', 'get', '/api'],
    ['with another method', 'delete', '/api/courses'],
    ['with another method below', 'put', '/api/enrollments'],
    ['that leaves its folder', 'get', '/api/../../etc/passwd'],
  ] as const)('%s is not found, in JSON', async (_, verb, url) => {
    expect(await caller[verb](url)).toMatchObject({ status: 404, body: { code: 'not-found' }, ...isProblem });
  });

  it.each([
    ['that is not encoded right', '/api/courses/%E0%A4%A'],
    ['with a part longer than any', `/api/verifications/${'a'.repeat(300)}`],
  ])('%s is a named problem, not the framework’s', async (_, url) => {
    const answer = await caller.get(url);

    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ code: 'not-found', requestId: expect.any(String) });
    expect(JSON.stringify(answer.body)).not.toContain('FST_');
  });

  it.each(['7', 'not-an-id', '01a20000-0000-7000-8000-00000000000g', '%7B%7D', "'%20or%201=1--"])(
    'with the id %s is refused by the name of the parameter',
    async (id) => {
      expect(await caller.get(`/enrollments/${id}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-request', message: expect.any(String) },
      });
    },
  );
});

describe('what was refused', () => {
  it('left nothing behind', async () => {
    expect(await stored(api, 'select from reading_events')).toHaveLength(0);
  });
});
