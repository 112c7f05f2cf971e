import type { AnswerStep, ReadingEvent } from '@cohesion/contracts';
import { type Deliver, type BatchResult, deliverBatch } from './delivery.js';
import { answersOf, batches, type OutboxEntry, readingsOf, targetOf, withSeq } from './entry.js';
import { Numbering } from './numbering.js';
import type { OutboxStore } from './outbox-store.js';
import { type Clockwork, SendTimer } from './send-timer.js';

/** Everything the outbox asks of the device it runs on. */
export interface OutboxParts extends Clockwork {
  personId: string;
  store: OutboxStore;
  deliver: Deliver;
  /** Runs the work while no other tab of this person runs theirs. */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Tells other tabs that the store changed. */
  announce(): void;
  newId(): string;
}

export interface OutboxState {
  entries: readonly OutboxEntry[];
  phase: 'quiet' | 'sending' | 'unreachable' | 'signed-out';
  /** Whether this browser keeps anything; false in some private windows. */
  keepsOnDevice: boolean;
  /** False until what an earlier visit left has been read. */
  ready: boolean;
}

export const emptyState: OutboxState = { entries: [], phase: 'quiet', keepsOnDevice: true, ready: false };

/** Milliseconds between an act and its request: long enough to gather a burst, well inside the promised two seconds. */
const gatherFor = 300;

export type AnswerAct = Pick<AnswerStep, 'itemId' | 'optionId' | 'flagged'> & {
  attemptId: string;
  /** The highest number the server is known to have; the new step comes after it. */
  after: number;
};
export type ReadingAct = Omit<ReadingEvent, 'id' | 'seq' | 'at'> & { enrollmentId: string };

/**
 * Keeps what a learner does on the device first and sends it to the server until the server has named its id.
 * Sending again is harmless, so nothing is ever counted as delivered on a guess.
 */
export class Outbox {
  private entries = new Map<string, OutboxEntry>();
  private readonly beingKept = new Map<string, Promise<void>>();
  private readonly notKept = new Set<string>();
  private readonly numbers = new Numbering();
  private readonly listeners = new Set<() => void>();
  private state: OutboxState = emptyState;
  private turn: Promise<void> = Promise.resolve();
  private sending: Promise<void> | undefined;
  private readonly timer: SendTimer;

  constructor(private readonly parts: OutboxParts) {
    this.timer = new SendTimer(parts, () => void this.flush());
  }

  readonly snapshot = (): OutboxState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);

    return () => this.listeners.delete(listener);
  };

  recordAnswer({ attemptId, after, ...answer }: AnswerAct): OutboxEntry {
    const body = { ...answer, ...this.stamp(answersOf(attemptId), after) };

    return this.keep({ kind: 'answer', attemptId, body, status: 'waiting', refusal: null });
  }

  recordReading({ enrollmentId, ...reading }: ReadingAct): OutboxEntry {
    const body = { ...reading, ...this.stamp(readingsOf(enrollmentId), 0) };

    return this.keep({ kind: 'reading', enrollmentId, body, status: 'waiting', refusal: null });
  }

  /** Sends everything that waits. Resolves when all of it is answered for or sending had to stop; see the state. */
  flush(): Promise<void> {
    this.sending ??= this.inTurn(() => this.parts.exclusively(() => this.sendAll())).finally(() => {
      this.sending = undefined;
      if (this.state.phase === 'quiet' && this.waiting().length > 0) this.timer.plan(gatherFor);
    });

    return this.sending;
  }

  /** The network or the reader came back: try at once. */
  wake(): Promise<void> {
    this.timer.forgetFailures();

    return this.flush();
  }

  /** The page may be gone in a moment: hand what waits to the browser without waiting for turns, locks or timers. */
  leave(): void {
    for (const batch of batches([...this.entries.values()])) {
      void this.parts.deliver(batch, { keepalive: true }).then((delivery) => {
        if (delivery.outcome !== 'saved') return;
        const ids = new Set(delivery.ids);
        void this.settle({
          saved: batch.filter((entry) => ids.has(entry.body.id)),
          refused: [],
          stopped: 'no',
        });
      });
    }
  }

  /** Reads what other tabs or an earlier visit left. */
  refresh(): Promise<void> {
    return this.inTurn(() => this.readStore());
  }

  /** Sends refused entries once more. */
  async retryRefused(): Promise<void> {
    await this.change(this.refused().map((entry) => ({ ...entry, status: 'waiting', refusal: null })));
    await this.wake();
  }

  /** The learner has seen what was refused and lets it go. */
  async discardRefused(): Promise<void> {
    await this.drop(this.refused());
  }

  /** This attempt is graded: the ids of its sent steps are no longer needed. What was refused stays and is shown. */
  async forgetAttempt(attemptId: string): Promise<void> {
    const target = answersOf(attemptId);
    await this.drop(
      [...this.entries.values()].filter((entry) => entry.status === 'sent' && targetOf(entry) === target),
    );
  }

  /** Empties the device for whoever sits down next; refuses while anything has not reached the server. */
  async clear(): Promise<{ cleared: true } | { cleared: false; unsent: number }> {
    await this.wake();
    const unsent = this.waiting().length + this.refused().length;
    if (unsent > 0) return { cleared: false, unsent };
    this.entries.clear();
    this.publish({});
    await this.onDevice(() => this.parts.store.clear(this.parts.personId));

    return { cleared: true };
  }

  private stamp(target: string, after: number) {
    const seq = this.numbers.next(target, after);

    return { id: this.parts.newId(), seq, at: this.parts.now().toISOString() };
  }

  private keep(entry: OutboxEntry): OutboxEntry {
    const { id } = entry.body;
    this.entries.set(id, entry);
    this.beingKept.set(id, this.append(entry));
    this.publish({});
    this.timer.plan(gatherFor);

    return entry;
  }

  private async append(entry: OutboxEntry): Promise<void> {
    const { id } = entry.body;
    try {
      const kept = await this.parts.store.append(this.parts.personId, entry);
      const current = this.entries.get(id);
      if (current) this.entries.set(id, withSeq(current, kept.body.seq));
      this.numbers.learn([kept]);
      this.parts.announce();
    } catch {
      this.notKept.add(id);
      this.publish({ keepsOnDevice: false });
    } finally {
      this.beingKept.delete(id);
      this.publish({});
    }
  }

  private async sendAll(): Promise<void> {
    await Promise.all(this.beingKept.values());
    await this.readStore();
    while (this.waiting().length > 0) {
      this.publish({ phase: 'sending' });
      const stopped = await this.sendOnce();
      if (stopped === 'no') {
        await Promise.all(this.beingKept.values());
        continue;
      }
      this.publish({ phase: stopped });
      if (stopped === 'unreachable') this.timer.planAfterFailure();

      return;
    }
    this.timer.forgetFailures();
    this.publish({ phase: 'quiet' });
  }

  private async sendOnce(): Promise<BatchResult['stopped']> {
    for (const batch of batches([...this.entries.values()])) {
      const result = await deliverBatch(batch, this.parts.deliver);
      await this.settle(result);
      if (result.stopped !== 'no') return result.stopped;
    }

    return 'no';
  }

  /** Steps stay on the device as sent, since grading asks for every id; reading reports have done their work. */
  private async settle({ saved, refused }: BatchResult): Promise<void> {
    await this.drop(saved.filter((entry) => entry.kind === 'reading'));
    await this.change([
      ...saved.flatMap((entry): OutboxEntry[] =>
        entry.kind === 'answer' ? [{ ...entry, status: 'sent', refusal: null }] : [],
      ),
      ...refused,
    ]);
  }

  private async change(changed: readonly OutboxEntry[]): Promise<void> {
    if (changed.length === 0) return;
    for (const entry of changed) if (this.entries.has(entry.body.id)) this.entries.set(entry.body.id, entry);
    this.publish({});
    await this.onDevice(() => this.parts.store.replace(this.parts.personId, changed));
  }

  private async drop(dropped: readonly OutboxEntry[]): Promise<void> {
    if (dropped.length === 0) return;
    for (const entry of dropped) this.entries.delete(entry.body.id);
    this.publish({});
    await this.onDevice(() => this.parts.store.remove(this.parts.personId, dropped));
  }

  private async onDevice(write: () => Promise<void>): Promise<void> {
    try {
      await write();
      this.parts.announce();
    } catch {
      this.publish({ keepsOnDevice: false });
    }
  }

  private async readStore(): Promise<void> {
    const onlyHere = new Set([...this.beingKept.keys(), ...this.notKept]);
    try {
      const stored = await this.parts.store.entries(this.parts.personId);
      for (const id of [...this.beingKept.keys(), ...this.notKept]) onlyHere.add(id);
      const here = [...this.entries.values()].filter((entry) => onlyHere.has(entry.body.id));
      this.entries = new Map([...here, ...stored].map((entry) => [entry.body.id, entry]));
      this.numbers.learn(stored);
      this.publish({ ready: true });
    } catch {
      this.publish({ ready: true, keepsOnDevice: false });
    }
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);

    return mine;
  }

  private waiting = () => [...this.entries.values()].filter((entry) => entry.status === 'waiting');
  private refused = () => [...this.entries.values()].filter((entry) => entry.status === 'refused');

  private publish(change: Partial<OutboxState>): void {
    this.state = { ...this.state, ...change, entries: [...this.entries.values()] };
    for (const listener of this.listeners) listener();
  }
}
