import { Clock } from '../platform/clock.js';

/** The time a test says it is. Starts at `now` and goes on only when told to. */
export class TestClock extends Clock {
  private instant: number;

  constructor(now: string) {
    super();
    this.instant = Date.parse(now);
  }

  now(): Date {
    return new Date(this.instant);
  }

  advance(milliseconds: number): void {
    this.instant += milliseconds;
  }
}
