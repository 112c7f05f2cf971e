import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Hears one PostgreSQL channel for as long as it is open; reconnects by itself. */
export class Listener {
  private client: pg.Client | undefined;
  private closed = false;

  constructor(
    private readonly connectionString: string,
    private readonly channel: 'outbox' | 'certificate_rendered' | 'certificate_run',
    private readonly heard: (payload: string) => void,
    /** Called after every (re)connection: what was said meanwhile was missed. */
    private readonly connected: () => void = () => undefined,
  ) {}

  open(): void {
    void this.keepListening();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }

  private async keepListening(): Promise<void> {
    while (!this.closed) {
      await this.listenOnce().catch(() => undefined);
      if (!this.closed) await pause(1000, undefined, { ref: false });
    }
  }

  private async listenOnce(): Promise<void> {
    const client = new pg.Client({ connectionString: this.connectionString });
    const ended = new Promise<void>((resolve) => {
      client.once('end', resolve);
      // More than one can come of one lost connection, and an error that nobody hears ends the process.
      client.on('error', () => resolve());
    });
    client.on('notification', ({ payload }) => this.heard(payload ?? ''));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${this.channel}`);
      this.connected();
      await ended;
    } finally {
      this.client = undefined;
      await client.end().catch(() => undefined);
    }
  }
}
