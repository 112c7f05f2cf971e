import type { Json } from '@cohesion/certificates/verify';
import type { Finding, FromChecker, ToChecker } from './messages.js';
import type { Reading } from './read-address.js';

/** How an address was answered: `saved` from a collection, because the network did not answer. */
export type Source = Reading['kind'] | 'saved';

export type Report = Readonly<{
  finding: Finding | Readonly<{ kind: 'not-loaded' | 'stopped' }>;
  /** What the check asked for, and what became of it, by address. */
  asked: ReadonlyMap<string, Source>;
}>;

type Options = Readonly<{
  start: () => Promise<Worker>;
  read: (url: string) => Promise<Reading>;
  /** What is known of an address where the network does not answer. */
  saved: (url: string) => Json | undefined;
}>;

/** The longest that nothing may be heard of a check, in milliseconds: a file can be made to keep a reader busy for ever. */
const patience = 60_000;

/** The page's end of checking: starts the part that reads files, and asks the network for it. */
export class Checker {
  private worker: Promise<Worker> | null = null;
  /** Everything read from the network so far: to be saved, and not asked for twice. */
  readonly collected = new Map<string, Json>();

  constructor(private readonly options: Options) {}

  /** Loads what checking takes. False when it could not be loaded, as without a network. */
  async load(): Promise<boolean> {
    try {
      await (this.worker ??= this.started());
      return true;
    } catch {
      this.worker = null;
      return false;
    }
  }

  /** Checks a file. One at a time; `onShare` hears how much of it was read, from 0 to 1. */
  async check(file: File, onShare: (share: number) => void): Promise<Report> {
    const asked = new Map<string, Source>();
    const worker = (await this.load()) ? await this.worker : null;
    if (!worker) return { finding: { kind: 'not-loaded' }, asked };
    const finding = await this.converse(worker, file, asked, onShare);
    if (finding) return { finding, asked };
    this.stop();

    return { finding: { kind: 'stopped' }, asked };
  }

  /** Asks everything anew from now on. */
  forget(): void {
    this.collected.clear();
  }

  stop(): void {
    void this.worker?.then((worker) => worker.terminate()).catch(() => undefined);
    this.worker = null;
  }

  private converse(
    worker: Worker,
    file: File,
    asked: Map<string, Source>,
    onShare: (share: number) => void,
  ): Promise<Finding | null> {
    return new Promise((resolve) => {
      let timer = setTimeout(() => resolve(null), patience);
      const tell = (message: ToChecker) => worker.postMessage(message);
      worker.onerror = () => resolve(null);
      worker.onmessage = ({ data }: MessageEvent<FromChecker>) => {
        clearTimeout(timer);
        if (data.type === 'found') {
          resolve(data.finding);
          return;
        }
        timer = setTimeout(() => resolve(null), patience);
        if (data.type === 'reading') onShare(data.share);
        if (data.type === 'ask') {
          const { ask, url } = data;
          void this.answer(url, asked).then((json) => tell({ type: 'answer', ask, json }));
        }
      };
      tell({ type: 'check', file });
    });
  }

  private async answer(url: string, asked: Map<string, Source>): Promise<Json> {
    const known = this.collected.get(url);
    const reading: Reading =
      known === undefined ? await this.options.read(url) : { kind: 'found', json: known };
    if (reading.kind === 'found') {
      this.collected.set(url, reading.json);
      asked.set(url, 'found');
      return reading.json;
    }
    // An address that answers with nothing has answered: what it said another day is not brought up against it.
    const kept = reading.kind === 'missing' ? undefined : this.options.saved(url);
    asked.set(url, kept === undefined ? reading.kind : 'saved');

    return kept ?? null;
  }

  private async started(): Promise<Worker> {
    const worker = await this.options.start();

    return new Promise((resolve, reject) => {
      worker.onmessage = () => resolve(worker);
      worker.onerror = () => {
        worker.terminate();
        reject(new Error('The part that checks files could not be loaded'));
      };
    });
  }
}
