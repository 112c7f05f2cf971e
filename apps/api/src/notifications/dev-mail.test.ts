import { randomUUID } from 'node:crypto';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { NotificationsService } from './notifications.service.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await send('The first', 'Hello.');
  await send(
    'The <b>second</b>',
    'Open http://localhost:4400/verify-email?token=a&b=c\n<script>alert(1)</script>',
  );
});
afterAll(() => api.close());

async function send(subject: string, text: string): Promise<void> {
  const message = { to: 'someone@example.com', subject, text };
  await api.app
    .get(Database)
    .as(systemOf(api.societies.acme), (tx) => api.app.get(NotificationsService).send(tx, message));
}

const open = (url: string, host = 'acme.localhost:4400', remoteAddress = '127.0.0.1') =>
  api.app.inject({ url, headers: { host }, remoteAddress });

async function addressOf(subject: string): Promise<string> {
  const inbox = await open('/dev/mail');

  return new RegExp(`href="(/dev/mail/[^"]+)">${subject}`).exec(inbox.body)?.[1] ?? '';
}

describe('GET /dev/mail', () => {
  it('lists what was sent, the newest first', async () => {
    const { statusCode, headers, body } = await open('/dev/mail');

    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(body).toMatch(/<html lang="en">[^]*<h1>[^]*The &lt;b&gt;second&lt;\/b&gt;[^]*The first/);
  });

  it('shows one with its links, and everything else as text', async () => {
    const { statusCode, body } = await open(await addressOf('The &lt;b'));

    expect(statusCode).toBe(200);
    expect(body).toContain('<a href="http://localhost:4400/verify-email?token=a&amp;b=c">');
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toContain('<script>');
  });

  it('does not show what another society sent', async () => {
    const address = await addressOf('The first');

    expect((await open('/dev/mail', 'globex.localhost')).body).toContain('Nothing has been sent yet.');
    expect((await open(address, 'globex.localhost')).statusCode).toBe(404);
  });

  it.each(['192.0.2.7', '10.0.0.5', '2001:db8::1', '::ffff:192.0.2.7'])(
    'does not exist for %s',
    async (address) => {
      expect((await open('/dev/mail', 'acme.localhost', address)).statusCode).toBe(404);
      expect((await open(await addressOf('The first'), 'acme.localhost', address)).statusCode).toBe(404);
    },
  );

  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])(
    'exists for %s, this machine',
    async (address) => {
      expect((await open('/dev/mail', 'localhost', address)).statusCode).toBe(200);
    },
  );

  it('does not exist under a name that only leads here', async () => {
    expect((await open('/dev/mail', 'attacker.example')).statusCode).toBe(404);
  });

  it('knows no mail that was never sent', async () => {
    expect((await open(`/dev/mail/${randomUUID()}`)).statusCode).toBe(404);
    expect((await open('/dev/mail/1')).statusCode).toBe(400);
  });
});

describe('GET /dev/mail in production', () => {
  it('does not exist', async () => {
    const production = await startTestApi({
      environment: { NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:1' },
    });
    try {
      const answer = await production.app.inject({ url: '/dev/mail', headers: { host: 'acme.localhost' } });

      expect(answer.statusCode).toBe(404);
    } finally {
      await production.close();
    }
  });
});
