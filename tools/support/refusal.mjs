/** Something the person at the terminal can put right: the message is one sentence and is shown without a stack. */
export class Refusal extends Error {
  /** @override */
  name = 'Refusal';
}

/** @type {readonly (readonly [pattern: RegExp, sentence: string])[]} */
const causes = [
  [
    /ENOSPC|No space left on device|disk full/i,
    'The disk is full; free some space and run the same command again.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ERR_SOCKET_TIMEOUT|network/,
    'The package registry could not be reached; check the network and run the same command again.',
  ],
  [
    /EACCES|EPERM|EROFS|permission denied/i,
    'Some files here belong to another user; take ownership of the folder or run as that user.',
  ],
];

/**
 * The sentence for a well-known cause found in what a program printed, or undefined.
 *
 * @param {string} output
 */
export function knownCause(output) {
  return causes.find(([pattern]) => pattern.test(output))?.[1];
}

/**
 * The system's word for a failure, such as ENOENT; undefined for anything else.
 *
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function errorCode(error) {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

/**
 * What to print about a failure: one sentence where the cause is known, everything otherwise.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = errorCode(error) ?? '';
  if (code === 'ENOSPC') return 'The disk is full; free some space and run the same command again.';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code) && 'path' in error) {
    return `${String(error.path)} is not writable for this user; take ownership of it or run as the user it belongs to.`;
  }

  return error.stack ?? error.message;
}
