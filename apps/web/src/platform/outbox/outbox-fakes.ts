import type { Delivery } from './delivery.js';
import { type OutboxEntry, targetOf, withSeq } from './entry.js';
import { Outbox } from './outbox.js';
import type { OutboxStore } from './outbox-store.js';

/** What several tabs of one browser share. */
export class FakeDevice implements OutboxStore {
  kept = new Map<string, OutboxEntry>();
  counters = new Map<string, number>();
  refusing = false;
  /** Reads still work, writes do not. */
  full = false;
  /** Writes take until this is done. */
  slow: Promise<void> = Promise.resolve();

  async append(_person: string, entry: OutboxEntry) {
    await this.disk();
    await this.slow;
    if (this.full) throw new DOMException('no', 'QuotaExceededError');
    const target = targetOf(entry);
    const kept = withSeq(entry, Math.max(entry.body.seq, (this.counters.get(target) ?? 0) + 1));
    this.counters.set(target, kept.body.seq);
    this.kept.set(kept.body.id, kept);

    return kept;
  }
  async replace(_person: string, entries: readonly OutboxEntry[]) {
    await this.disk();
    for (const entry of entries) if (this.kept.has(entry.body.id)) this.kept.set(entry.body.id, entry);
  }
  async remove(_person: string, entries: readonly OutboxEntry[]) {
    await this.disk();
    for (const entry of entries) this.kept.delete(entry.body.id);
  }
  async entries() {
    await this.disk();

    return [...this.kept.values()];
  }
  async clear() {
    await this.disk();
    this.kept.clear();
    this.counters.clear();
  }
  private async disk() {
    await Promise.resolve();
    if (this.refusing) throw new DOMException('no', 'SecurityError');
  }
}

export class FakeServer {
  saved = new Map<string, OutboxEntry>();
  requests = 0;
  mode: 'up' | 'down' | 'answer-lost' | 'signed-out' = 'up';
  refuses: (batch: readonly OutboxEntry[]) => { code: 'unknown-question' | 'attempt-closed' } | undefined =
    () => undefined;

  deliver = async (batch: readonly OutboxEntry[]): Promise<Delivery> => {
    this.requests += 1;
    await Promise.resolve();
    if (this.mode === 'down') return { outcome: 'unreachable' };
    if (this.mode === 'signed-out') return { outcome: 'signed-out' };
    const refusal = this.refuses(batch);
    if (refusal)
      return { outcome: 'refused', problem: { code: refusal.code, message: `no: ${refusal.code}` } };
    const taken = batch.filter((entry) => !this.forgets.has(entry.body.id));
    for (const entry of taken) this.saved.set(entry.body.id, entry);
    if (this.mode === 'answer-lost') return { outcome: 'unreachable' };

    return { outcome: 'saved', ids: taken.map((entry) => entry.body.id) };
  };
  /** Ids the server leaves out of its answer although it was asked to save them. */
  forgets: ReadonlySet<string> = new Set();
  /** The newest answer per question, as the server would work it out from the steps. */
  answers() {
    const steps = [...this.saved.values()].flatMap((entry) => (entry.kind === 'answer' ? [entry.body] : []));

    return Object.fromEntries(
      steps.toSorted((a, b) => a.seq - b.seq).map((step) => [step.itemId, step.optionId]),
    );
  }
}

export class FakeClock {
  time = Date.parse('2026-11-22T09:00:00Z');
  timers: { due: number; callback: () => void }[] = [];
  later = (milliseconds: number, callback: () => void) => {
    const timer = { due: this.time + milliseconds, callback };
    this.timers.push(timer);

    return () => (this.timers = this.timers.filter((candidate) => candidate !== timer));
  };
  async pass(milliseconds: number) {
    const end = this.time + milliseconds;
    for (;;) {
      const next = this.timers.filter((timer) => timer.due <= end).toSorted((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.time = next.due;
      this.timers = this.timers.filter((timer) => timer !== next);
      next.callback();
      await settled();
    }
    this.time = end;
    await settled();
  }
}

/** Lets everything that is ready to run do so. */
export const settled = async () => {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
};

let ids = 0;
export function aTab(device: FakeDevice, server: FakeServer, clock: FakeClock) {
  const outbox = new Outbox({
    personId: 'ruth',
    store: device,
    deliver: server.deliver,
    exclusively: (work) => work(),
    announce: () => undefined,
    now: () => new Date(clock.time),
    newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
    later: clock.later,
  });
  const answer = (itemId: string, optionId: string | null) =>
    outbox.recordAnswer({ attemptId: 'attempt-1', itemId, optionId, flagged: false, after: 0 });

  return { outbox, answer };
}

/** One tab on one device with its server. */
export function aDesk() {
  const device = new FakeDevice();
  const server = new FakeServer();
  const clock = new FakeClock();

  return { device, server, clock, ...aTab(device, server, clock) };
}
