import { type OutboxEntry, targetOf } from './entry.js';

/** The highest number known for each target; entries that were sent may be gone already. */
export class Numbering {
  private readonly highest = new Map<string, number>();

  next(target: string, after: number): number {
    const number = Math.max(after, this.highest.get(target) ?? 0) + 1;
    this.highest.set(target, number);

    return number;
  }

  learn(entries: readonly OutboxEntry[]): void {
    for (const entry of entries) {
      const target = targetOf(entry);
      this.highest.set(target, Math.max(entry.body.seq, this.highest.get(target) ?? 0));
    }
  }
}
