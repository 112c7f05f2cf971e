import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../support/refusal.mjs';
import { lastLines } from './log.mjs';

/** Longest wait for the first healthy answer, in milliseconds. */
const limit = 90_000;

/**
 * Waits until the application says that it can serve.
 *
 * @param {string} address
 * @param {string} logFile
 * @param {AbortSignal} signal
 */
export async function untilReady(address, logFile, signal) {
  for (const deadline = Date.now() + limit; Date.now() < deadline; await sleep(50, undefined, { signal })) {
    if (await isReady(address, signal)) return;
  }
  throw new Refusal(
    `${address}/health/ready did not answer within ${limit / 1_000} s; ${logFile} ends with:\n${lastLines(logFile)}`,
  );
}

/**
 * @param {string} address
 * @param {AbortSignal} signal
 */
async function isReady(address, signal) {
  try {
    const answer = await fetch(`${address}/health/ready`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]),
    });
    await answer.arrayBuffer();

    return answer.status === 200;
  } catch {
    return false;
  }
}
