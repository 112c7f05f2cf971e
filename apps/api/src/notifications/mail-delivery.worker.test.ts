import { createServer, type AddressInfo, type Server } from 'node:net';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { MailDelivery } from './mail-delivery.worker.js';
import { MailTransport } from './mail-transport.js';
import { Mail } from './mail.entity.js';
import { NotificationsService } from './notifications.service.js';

/** A mail server that takes everything, or nothing, and remembers it. */
class MailSink {
  readonly taken: { to: string[]; data: string }[] = [];
  refusing = false;
  private readonly server: Server = createServer((socket) => {
    let to: string[] = [];
    let data: string | undefined;
    socket.write('220 sink\r\n');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      for (const line of chunk.split('\r\n').slice(0, -1)) {
        if (data !== undefined && line !== '.') {
          data += `${line}\n`;
          continue;
        }
        if (data !== undefined) {
          this.taken.push({ to, data });
          [to, data] = [[], undefined];
          socket.write('250 taken\r\n');
        } else if (line.startsWith('RCPT TO:')) {
          to.push(line.slice('RCPT TO:'.length));
          socket.write(this.refusing ? '451 later\r\n' : '250 ok\r\n');
        } else if (line === 'DATA') {
          data = '';
          socket.write('354 go on\r\n');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
    socket.on('error', () => undefined);
  });

  listen(): Promise<string> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => {
        resolve(`smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => void this.server.close(() => resolve()));
  }
}

let api: TestApi;
let sink: MailSink;

async function start(withServer: boolean): Promise<void> {
  sink = new MailSink();
  const url = await sink.listen();
  api = await startTestApi({
    now: '2026-11-22T15:00:00Z',
    environment: withServer ? { SMTP_URL: url, MAIL_FROM: 'Cohesion <no-reply@example.com>' } : {},
  });
}
afterEach(async () => {
  await api.close();
  await sink.close();
});

async function send(text = 'Some words.\n.\nBcc: nobody\n'): Promise<void> {
  const message = { to: 'someone@example.com', subject: 'Zoë, your “mail”', text };
  await api.app
    .get(Database)
    .as(systemOf(api.societies.acme), (tx) => api.app.get(NotificationsService).send(tx, message));
}

async function mail(): Promise<Mail> {
  return api.app.get(Database).as(systemOf(api.societies.acme), (tx) => tx.need(Mail, { where: {} }));
}

describe('delivering a mail', () => {
  it('hands it to the mail server and notes when', async () => {
    await start(true);
    await send();
    await api.runJobs();

    expect(sink.taken).toHaveLength(1);
    const [{ to, data }] = sink.taken as [{ to: string[]; data: string }];
    expect(to).toEqual(['<someone@example.com>']);
    expect(data).toContain('From: Cohesion <no-reply@example.com>');
    expect(data).toContain(`Message-ID: <${(await mail()).id}@cohesion>`);
    expect(data.slice(0, data.indexOf('\n\n'))).not.toContain('Bcc');
    expect((await mail()).sentAt).toEqual(new Date('2026-11-22T15:00:00Z'));
  });

  it('hands it over once, however often the job runs', async () => {
    await start(true);
    await send();
    const { id: mailId, societyId } = await mail();
    const delivery = api.app.get(MailDelivery);
    await Promise.all([delivery.run({ mailId, societyId }), delivery.run({ mailId, societyId })]);
    await delivery.run({ mailId, societyId });

    expect(sink.taken).toHaveLength(1);
  });

  it('fails while the mail server refuses, so that the queue tries again', async () => {
    await start(true);
    await send();
    sink.refusing = true;
    await expect(api.runJobs()).rejects.toThrow('451 later');
    expect((await mail()).sentAt).toBeNull();

    sink.refusing = false;
    await api.runJobs();
    expect(sink.taken).toHaveLength(1);
    expect((await mail()).sentAt).not.toBeNull();
  });

  it('leaves the mail readable when there is no mail server', async () => {
    await start(false);
    await send();
    await api.runJobs();

    expect((await mail()).sentAt).toBeNull();
    expect(sink.taken).toEqual([]);
  });
});

describe('starting in production', () => {
  it('is refused without a mail server', async () => {
    await start(false);

    expect(() => new MailTransport({ ...api.config, mode: 'production' })).toThrow(
      /^SMTP_URL is not set: [^.]+\.$/,
    );
  });
});
