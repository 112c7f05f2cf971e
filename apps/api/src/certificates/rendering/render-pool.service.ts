import { availableParallelism } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  fontFiles,
  type Attachment,
  type CertificateFacts,
  type CertificateRendering,
  type Paper,
} from '@cohesion/certificates';
import { fontPath } from '../certificate-fonts.service.js';
import { RenderThread } from './render-thread-handle.js';
import type { RenderRequest } from './render-messages.js';

/** How many may wait for a thread: jobs that are refused are tried again by their queue, and memory stays bounded. */
const mayWait = 256;

type RenderOptions = Readonly<{
  paper: Paper;
  attachments?: readonly Attachment[];
  /** The files of the pictures that the facts name, by their SHA-256. */
  pictures?: ReadonlyMap<string, Uint8Array>;
}>;

type Waiting = Readonly<{
  request: RenderRequest;
  take(rendering: Promise<CertificateRendering>): void;
}>;

/**
 * Renders certificates in threads of their own, so that a page never holds up the event loop on which the locks of jobs
 * are kept alive. One core is left to it. Threads are started when first needed and parse the fonts once each.
 */
@Injectable()
export class RenderPool implements OnApplicationShutdown {
  /** One per core but one. */
  readonly size = Math.max(1, availableParallelism() - 1);
  private readonly idle: RenderThread[] = [];
  private readonly busy = new Set<RenderThread>();
  private readonly waiting: Waiting[] = [];
  private closed = false;

  /**
   * Renders one page; waits for a thread when all of them work. Rejects when the thread dies, when rendering takes
   * longer than any page does, when too many wait already and when the application closes: a job may try again.
   */
  render(
    facts: CertificateFacts,
    { paper, attachments = [], pictures = new Map() }: RenderOptions,
  ): Promise<CertificateRendering> {
    if (this.closed) return Promise.reject(new Error('The application is closing'));
    if (this.waiting.length >= mayWait)
      return Promise.reject(new Error(`${mayWait} certificates wait to be rendered already`));

    return new Promise((take) => {
      this.waiting.push({ request: { facts, paper, attachments, pictures }, take });
      this.next();
    });
  }

  /** How many threads there are, working or idle. */
  get threads(): number {
    return this.idle.length + this.busy.size;
  }

  /** Lets pages that are being drawn be finished; refuses those that wait. */
  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    for (const { take } of this.waiting.splice(0))
      take(Promise.reject(new Error('The application is closing')));
    await Promise.all([...this.idle, ...this.busy].map((thread) => thread.close()));
  }

  private next(): void {
    const thread = this.waiting.length > 0 ? this.freeThread() : undefined;
    const first = thread && this.waiting.shift();
    if (!first) return;
    this.busy.add(thread);
    const rendering = thread.render(first.request);
    first.take(rendering);
    void rendering.catch(() => undefined).then(() => this.release(thread));
  }

  private freeThread(): RenderThread | undefined {
    const idle = this.idle.pop();
    if (idle?.alive) return idle;
    if (idle) return this.freeThread();

    return this.threads < this.size ? new RenderThread(fontPaths()) : undefined;
  }

  private release(thread: RenderThread): void {
    this.busy.delete(thread);
    if (thread.alive && !this.closed) this.idle.push(thread);
    this.next();
  }
}

const fontPaths = (): Record<string, string> =>
  Object.fromEntries(Object.values(fontFiles).map((file) => [file, fontPath(file)]));
