import { claimProblems } from './claim-problems.js';

describe('what the server refuses about a claim', () => {
  it('names the characters that cannot be printed, beside the name', () => {
    const problem = { code: 'glyph-missing', message: 'x', details: { characters: ['王', '明'] } } as const;

    expect(claimProblems(problem)).toEqual([
      {
        field: 'name',
        message:
          'The certificate cannot print “王” and “明”. Please use another spelling of your name, for example in Latin letters.',
      },
    ]);
  });

  it('puts field problems beside their fields', () => {
    const details = [{ field: 'offerIds.0', message: 'Not a credit of this course' }];

    expect(claimProblems({ code: 'invalid-request', message: 'x', details })).toEqual([
      { field: 'offerIds', message: 'Not a credit of this course' },
    ]);
  });

  it('puts what is off about licenses beside them, whatever it is', () => {
    for (const code of ['glyph-missing', 'text-does-not-fit'] as const)
      expect(claimProblems({ code, message: 'Fewer.', details: { field: 'licenseIds' } })).toEqual([
        { field: 'licenseIds', message: 'Fewer.' },
      ]);
  });

  it('shows everything else at the top, in the words of the server', () => {
    expect(
      claimProblems({ code: 'course-not-complete', message: 'The course is not complete yet.' }),
    ).toEqual([{ field: '', message: 'The course is not complete yet.' }]);
  });
});
