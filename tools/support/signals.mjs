import process from 'node:process';

/** npm passes on the Ctrl-C that the terminal has already sent to everyone: the same key press, a moment later. */
const echo = 500;

/**
 * Aborted by Ctrl-C, SIGTERM or the end of the terminal, instead of this program ending on the spot.
 *
 * @param {() => void} [force] called when Ctrl-C is pressed again
 * @returns {AbortSignal}
 */
export function stoppedBySignal(force) {
  const controller = new AbortController();
  let first = 0;
  /** @param {NodeJS.Signals} name */
  const stop = (name) => {
    if (first === 0) first = Date.now();
    else if (name === 'SIGINT' && Date.now() - first > echo) force?.();
    controller.abort(new Error(`stopped by ${name}`));
  };
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, stop);
  stopWithNpm(stop);
  // A terminal that is gone cannot be written to; that must not get in the way of stopping.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

  return controller.signal;
}

/**
 * npm passes on neither SIGHUP nor its own violent end: then the parent is another process.
 *
 * @param {(name: NodeJS.Signals) => void} stop
 */
function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) stop('SIGHUP');
  }, 500);
  timer.unref();
}
