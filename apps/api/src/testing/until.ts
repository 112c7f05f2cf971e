import { setTimeout as pause } from 'node:timers/promises';

/** Asks until the answer is there (not undefined, null or false), for at most `seconds`. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  seconds = 20,
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`Waited ${seconds} s for ${what}`);
    await pause(25);
  }
}
