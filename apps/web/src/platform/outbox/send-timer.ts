/** What a timer asks of the device: the time, and to be called once later; the answer cancels it. */
export interface Clockwork {
  now(): Date;
  later(milliseconds: number, callback: () => void): () => void;
}

const longestPause = 30_000;

/** Decides when to send: soon after an act, and after a failure with pauses that grow to half a minute. */
export class SendTimer {
  private planned: { due: number; cancel: () => void } | undefined;
  private failures = 0;

  constructor(
    private readonly clock: Clockwork,
    private readonly send: () => void,
  ) {}

  /** An earlier call that is already planned stands: a steady stream of acts must not put sending off. */
  plan(milliseconds: number): void {
    const due = this.clock.now().getTime() + milliseconds;
    if (this.planned && this.planned.due <= due) return;
    this.planned?.cancel();
    const cancel = this.clock.later(milliseconds, () => {
      this.planned = undefined;
      this.send();
    });
    this.planned = { due, cancel };
  }

  /** Pauses differ a little, so that many devices do not come back all at once. */
  planAfterFailure(): void {
    this.failures += 1;
    this.plan(Math.min(longestPause, 1000 * 2 ** (this.failures - 1)) * (0.75 + Math.random() / 4));
  }

  forgetFailures(): void {
    this.failures = 0;
  }
}
