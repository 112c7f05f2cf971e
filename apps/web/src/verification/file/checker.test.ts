import { Checker } from './checker.js';
import type { FromChecker, ToChecker } from './messages.js';
import type { Reading } from './read-address.js';

const file = new File(['%PDF-1.7'], 'certificate.pdf', { type: 'application/pdf' });
const asked = 'https://learn.example.org/did.json';
const found: FromChecker = { type: 'found', finding: { kind: 'not-pdf' } };

type Played = (message: ToChecker) => readonly FromChecker[] | 'fails';

/** The other end, played: it is ready in a moment, and answers each message with what the test gives. */
class PlayedWorker {
  onmessage: ((event: { data: FromChecker }) => void) | null = null;
  onerror: (() => void) | null = null;
  ended = 0;
  readonly answers: unknown[] = [];

  constructor(
    private readonly played: Played,
    starts = true,
  ) {
    setTimeout(() => (starts ? this.onmessage?.({ data: { type: 'ready' } }) : this.onerror?.()));
  }

  postMessage(message: ToChecker): void {
    if (message.type === 'answer') this.answers.push(message.json);
    const played = this.played(message);
    if (played === 'fails') this.onerror?.();
    else for (const data of played) this.onmessage?.({ data });
  }

  terminate(): void {
    this.ended += 1;
  }
}

const asksOnce: Played = ({ type }) => [type === 'check' ? { type: 'ask', ask: 1, url: asked } : found];

function aChecker(played: Played, reading: Reading = { kind: 'unreachable' }, saved?: string, starts = true) {
  const workers: PlayedWorker[] = [];
  const read = jest.fn(() => Promise.resolve(reading));
  const start = () => {
    workers.push(new PlayedWorker(played, starts));

    return Promise.resolve(workers.at(-1) as unknown as Worker);
  };

  return { checker: new Checker({ start, read, saved: () => saved }), read, workers };
}

const nobody = () => undefined;

describe('Checker', () => {
  it('asks the network for the part that reads files, and keeps what it read', async () => {
    const { checker, read, workers } = aChecker(asksOnce, { kind: 'found', json: 'keys' });
    const report = await checker.check(file, nobody);

    expect(report).toEqual({ finding: { kind: 'not-pdf' }, asked: new Map([[asked, 'found']]) });
    expect(workers.map(({ answers }) => answers)).toEqual([['keys']]);
    await checker.check(file, nobody);
    expect(read).toHaveBeenCalledTimes(1);
    checker.forget();
    await checker.check(file, nobody);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it.each([
    // The network comes first; a saved page stands in where it does not answer, and not where it answers otherwise.
    [{ kind: 'found', json: 'new' }, 'new', 'found'],
    [{ kind: 'unreachable' }, 'saved', 'saved'],
    [{ kind: 'refused' }, 'saved', 'saved'],
    [{ kind: 'missing' }, null, 'missing'],
  ] as const)('with %j answers with %j', async (reading, answer, source) => {
    const { checker, workers } = aChecker(asksOnce, reading, 'saved');
    const report = await checker.check(file, nobody);

    expect(workers[0]?.answers).toEqual([answer]);
    expect([...report.asked.values()]).toEqual([source]);
  });

  it('says when what checks files could not be loaded, and tries again the next time', async () => {
    const { checker, workers } = aChecker(() => [], undefined, undefined, false);

    expect(await checker.check(file, nobody)).toMatchObject({ finding: { kind: 'not-loaded' } });
    expect(await checker.load()).toBe(false);
    expect(workers).toHaveLength(2);
  });

  it('stops a part that fails, and starts another for the next file', async () => {
    const { checker, workers } = aChecker(() => 'fails');

    expect(await checker.check(file, nobody)).toMatchObject({ finding: { kind: 'stopped' } });
    expect(await checker.check(file, nobody)).toMatchObject({ finding: { kind: 'stopped' } });
    expect(workers.map(({ ended }) => ended)).toEqual([1, 1]);
  });

  it('stops one of which nothing is heard for a minute', async () => {
    jest.useFakeTimers();
    try {
      const { checker } = aChecker(() => []);
      const report = checker.check(file, nobody);
      await jest.advanceTimersByTimeAsync(61_000);
      expect(await report).toMatchObject({ finding: { kind: 'stopped' } });
    } finally {
      jest.useRealTimers();
    }
  });

  it('tells how much of a file was read', async () => {
    const shares: number[] = [];
    const { checker } = aChecker(() => [
      { type: 'reading', share: 0.5 },
      { type: 'reading', share: 1 },
      found,
    ]);
    await checker.check(file, (share) => shares.push(share));

    expect(shares).toEqual([0.5, 1]);
  });
});
