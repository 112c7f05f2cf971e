/** Starts the part that reads files. It is several times what a page loads, and is loaded when it is needed. */
export const startWorker = (): Worker =>
  new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
