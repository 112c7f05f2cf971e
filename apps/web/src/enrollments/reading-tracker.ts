import { maxSecondsPerReading } from '@cohesion/contracts';

export interface Place {
  paragraph: string;
  /** How far down the paragraph the top third of the page is, 0 to 1. */
  offset: number;
}

export interface ReadingReport extends Place {
  activeSeconds: number;
  finished: boolean;
}

/** Milliseconds without a sign of the reader after which time no longer counts. */
const idleAfter = 5 * 60_000;
/** Milliseconds between two reports while the place in the text changes. */
const reportEvery = 5_000;
/** Milliseconds of reading in one place after which the time alone is worth a report. */
const reportTimeEvery = 30_000;

/**
 * Counts reading: time with the page in view and a sign of the reader in the last five minutes. Being away pauses the
 * count and never resets it. Times are milliseconds from one clock. A report is due at most every five seconds.
 */
export class ReadingTracker {
  private activeMilliseconds = 0;
  private countedUntil: number;
  private lastSign: number;
  private lastReport: number;
  private reported: Place | null = null;
  private inView = true;
  private finishedUnsaid = false;

  constructor(
    now: number,
    private place: Place,
    private finished: boolean,
  ) {
    this.countedUntil = now;
    this.lastSign = now;
    this.lastReport = now;
    this.reported = place;
  }

  /** The reader scrolled, pressed, typed or moved. */
  sign(now: number): void {
    this.count(now);
    this.lastSign = now;
  }

  moveTo(place: Place): void {
    this.place = place;
  }

  /** The reader saw the end of the lesson, or said that it is read. */
  finish(): void {
    if (this.finished) return;
    this.finished = true;
    this.finishedUnsaid = true;
  }

  /** Hides or shows the page; the answer is a report to save before the page is gone. */
  setInView(inView: boolean, now: number): ReadingReport | null {
    this.count(now);
    if (inView && !this.inView) this.lastSign = now;
    this.inView = inView;

    return inView ? null : this.take(now);
  }

  /** Call every second or so: answers with a report when one is due. */
  due(now: number): ReadingReport | null {
    this.count(now);
    if (this.finishedUnsaid) return this.take(now);
    if (now - this.lastReport < reportEvery) return null;
    if (this.moved() || this.activeMilliseconds >= reportTimeEvery) return this.take(now);

    return null;
  }

  /** What has not been reported yet, if anything. */
  take(now: number): ReadingReport | null {
    this.count(now);
    const activeSeconds = Math.min(maxSecondsPerReading, Math.floor(this.activeMilliseconds / 1000));
    if (!this.moved() && !this.finishedUnsaid && activeSeconds === 0) return null;
    this.activeMilliseconds -= activeSeconds * 1000;
    this.lastReport = now;
    this.reported = this.place;
    this.finishedUnsaid = false;

    return { ...this.place, activeSeconds, finished: this.finished };
  }

  private moved(): boolean {
    return (
      this.place.paragraph !== this.reported?.paragraph ||
      Math.abs(this.place.offset - this.reported.offset) > 0.05
    );
  }

  private count(now: number): void {
    const countable = Math.min(now, this.lastSign + idleAfter);
    if (this.inView && countable > this.countedUntil)
      this.activeMilliseconds += countable - this.countedUntil;
    this.countedUntil = Math.max(this.countedUntil, now);
  }
}
