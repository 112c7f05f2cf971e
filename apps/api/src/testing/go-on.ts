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

/** Whatever reads the machine's own clock reads this. Undone by `jest.useRealTimers()`. */
export const setMachineClock = (now: number) => jest.useFakeTimers({ now, doNotFake: [...otherTimers] });

/** The machine's own clock, that many minutes later. Undone by `jest.useRealTimers()`. */
export const goOn = (minutes: number) => setMachineClock(Date.now() + minutes * 60_000);
