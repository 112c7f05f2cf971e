import { Worker } from 'node:worker_threads';
import type { CertificateRendering } from '@cohesion/certificates';
import type { RenderAnswer, RenderRequest, ThreadData } from './render-messages.js';

/** Beside this file, built (.mjs) or not (.mts). */
const script = __filename.replace(/render-thread-handle\.(ts|js)$/, 'render-thread.m$1');
/** A page takes some milliseconds, the first one with every font a second or two. In milliseconds. */
const patience = 60_000;

/** Every font parsed takes half of this; a thread left to itself keeps garbage instead. In MiB. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** One thread and what it works on: one page at a time. */
export class RenderThread {
  private readonly worker: Worker;
  private dead = false;
  private work: Promise<unknown> = Promise.resolve();

  constructor(fontPaths: ThreadData['fontPaths']) {
    const workerData: ThreadData = { fontPaths };
    this.worker = new Worker(script, { workerData, resourceLimits });
    // An idle thread keeps no process alive.
    this.worker.unref();
    this.worker.on('error', () => this.bury()).on('exit', () => this.bury());
  }

  get alive(): boolean {
    return !this.dead;
  }

  /** Rejects when the thread dies over it. */
  render(request: RenderRequest): Promise<CertificateRendering> {
    const rendering = this.ask(request);
    this.work = rendering.catch(() => undefined);

    return rendering;
  }

  /** Ends the thread when its page is drawn. */
  async close(): Promise<void> {
    await this.work;
    this.bury();
    await this.worker.terminate();
  }

  private async ask(request: RenderRequest): Promise<CertificateRendering> {
    const answer = await this.answerTo(request);
    if ('thrown' in answer) throw new Error(answer.thrown);

    return answer.rendering;
  }

  private answerTo(request: RenderRequest): Promise<RenderAnswer> {
    const { worker } = this;

    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.bury();
        void worker.terminate();
      }, patience);
      const done = () => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', failed).off('exit', ended).unref();
      };
      const answered = (answer: RenderAnswer) => {
        done();
        resolve(answer);
      };
      const failed = (error: unknown) => {
        done();
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const ended = (exit: number) => failed(new Error(`A thread that renders ended with code ${exit}`));
      worker.on('message', answered).on('error', failed).on('exit', ended).ref();
      worker.postMessage(request);
    });
  }

  private bury(): void {
    this.dead = true;
  }
}
