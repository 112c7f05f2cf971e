import { aDesk, aTab, settled } from './outbox-fakes.js';

describe('outbox', () => {
  it('shows an answer at once, keeps it on the device, and has it on the server within two seconds', async () => {
    const { outbox, answer, device, server, clock } = aDesk();

    answer('q1', 'b');
    expect(outbox.snapshot().entries).toHaveLength(1);
    await settled();
    expect(device.kept.size).toBe(1);
    expect(server.requests).toBe(0);

    await clock.pass(2000);
    expect(server.answers()).toEqual({ q1: 'b' });
    expect(outbox.snapshot()).toMatchObject({ phase: 'quiet', entries: [{ status: 'sent' }] });
  });

  it('gathers a burst into one request but does not let a steady stream put sending off', async () => {
    const { answer, server, clock } = aDesk();

    for (const option of ['a', 'b', 'c']) answer('q1', option);
    await clock.pass(400);
    expect(server.requests).toBe(1);

    for (let second = 0; second < 20; second += 1) {
      answer('q2', 'a');
      await clock.pass(100);
    }
    expect(server.requests).toBeGreaterThan(4);
  });

  it('loses nothing with the network off, and sends all of it in order when it is back', async () => {
    const { outbox, answer, server, clock } = aDesk();
    server.mode = 'down';
    for (let question = 1; question <= 7; question += 1) answer(`q${question}`, 'a');
    answer('q1', 'd');
    await clock.pass(120_000);
    expect(outbox.snapshot()).toMatchObject({ phase: 'unreachable' });
    expect(outbox.snapshot().entries.every((entry) => entry.status === 'waiting')).toBe(true);

    server.mode = 'up';
    await outbox.wake();
    expect(server.answers()).toEqual({ q1: 'd', q2: 'a', q3: 'a', q4: 'a', q5: 'a', q6: 'a', q7: 'a' });
    expect(outbox.snapshot().phase).toBe('quiet');
  });

  it('waits longer after each failure, and never longer than half a minute', async () => {
    const { answer, server, clock } = aDesk();
    server.mode = 'down';
    answer('q1', 'a');

    await clock.pass(60_000);
    const inTheFirstMinute = server.requests;
    await clock.pass(120_000);

    // 0.3, then pauses of at most 1, 2, 4, 8, 16, 30 s: about seven in a minute, then two to three a minute.
    expect(inTheFirstMinute).toBeLessThan(9);
    expect(server.requests - inTheFirstMinute).toBeGreaterThanOrEqual(4);
  });

  it('survives a killed tab: the next one finds the answers and sends them', async () => {
    const { answer, device, server, clock } = aDesk();
    server.mode = 'down';
    answer('q1', 'a');
    answer('q2', 'c');
    await settled();
    clock.timers = [];

    server.mode = 'up';
    const next = aTab(device, server, clock);
    await next.outbox.flush();

    expect(server.answers()).toEqual({ q1: 'a', q2: 'c' });
    expect(next.outbox.snapshot().entries.map((entry) => entry.status)).toEqual(['sent', 'sent']);
  });

  it('gives two tabs different numbers, so that the newest answer wins', async () => {
    const { answer, device, server, clock } = aDesk();
    const other = aTab(device, server, clock);
    answer('q1', 'a');
    await settled();
    other.answer('q1', 'b');
    await settled();

    expect([...device.kept.values()].map((entry) => entry.body.seq)).toEqual([1, 2]);
    await clock.pass(2000);
    expect(server.answers()).toEqual({ q1: 'b' });
  });

  it('sends what another tab left behind and lets that tab see it', async () => {
    const { outbox, answer, device, server, clock } = aDesk();
    answer('q1', 'a');
    await settled();
    clock.timers = [];
    await aTab(device, server, clock).outbox.flush();

    await outbox.refresh();

    expect(outbox.snapshot().entries).toMatchObject([{ status: 'sent' }]);
  });

  it('sends again when the server saved but its answer got lost, which changes nothing there', async () => {
    const { outbox, answer, server, clock } = aDesk();
    server.mode = 'answer-lost';
    answer('q1', 'b');
    await clock.pass(500);
    expect(server.saved.size).toBe(1);
    expect(outbox.snapshot().entries).toMatchObject([{ status: 'waiting' }]);

    server.mode = 'up';
    await clock.pass(5000);
    expect(server.saved.size).toBe(1);
    expect(outbox.snapshot().entries).toMatchObject([{ status: 'sent' }]);
  });

  it('believes only the ids the server named, and sends the others again', async () => {
    const { outbox, answer, server, clock } = aDesk();
    answer('q1', 'a');
    server.forgets = new Set([answer('q2', 'b').body.id]);
    await clock.pass(500);
    expect(outbox.snapshot().entries.map((entry) => entry.status)).toEqual(['sent', 'waiting']);

    server.forgets = new Set();
    await clock.pass(5000);
    expect(server.answers()).toEqual({ q1: 'a', q2: 'b' });
    expect(outbox.snapshot().entries.map((entry) => entry.status)).toEqual(['sent', 'sent']);
  });

  it('keeps an answer made while an earlier one was on its way', async () => {
    const { outbox, answer, server, clock } = aDesk();
    answer('q1', 'a');
    await settled();
    const sending = outbox.flush();
    answer('q1', 'c');
    await sending;
    await clock.pass(2000);

    expect(server.answers()).toEqual({ q1: 'c' });
    expect(outbox.snapshot().entries.every((entry) => entry.status === 'sent')).toBe(true);
  });

  it('continues after the highest number the server has', () => {
    const { outbox } = aDesk();

    const step = outbox.recordAnswer({
      attemptId: 'a',
      itemId: 'q1',
      optionId: 'a',
      flagged: false,
      after: 41,
    });

    expect(step.body.seq).toBe(42);
  });

  it('sets one refused entry aside, shows why, and sends the others', async () => {
    const { outbox, answer, server, clock } = aDesk();
    server.refuses = (batch) =>
      batch.some((entry) => entry.kind === 'answer' && entry.body.itemId === 'gone')
        ? { code: 'unknown-question' }
        : undefined;
    for (const item of ['q1', 'q2', 'gone', 'q3', 'q4']) answer(item, 'a');
    await clock.pass(2000);

    expect(Object.keys(server.answers())).toEqual(['q1', 'q2', 'q3', 'q4']);
    const refused = outbox.snapshot().entries.filter((entry) => entry.status === 'refused');
    expect(refused).toMatchObject([{ body: { itemId: 'gone' }, refusal: 'no: unknown-question' }]);
    expect(await outbox.clear()).toEqual({ cleared: false, unsent: 1 });

    await outbox.discardRefused();
    expect(await outbox.clear()).toEqual({ cleared: true });
  });

  it('sets a whole closed attempt aside with one request', async () => {
    const { outbox, answer, server, clock } = aDesk();
    server.refuses = () => ({ code: 'attempt-closed' });
    for (const item of ['q1', 'q2', 'q3']) answer(item, 'a');
    await clock.pass(2000);

    expect(server.requests).toBe(1);
    expect(outbox.snapshot().entries.map((entry) => entry.status)).toEqual(['refused', 'refused', 'refused']);
  });

  it('stops when the session ended and goes on after signing in again', async () => {
    const { outbox, answer, device, server, clock } = aDesk();
    server.mode = 'signed-out';
    answer('q1', 'a');
    await clock.pass(60_000);
    expect(server.requests).toBe(1);
    expect(outbox.snapshot().phase).toBe('signed-out');
    expect(device.kept.size).toBe(1);

    server.mode = 'up';
    await outbox.wake();
    expect(server.answers()).toEqual({ q1: 'a' });
  });

  it('still sends when the browser refuses to keep anything, and says so', async () => {
    const { outbox, answer, device, server, clock } = aDesk();
    device.refusing = true;
    answer('q1', 'a');
    await clock.pass(2000);

    expect(server.answers()).toEqual({ q1: 'a' });
    expect(outbox.snapshot()).toMatchObject({ keepsOnDevice: false, entries: [{ status: 'sent' }] });
  });

  it('keeps an answer in sight when the device is full, also after it looks at the device again', async () => {
    const { outbox, answer, device, server } = aDesk();
    device.full = true;
    server.mode = 'down';
    answer('q1', 'a');
    await settled();
    await outbox.refresh();

    expect(outbox.snapshot()).toMatchObject({ keepsOnDevice: false, entries: [{ status: 'waiting' }] });
  });

  it('keeps on the device before it sends', async () => {
    const { answer, outbox, device, server } = aDesk();
    let kept = () => {};
    device.slow = new Promise((resolve) => (kept = resolve));
    answer('q1', 'a');
    const sending = outbox.flush();
    await settled();
    expect(server.requests).toBe(0);

    kept();
    await sending;
    expect(server.answers()).toEqual({ q1: 'a' });
  });

  it('hands everything that waits to the browser when the page goes away', async () => {
    const { outbox, answer, server } = aDesk();
    answer('q1', 'a');
    outbox.leave();
    await settled();

    expect(server.answers()).toEqual({ q1: 'a' });
    expect(outbox.snapshot().entries).toMatchObject([{ status: 'sent' }]);
  });

  it('lets go of reading reports once they are saved, and of steps once the attempt is graded', async () => {
    const { outbox, answer, device, clock } = aDesk();
    outbox.recordReading({
      enrollmentId: 'e1',
      lesson: 'limits',
      paragraph: 'p1',
      offset: 0,
      activeSeconds: 5,
      finished: false,
    });
    answer('q1', 'a');
    await clock.pass(2000);
    expect([...device.kept.values()].map((entry) => entry.kind)).toEqual(['answer']);

    await outbox.forgetAttempt('attempt-1');
    expect(device.kept.size).toBe(0);
  });

  it('goes on counting after reports are gone, also for a report that leaves before the device has kept it', async () => {
    const { outbox, server, clock } = aDesk();
    const place = {
      enrollmentId: 'e1',
      lesson: 'limits',
      paragraph: 'p1',
      offset: 0,
      activeSeconds: 5,
      finished: false,
    };
    outbox.recordReading(place);
    await clock.pass(2000);
    outbox.recordReading(place);
    outbox.leave();
    await settled();

    expect([...server.saved.values()].map((entry) => entry.body.seq)).toEqual([1, 2]);
  });

  it('refuses to clear the device while the server is out of reach', async () => {
    const { outbox, answer, device, server } = aDesk();
    server.mode = 'down';
    answer('q1', 'a');

    expect(await outbox.clear()).toEqual({ cleared: false, unsent: 1 });
    expect(device.kept.size).toBe(1);
  });
});
