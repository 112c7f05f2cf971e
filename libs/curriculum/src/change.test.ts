import { compareCourses } from './change.js';
import { aCourseDocument, replacing } from './testing/index.js';

const before = aCourseDocument();
const first = 'lessons/01-what-a-group-promises.md';

const after = (file: string, passage: string, replacement: string) =>
  aCourseDocument({ edit: { [file]: replacing(passage, replacement) } });

function withOneMore(items: string): string {
  const item = items.slice(items.indexOf('  - id: explain-01'), items.indexOf('  - id: explain-02'));

  return items + item.replaceAll('explain-01', 'explain-03');
}

describe('compareCourses', () => {
  it.each([
    ['nothing', 'none', before, []],
    ['a comment', 'none', after('course.yaml', 'topics:', '# reviewed\ntopics:'), []],
    ['an empty line', 'none', after(first, '## Who is bound\n', '## Who is bound\n\n'), []],
    ['a spelling', 'typo', after(first, 'until the others', 'until the other'), ['text']],
    ['the title', 'typo', aCourseDocument({ title: 'Another title' }), ['text']],
    [
      'a new passage',
      'content',
      after(
        first,
        '## What an agreement',
        'Eight new words stand in this new paragraph.\n\n## What an agreement',
      ),
      ['lesson what-a-group-promises'],
    ],
    [
      'the words of an item',
      'content',
      after(
        'items.yaml',
        'Which answer fits the passage about leader-is-bound best',
        'Whom does the law bind here',
      ),
      ['item explain-01'],
    ],
    ['an item that came new', 'content', aCourseDocument({ edit: { 'items.yaml': withOneMore } }), ['items']],
    [
      'the key of an item',
      'objectives',
      aCourseDocument({
        edit: {
          'items.yaml': (text) =>
            replacing(
              'answer to explain-01.\n        rationale: Why the second',
              'answer to explain-01.\n        correct: true\n        rationale: Why the second',
            )(replacing('answer to explain-01.\n        correct: true\n', 'answer to explain-01.\n')(text)),
        },
      }),
      ['key of item explain-01'],
    ],
    ['an objective', 'objectives', after('course.yaml', 'Compare three', 'Compare four'), ['objectives']],
    ['the difficulty', 'objectives', after('course.yaml', 'difficulty: 2.5', 'difficulty: 3'), ['credit']],
    ['the number of questions', 'objectives', aCourseDocument({ draw: 5 }), ['quiz']],
    ['whether it counts', 'objectives', aCourseDocument({ countsForCredit: false }), ['countsForCredit']],
  ])('calls a change of %s "%s"', (_what, change, changed, what) => {
    expect(compareCourses(before, changed)).toEqual({ change, what });
  });
});
