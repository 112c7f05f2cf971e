import { readCourse } from '../reading/read-course.js';
import { aFinishedCourse } from '../testing/a-finished-course.js';
import { replacing, type CourseChanges } from '../testing/a-course.js';
import { reviewCourse, reviewRules } from './review-course.js';
import type { ReviewCode } from './remark.js';

const first = 'lessons/01-what-a-group-promises.md';
const second = 'lessons/02-when-someone-is-absent.md';
const emptyChair = 'cases/the-empty-chair.yaml';

/** What the text of the finished course is worth: 60 words are a hundredth of an hour. */
const fewMinutes = 0.01;

function review(changes: CourseChanges, creditHours: number | null = fewMinutes) {
  const files = aFinishedCourse(changes);
  const reading = readCourse(files);
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes, null, 2));

  return { files, course: reading.course, findings: reviewCourse(files, reading.course, creditHours) };
}

const edit = (file: string, before: string, after: string): CourseChanges => ({
  edit: { [file]: replacing(before, after) },
});
const editAll = (file: string, before: string | RegExp, after: string): CourseChanges => ({
  edit: { [file]: (text) => text.replaceAll(before, after) },
});
const append = (file: string, more: string): CourseChanges => ({ edit: { [file]: (text) => text + more } });

const simple = 'We sat. He spoke. She left. I did not know why. '.repeat(12);
const hard =
  'Interpersonal psychotherapeutic communities characteristically accommodate contradictory representations of authority, responsibility, dependency, and vulnerability, '.repeat(
    8,
  );

/** The code, what is wrong, the change, the file, a passage on the line that is named, part of the message; credit hours. */
type Row = [ReviewCode, string, CourseChanges, string, string, string, (number | null)?];

const rows: Row[] = [
  ['no-credit-earned', 'counts for credit and earns none', {}, 'course.yaml', 'credit:', 'earn no credit', 0],
  // 6,000 × 0.5 = 3,000 words
  [
    'too-few-words',
    'is too short for half an hour',
    {},
    'course.yaml',
    'credit:',
    'write at least 3000',
    0.5,
  ],
  [
    'reading-grade',
    'has a lesson for children',
    append(second, `\n${simple}\n`),
    second,
    'id:',
    'join what belongs together',
  ],
  [
    'reading-grade',
    'has a lesson nobody can follow',
    append(second, `\n${hard}.\n`),
    second,
    'id:',
    'divide the longest sentences',
  ],
  [
    'too-few-items',
    // 4,200 words are 0.7 hours; 25 × 0.7 = 17.5 items
    'asks too little for its length',
    append(second, `\n| words |\n| --- |\n${'| one two three four five six seven |\n'.repeat(600)}`),
    'items.yaml',
    'items:',
    'write at least 18',
    0.7,
  ],
  [
    'objective-asked-too-seldom',
    'asks about an objective three times',
    edit('items.yaml', 'objective: draft-agreement', 'objective: explain-limits'),
    'course.yaml',
    'id: draft-agreement',
    '3 items ask about "draft-agreement"',
  ],
  [
    'too-few-judgements',
    'asks for facts alone',
    editAll('items.yaml', 'kind: judgement', 'kind: knowledge'),
    'items.yaml',
    'items:',
    'make it at least 6',
  ],
  [
    'options-uneven',
    'has one long distractor',
    edit('items.yaml', 'The way south in explain-0.', `The way south, ${'and on '.repeat(6)}in explain-0.`),
    'items.yaml',
    'options:',
    'within one and a half times',
  ],
  [
    'key-stands-out',
    'gives the key away by its length',
    { edit: { 'items.yaml': (text) => text.replace(/\.\n( +correct)/g, ' too.\n$1') } },
    'items.yaml',
    'items:',
    'the key is the longest option in 16 of 16',
  ],
  [
    'key-stands-out',
    'gives the key away by its brevity',
    { edit: { 'items.yaml': (text) => text.replace(/ in (\w+-\d)\.\n( +correct)/g, ' of $1\n$2') } },
    'items.yaml',
    'items:',
    'the key is the shortest option in 16 of 16',
  ],
  [
    'keys-unbalanced',
    'has its keys in the first place',
    {
      edit: {
        'items.yaml': (text) =>
          text
            .replaceAll(/\n +correct: true/g, '')
            .replaceAll(/(- text: The way north.*\n)/g, '$1        correct: true\n'),
      },
    },
    'items.yaml',
    'items:',
    'first 16, second 0, third 0, fourth 0; reorder options until each place has 3 to 5',
  ],
  [
    'too-few-examples',
    'has two vignettes with dialogue',
    {
      edit: {
        [first]: (text) => text.replace(/:::dialogue\nPaul[\s\S]*?:::\n/, 'Paul asks who decides.\n'),
      },
    },
    'course.yaml',
    'modules:',
    '2 case vignettes with dialogue; write at least 3',
  ],
  [
    'too-few-examples',
    'has two figures',
    { edit: { [first]: (text) => text.replace(/:::figure\{#third[\s\S]*?:::\n/, '') } },
    'course.yaml',
    'modules:',
    '2 figures; write at least 3',
  ],
  [
    'too-few-examples',
    'has no branching case',
    { files: { [emptyChair]: null }, ...edit(second, '::case{ref="the-empty-chair"}\n', '') },
    'course.yaml',
    'modules:',
    '0 branching cases; write at least 1',
  ],
  [
    'case-stands-still',
    'has a case in which five change',
    edit(emptyChair, 'tom: guarded', 'tom: open'),
    emptyChair,
    'members:',
    'the stance of 5 members changes',
  ],
  [
    'case-leaves-no-choice',
    'has a case in which nobody but the group is addressed',
    editAll(emptyChair, /target: (?:member|none)/g, 'target: group'),
    emptyChair,
    'steps:',
    'all choices aim at: group',
  ],
  [
    'case-leaves-no-choice',
    'has an ending that says little',
    edit(emptyChair, 'Each choice opened one door and closed another. ', 'Good. '),
    emptyChair,
    'discussion:',
    'in 73 words; write at least 80',
  ],
  [
    'case-speaks-to-nobody',
    'has a choice to one member whose words name nobody',
    edit(emptyChair, 'Turn to Ruth.', 'Turn to the door.'),
    emptyChair,
    '- { id: turn',
    'speaks to a member, and its words name nobody: say in "toward" who is meant',
  ],
  [
    'case-speaks-to-nobody',
    'has a choice to two people whose words name one',
    edit(emptyChair, 'Turn to Ruth., target: member', 'Turn to Ruth., target: dyad'),
    emptyChair,
    '- { id: turn',
    'speaks to a dyad, and its words name one person',
  ],
  [
    'case-not-marked-fictional',
    'has a case that could be a real group',
    edit(emptyChair, ' A fictional composite.', ''),
    emptyChair,
    'setting:',
    'fictional composite',
  ],
  [
    'handout-too-long',
    'has a handout of two pages',
    edit(second, 'Write down three facts', `${'A line to write on.\n\n'.repeat(20)}Write down three facts`),
    second,
    ':::handout',
    'shorten it to 30',
  ],
  [
    'alternative-says-too-little',
    'names a drawing instead of describing it',
    edit(first, 'A circle of seven chairs, one of them empty, seen from the door.', 'Seven chairs.'),
    first,
    ':::figure{#seats',
    'in 2 words',
  ],
  [
    'alternative-says-too-little',
    'says that a drawing is a drawing',
    edit(first, 'alt="A circle', 'alt="A drawing of a circle'),
    first,
    ':::figure{#seats',
    'begin with what it shows',
  ],
  [
    'term-never-used',
    'explains a word it does not use',
    edit(first, ':term[privilege]{#privilege}', 'privilege'),
    'course.yaml',
    '- id: privilege',
    'no lesson marks :term[...]{#privilege}',
  ],
  [
    'no-competing-definitions',
    'knows one meaning of each word',
    edit('course.yaml', '      - text: What members often believe they have, and do not.\n', ''),
    'course.yaml',
    'glossary:',
    'no entry has a second definition',
  ],
  [
    'safeguard-too-brief',
    'names no risk',
    { edit: { 'course.yaml': (text) => text.replace(/risks: .*/, 'risks: None to speak of.') } },
    'course.yaml',
    'risks:',
    'has 4 words; name the risks',
  ],
  [
    'warning-not-announced',
    'warns in a lesson only',
    { edit: { 'course.yaml': (text) => text.replace(/contentWarnings: .*/, 'contentWarnings: []') } },
    'course.yaml',
    'contentWarnings:',
    'announce it here',
  ],
  [
    'warning-not-announced',
    'leaves open whether a question depends on a passage',
    edit('course.yaml', '; no question depends on it', ''),
    'course.yaml',
    'contentWarnings:',
    'whether a question depends',
  ],
  [
    'link-not-safe',
    'links to a plain address in a lesson',
    edit(second, '(#leader-is-bound)', '(http://example.org/a)'),
    second,
    'http://example.org',
    'is not encrypted',
  ],
  [
    'link-not-safe',
    'has an address that leads nowhere in a reference',
    edit('course.yaml', 'https://example.org/code', 'https://localhost/code'),
    'course.yaml',
    'url:',
    'is not an address',
  ],
  [
    'straight-quotes',
    'has typewriter marks in a lesson',
    edit(second, 'Note who was', 'Note "who" was'),
    second,
    'Note "who"',
    'near',
  ],
  [
    'straight-quotes',
    'has typewriter marks in an option',
    edit('items.yaml', 'The way south in', "The way's end in"),
    'items.yaml',
    "way's",
    'write “ ” ‘ ’',
  ],
  [
    'straight-quotes',
    'has typewriter marks in a drawing',
    edit('figures/circle.svg', '  <circle', "  <text>Ruth's</text>\n  <circle"),
    'figures/circle.svg',
    '<text>',
    'near Ruth',
  ],
  [
    'career-for-credit',
    'gives credit for building a practice',
    edit('course.yaml', 'topics: [ethics]', 'topics: [career]'),
    'course.yaml',
    'countsForCredit:',
    'set it to false',
  ],
];

describe('reviewCourse', () => {
  it('finds nothing in a finished course', () => {
    expect(review({}).findings).toEqual([]);
  });

  it('asks nothing by the hour of a course that is not for credit and has none', () => {
    const changes = edit(
      'course.yaml',
      'countsForCredit: true\nnotForCreditReason: null',
      'countsForCredit: false\nnotForCreditReason: It is about building a practice.',
    );

    expect(review(changes, null).findings).toEqual([]);
  });

  // Every row has its hours here, since jest would take a missing seventh argument for a callback.
  it.each(rows.map((row) => withHours(row)))(
    'says %s of a course that %s',
    (code, _what, changes, file, passage, message, hours) => {
      const { files, findings } = review(changes, hours);
      const [before = ''] = (files.get(file) ?? '').split(passage);

      expect(findings).toEqual([
        expect.objectContaining({
          code,
          file,
          line: before.split('\n').length,
          message: expect.stringContaining(message),
        }),
      ]);
    },
  );

  it('has a case above for each of its rules', () => {
    const courses = rows.map(([, , changes, , , , hours]) => ({
      ...review(changes),
      hours: hours ?? fewMinutes,
    }));
    const silent = reviewRules.filter((rule) =>
      courses.every(({ course, hours }) => rule(course, hours).length === 0),
    );

    expect(silent).toEqual([]);
  });
});

function withHours([code, what, changes, file, passage, message, hours]: Row) {
  return [code, what, changes, file, passage, message, hours === undefined ? fewMinutes : hours] as const;
}
