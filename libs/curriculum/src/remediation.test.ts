import { remediation } from './remediation.js';
import { scoreAttempt } from './scoring.js';
import { aCourseDocument } from './testing/index.js';

const course = aCourseDocument();

/** Rereading after everything else was answered right. */
function afterMissing(...missed: readonly string[]) {
  const answers = new Map(
    course.items
      .filter(({ id }) => !missed.includes(id))
      .map(({ id, options }) => [id, options.find(({ correct }) => correct)?.id ?? '']),
  );

  return remediation(scoreAttempt(course.items, answers, course.quiz), course);
}

describe('remediation', () => {
  it('names nothing when nothing was missed', () => {
    expect(afterMissing()).toEqual([]);
  });

  it('puts the section that explains most missed items first', () => {
    expect(afterMissing('explain-01', 'respond-01', 'respond-02')).toEqual([
      {
        lessonId: 'when-someone-is-absent',
        lessonTitle: 'When someone is absent',
        section: { id: 's-three-responses', title: 'Three responses' },
        paragraphId: 'p-three-responses',
        itemIds: ['respond-01', 'respond-02'],
        minutes: 1,
      },
      expect.objectContaining({ lessonId: 'what-a-group-promises', itemIds: ['explain-01'] }),
    ]);
  });

  it('puts the section read first before an equal one', () => {
    expect(afterMissing('document-01', 'draft-02').map(({ section }) => section?.id)).toEqual([
      's-what-an-agreement-can-do',
      's-the-note',
    ]);
  });

  it('leaves withdrawn items out', () => {
    const score = scoreAttempt(course.items, new Map(), {
      passPercent: 80,
      withdrawn: new Set(course.items.map(({ id }) => id)),
    });

    expect(remediation(score, course)).toEqual([]);
  });
});
