/** Only what `Date` says changes; everything else goes on. */
const otherTimers = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** For what reads the machine's own clock. Undone by `jest.useRealTimers()`. */
export const goOn = (minutes: number) =>
  jest.useFakeTimers({ now: Date.now() + minutes * 60_000, doNotFake: [...otherTimers] });
