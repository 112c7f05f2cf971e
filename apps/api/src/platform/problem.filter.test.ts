import { problemSentences } from '@cohesion/contracts';
import { CoursesService } from '../courses/courses.service.js';
import { Health } from './health.js';
import { Metrics } from './metrics.js';
import { statusOf } from './problem.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;
const lines: string[] = [];

beforeAll(async () => {
  api = await startTestApi({
    environment: { LOG_LEVEL: 'info' },
    logTo: { write: (line) => void lines.push(line) },
  });
});
afterAll(() => api.close());
afterEach(() => jest.restoreAllMocks());

describe('a refusal', () => {
  it('has a status of the 400s for every code, and a sentence', () => {
    for (const [code, sentence] of Object.entries(problemSentences)) {
      const status: number = statusOf[code as keyof typeof statusOf];
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('carries the request’s id in its body and header', async () => {
    const { headers, body } = await api.visitor().get('/enrollments');

    expect(body).toEqual({
      code: 'not-signed-in',
      message: 'Please sign in first.',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(headers['x-request-id']).toBe(body.requestId);
  });

  it('is JSON also where the handler had said something else', async () => {
    const answer = await api.app.inject({
      url: '/metrics',
      headers: { host: 'acme.localhost', 'x-forwarded-for': '192.0.2.1' },
    });

    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.json()).toMatchObject({ code: 'not-found' });
  });
});

describe('a fault', () => {
  const secret = 'select * from people where name = $1 -- Ada Lovelace';

  it('is answered neutrally, with the id to quote, and nothing of what went wrong', async () => {
    jest.spyOn(api.app.get(CoursesService), 'catalogue').mockRejectedValue(
      Object.assign(new Error(secret), {
        parameters: ['Ada Lovelace'],
        detail: 'Key (name)=(Ada Lovelace)',
      }),
    );
    const { status, body } = await api.visitor().get('/courses');

    expect(status).toBe(500);
    expect(body).toEqual({
      code: 'fault',
      message: 'Something went wrong on our side. Your work is safe. Please try again.',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const line = lines.map((text) => JSON.parse(text)).find(({ requestId }) => requestId === body.requestId);
    expect(line).toMatchObject({ level: 50, msg: 'A request failed', err: { stack: expect.any(String) } });
    expect(JSON.stringify(line)).not.toContain('Key (name)');
    expect(line.err.parameters).toBeUndefined();
  });

  it('is a fault too when the answer does not fit its contract', async () => {
    jest
      .spyOn(api.app.get(CoursesService), 'catalogue')
      .mockResolvedValue({ courses: [{ key: 'a' }] } as never);
    expect(await api.visitor().get('/courses')).toMatchObject({ status: 500, body: { code: 'fault' } });
  });

  it('is answered also when what was thrown is no error', async () => {
    jest.spyOn(api.app.get(CoursesService), 'catalogue').mockImplementation(() => {
      throw 'a word' as never;
    });
    expect(await api.visitor().get('/courses')).toMatchObject({ status: 500, body: { code: 'fault' } });
  });
});

describe('health and metrics', () => {
  it('say that the process runs, and whether its database answers', async () => {
    expect(await api.visitor().get('/health/live')).toMatchObject({ status: 200, body: { live: true } });
    expect(await api.visitor().get('/health/ready')).toMatchObject({ status: 200, body: { ready: true } });
    jest.spyOn(api.app.get(Health), 'isReady').mockResolvedValue(false);
    expect(await api.visitor().get('/health/ready')).toMatchObject({ status: 503, body: { ready: false } });
  });

  it('count requests by the pattern of their address', async () => {
    await api.visitor().get('/courses/some-course');
    const { status, headers, body } = await api.visitor().get('/metrics');

    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(body).toContain(
      'http_request_seconds_count{method="GET",route="/api/courses/:slug",status="404"}',
    );
    expect(body).not.toContain('some-course');
  });

  it('count jobs by name and outcome', async () => {
    api.app.get(Metrics).jobDone('certificates.render', 'failed');
    const { body } = await api.visitor().get('/metrics');
    expect(body).toContain('jobs_total{job="certificates.render",outcome="failed"} 1');
  });
});
