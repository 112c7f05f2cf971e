import { succeeded, summary } from './summary.mjs';

const credit = { name: 'libs/credit', passed: 12, failed: 0, skipped: 0, seconds: 3.21 };
const web = { name: 'apps/web', passed: 5, failed: 1, skipped: 2, seconds: 10 };

describe('summary', () => {
  it('ends with the totals alone on a line', () => {
    expect(summary([{ name: 'lint', ok: true, seconds: 9 }], [credit, web]).split('\n')).toEqual([
      '',
      '  lint          fine                             9.0 s',
      '  libs/credit   12 passed, 0 failed, 0 skipped   3.2 s',
      '  apps/web      5 passed, 1 failed, 2 skipped    10.0 s',
      '',
      '17 passed, 1 failed, 2 skipped',
    ]);
  });
});

describe('succeeded', () => {
  const skipping = { ...credit, skipped: 1 };

  it.each([
    { situation: 'everything passed', checks: true, results: [credit], ci: true, expected: true },
    { situation: 'a test failed', checks: true, results: [credit, web], ci: false, expected: false },
    { situation: 'the lint failed', checks: false, results: [credit], ci: false, expected: false },
    {
      situation: 'a test was skipped on a laptop',
      checks: true,
      results: [skipping],
      ci: false,
      expected: true,
    },
    { situation: 'a test was skipped in CI', checks: true, results: [skipping], ci: true, expected: false },
  ])('says $expected when $situation', ({ checks, results, ci, expected }) => {
    expect(succeeded([{ name: 'lint', ok: checks, seconds: 1 }], results, ci)).toBe(expected);
  });
});
