import { assessCompletion, requirementsOf, type LearnerRecord } from './completion.js';
import { aCourseDocument } from './testing/index.js';

const requirements = requirementsOf(aCourseDocument());
const lessons = ['what-a-group-promises', 'when-someone-is-absent'];

const recordOf = (parts: Partial<LearnerRecord>): LearnerRecord => ({
  lessonsRead: new Set(lessons),
  attempts: [{ right: 4, of: 4 }],
  evaluationReceived: true,
  ...parts,
});

describe('requirementsOf', () => {
  it('asks for every lesson, the quiz at its mark, and the evaluation', () => {
    expect(requirements).toEqual([
      { kind: 'lessons', lessonIds: lessons },
      { kind: 'quiz', passPercent: 80 },
      { kind: 'evaluation' },
    ]);
  });
});

describe('assessCompletion', () => {
  it('is complete once every requirement is met', () => {
    expect(assessCompletion(requirements, recordOf({}))).toEqual({ complete: true });
  });

  it('names everything that is outstanding to someone who has not begun', () => {
    const record = recordOf({ lessonsRead: new Set(), attempts: [], evaluationReceived: false });

    expect(assessCompletion(requirements, record)).toEqual({
      complete: false,
      outstanding: [
        { kind: 'lessons', unread: lessons, read: 0, of: 2 },
        { kind: 'quiz', passPercent: 80, attempts: 0, best: null },
        { kind: 'evaluation' },
      ],
    });
  });

  it('names the lessons not read, and does not count lessons of another version', () => {
    const record = recordOf({ lessonsRead: new Set(['what-a-group-promises', 'long-gone']) });

    expect(assessCompletion(requirements, record)).toEqual({
      complete: false,
      outstanding: [{ kind: 'lessons', unread: ['when-someone-is-absent'], read: 1, of: 2 }],
    });
  });

  // 80 % of 12 is 9.6, so 10 are needed.
  it.each([
    { rights: [9], complete: false },
    { rights: [10], complete: true },
    { rights: [10, 2], complete: true },
    { rights: [2, 10], complete: true },
  ])('judges attempts with $rights right of 12 at 80 %: complete=$complete', ({ rights, complete }) => {
    const attempts = rights.map((right) => ({ right, of: 12 }));

    expect(assessCompletion(requirements, recordOf({ attempts })).complete).toBe(complete);
  });

  it('names the best attempt and what it needed', () => {
    const attempts = [
      { right: 3, of: 12 },
      { right: 9, of: 12 },
      { right: 8, of: 12 },
    ];

    expect(assessCompletion(requirements, recordOf({ attempts }))).toEqual({
      complete: false,
      outstanding: [{ kind: 'quiz', passPercent: 80, attempts: 3, best: { right: 9, of: 12, needed: 10 } }],
    });
  });

  it('does not take an attempt in which nothing counted for a pass', () => {
    expect(assessCompletion(requirements, recordOf({ attempts: [{ right: 0, of: 0 }] })).complete).toBe(
      false,
    );
  });
});
