import { systemOf, type Actor } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { Mail } from './mail.entity.js';
import { NotificationsService } from './notifications.service.js';

let api: TestApi;

let message: Readonly<{ to: string; subject: string; text: string }>;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

// A recipient for each test: what others were sent is not looked at.
let recipients = 0;
beforeEach(() => {
  recipients += 1;
  message = { to: `someone-${recipients}@example.com`, subject: 'A subject', text: 'Some words.\n' };
});

const mails = (societyId = api.societies.acme) =>
  api.app
    .get(Database)
    .as(systemOf(societyId), (tx) => tx.find(Mail, { where: { societyId, recipient: message.to } }));

const all = () =>
  api.app.get(Database).as(systemOf(api.societies.acme), (tx) => tx.find(Mail, { order: { id: 'ASC' } }));

const send = (mail: Partial<typeof message> = {}, actor: Actor = systemOf(api.societies.acme)) =>
  api.app
    .get(Database)
    .as(actor, (tx) => api.app.get(NotificationsService).send(tx, { ...message, ...mail }));

describe('sending a mail', () => {
  it('writes it down and asks for its delivery', async () => {
    const before = await api.enqueued();
    await send();

    const [mail] = await mails();
    expect(mail).toMatchObject({
      recipient: message.to,
      subject: message.subject,
      body: message.text,
      sentAt: null,
    });
    expect((await api.enqueued()).slice(before.length)).toEqual([
      expect.objectContaining({
        job: 'notifications.deliver',
        payload: { mailId: mail?.id, societyId: api.societies.acme },
      }),
    ]);
  });

  it('can be done in the name of a visitor, who cannot read it back', async () => {
    const visitor: Actor = { kind: 'visitor', societyId: api.societies.acme };
    await send({}, visitor);

    expect(await mails()).toHaveLength(1);
    expect(await api.app.get(Database).as(visitor, (tx) => tx.find(Mail, {}))).toEqual([]);
  });

  it('leaves neither mail nor job when the transaction is rolled back', async () => {
    const before = await api.enqueued();
    const failing = api.app.get(Database).as(systemOf(api.societies.acme), async (tx) => {
      await api.app.get(NotificationsService).send(tx, message);
      throw new Error('changed my mind');
    });

    await expect(failing).rejects.toThrow('changed my mind');
    expect(await mails()).toEqual([]);
    expect(await api.enqueued()).toEqual(before);
  });

  it.each([
    'Hello\r\nBcc: everyone@example.com',
    'Hello\nBcc: everyone@example.com',
    'Hello\u2028Bcc: everyone@example.com',
  ])('keeps %j on one line', async (subject) => {
    await send({ subject });

    expect((await mails())[0]?.subject).toBe('Hello Bcc: everyone@example.com');
  });

  it.each(['a@example.com\r\nBcc: b@example.com', 'a@example.com, b@example.com', 'A <a@example.com>', ''])(
    'refuses %j as a recipient',
    async (to) => {
      const before = await all();
      await expect(send({ to })).rejects.toThrow(/Invalid email/);
      expect(await all()).toEqual(before);
    },
  );

  it('does not show a mail to another society', async () => {
    await send();

    expect(await mails()).toHaveLength(1);
    expect(await mails(api.societies.globex)).toEqual([]);
  });
});
