import { creditWorksheet, type BodyId, type SelfStudyWorksheet } from '@cohesion/credit';
import { previewClaims } from './claim-preview.js';

/** A course of 7,000 words, 10 questions, difficulty 4. */
function counted(bodies: readonly BodyId[]): SelfStudyWorksheet {
  const made = creditWorksheet({
    words: 7_000,
    items: 10,
    difficulty: 4,
    mediaMinutes: 0,
    passMark: 80,
    bodies,
  });
  if (!made.ok) throw new Error(JSON.stringify(made));

  return made.worksheet;
}

describe('previewClaims', () => {
  it('warns that NASW would withdraw every other credit of a short course, with the figures', () => {
    // Mergener: 0.9 x (-22.3 + 14.63 + 27.8 + 62) = 73.917 minutes; NBCC: 7,000 / 6,000 h = 70; NASW: 7,000 / 10,000 h = 42
    expect(previewClaims(counted(['apa', 'nbcc']), counted(['apa', 'nbcc', 'nasw']))).toEqual({
      warning:
        'NASW counts 42 minutes, the fewest of the bodies claimed, and the fewest governs for all of them. Now it is 70 minutes.',
      changes: [
        {
          body: 'apa',
          bodyName: 'APA',
          before: '1.0 CE credit',
          after: null,
          why: expect.stringMatching(/42/),
        },
        {
          body: 'nbcc',
          bodyName: 'NBCC',
          before: '1.0 clock hour',
          after: null,
          why: expect.stringMatching(/42/),
        },
      ],
    });
  });

  it('says what the others would get when the most cautious body is left out, without a warning', () => {
    expect(previewClaims(counted(['apa', 'nasw']), counted(['apa']))).toEqual({
      warning: null,
      changes: [
        // 73.9 minutes in whole hours and quarter hours: 1.0 after 0
        { body: 'apa', bodyName: 'APA', before: null, after: '1.0 CE credit', why: null },
      ],
    });
  });

  it('is silent where another body changes nothing', () => {
    // NBCC lowers 73.9 minutes to 70: still 1.0 in quarter hours
    expect(previewClaims(counted(['apa']), counted(['apa', 'nbcc']))).toEqual({ warning: null, changes: [] });
  });

  it('has nothing to compare where nothing is or was counted', () => {
    expect(previewClaims(null, counted(['nasw']))).toEqual({ warning: null, changes: [] });
    expect(previewClaims(counted(['apa']), null)).toEqual({ warning: null, changes: [] });
  });
});
