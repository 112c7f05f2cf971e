import { aCourse, replacing, type CourseChanges } from '../testing/index.js';
import { edit, lineOf, mistakesIn, type MistakeCase } from '../testing/mistakes-in.js';
import { canonicalText, readCourse } from './read-course.js';

const first = 'lessons/01-what-a-group-promises.md';
const second = 'lessons/02-when-someone-is-absent.md';
const emptyChair = 'cases/the-empty-chair.yaml';

describe('readCourse', () => {
  it('reads a valid course into plain data', () => {
    const reading = readCourse(aCourse());

    expect(reading).toMatchObject({
      ok: true,
      course: {
        slug: 'a-sample-course',
        lessons: [{ id: 'what-a-group-promises' }, { id: 'when-someone-is-absent' }],
        cases: [{ id: 'the-empty-chair', steps: [{ id: 'opening' }, {}, {}] }],
        drawings: [{ file: 'figures/circle.svg' }],
      },
    });
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
  });

  it('gives options the letters a to d by their order in the file', () => {
    const reading = readCourse(aCourse());

    expect(reading.ok && reading.course.items[1]?.options.map(({ id, correct }) => [id, correct])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
      ['d', false],
    ]);
  });

  it('orders lessons as the modules list them, whatever their files are called', () => {
    const files = aCourse();
    const moved = new Map(
      [...files].map(([path, text]) => [path === first ? 'lessons/03-what-a-group-promises.md' : path, text]),
    );
    const reading = readCourse(moved);

    expect(reading.ok && reading.course.lessons.map(({ id }) => id)).toEqual([
      'what-a-group-promises',
      'when-someone-is-absent',
    ]);
  });

  it('keeps the id of a paragraph without an anchor when another paragraph is added before it', () => {
    const idOf = (changes: CourseChanges) => {
      const reading = readCourse(aCourse(changes));

      return JSON.stringify(reading).match(
        /"id":"(p-[0-9a-f]{8})","anchor":null,"children":\[{"kind":"text","text":"Studies/,
      )?.[1];
    };

    expect(idOf({})).toMatch(/^p-/);
    expect(idOf(edit(second, ':::evidence', 'One more.\n\n:::evidence'))).toBe(idOf({}));
  });

  it('keeps the id of a paragraph when the same words leave another section', () => {
    const noteId = (changes: CourseChanges) => {
      const reading = readCourse(aCourse(changes));
      const ids = [
        ...JSON.stringify(reading).matchAll(
          /"id":"(p-[0-9a-f-]+)","anchor":null,"children":\[{"kind":"text","text":"Write it down/g,
        ),
      ];

      return ids.at(-1)?.[1];
    };
    const again = (text: string) => text.replace(/(## Three responses|## The note)/g, '$1\n\nWrite it down.');
    const once = (text: string) => text.replace('## The note', '## The note\n\nWrite it down.');

    expect(noteId({ edit: { [second]: again } })).toMatch(/^p-[0-9a-f]{8}$/);
    expect(noteId({ edit: { [second]: again } })).toBe(noteId({ edit: { [second]: once } }));
  });

  it('leaves a time of day alone, though 6:30 looks like a directive', () => {
    const reading = readCourse(aCourse(edit(first, 'Ruth waits until', 'At 6:30 Ruth waits until')));

    expect(JSON.stringify(reading)).toContain('"At 6:30 Ruth waits until the others have left."');
  });

  it('reads files with Windows line ends as the same course', () => {
    const windows = new Map([...aCourse()].map(([path, text]) => [path, text.replace(/\n/g, '\r\n')]));

    expect(readCourse(windows)).toEqual({
      ok: true,
      course: expect.objectContaining({ slug: 'a-sample-course' }),
    });
  });
  // What is wrong, the change, the file, a passage on the line that is named, the field, part of the message.
  it.each<MistakeCase>([
    [
      'an unknown field',
      edit('course.yaml', 'topics:', 'colour: red\ntopics:'),
      'course.yaml',
      'colour',
      'colour',
      '"colour" is not a field',
    ],
    [
      'a missing field',
      edit('course.yaml', 'promise: Say', 'pledge: Say'),
      'course.yaml',
      'format',
      'promise',
      'is missing',
    ],
    [
      'a wrong value',
      edit('course.yaml', 'level: introductory', 'level: easy'),
      'course.yaml',
      'level',
      'level',
      'introductory, intermediate, advanced',
    ],
    [
      'a wrong kind of value',
      edit('course.yaml', 'title: "A sample course"', 'title: 7'),
      'course.yaml',
      'title',
      'title',
      'must be text',
    ],
    [
      'a field within a list',
      edit('course.yaml', 'competencies: [intervention]', 'competencies: [magic]'),
      'course.yaml',
      '[magic]',
      'objectives[2].competencies[0]',
      'must be one of',
    ],
    [
      'too few objectives',
      edit(
        'course.yaml',
        '  - id: document-contact\n    text: List what belongs in the note about a missed meeting.\n    competencies: [process]\n',
        '',
      ),
      'course.yaml',
      'objectives',
      'objectives',
      'at least four',
    ],
    [
      'text that is not YAML',
      edit('course.yaml', 'topics: [ethics]', 'topics: [ethics'),
      'course.yaml',
      'categories',
      '',
      'not readable as YAML',
    ],
    [
      'a field given twice',
      edit('course.yaml', 'topics:', 'slug: b\ntopics:'),
      'course.yaml',
      'slug: b',
      '',
      'not readable as YAML',
    ],
    [
      'an id with a space',
      edit('course.yaml', 'slug: a-sample-course', 'slug: A course'),
      'course.yaml',
      'slug',
      'slug',
      'lower-case',
    ],
    ['a lesson without its head', edit(first, '---\nid', 'id'), first, 'id:', '', 'two --- lines'],
    [
      'a stance that is none',
      edit(emptyChair, 'paul: silent', 'paul: asleep'),
      emptyChair,
      'paul: asleep',
      'steps[0].stances.paul',
      'must be one of',
    ],
    [
      'an effect out of range',
      edit(emptyChair, 'voice: 2 }', 'voice: 3 }'),
      emptyChair,
      'effects: { safety: 1',
      'steps[1].ending.effects.voice',
      '-2 to 2',
    ],
    [
      'a file that is no part of a course',
      { files: { 'notes.txt': 'x' } },
      'notes.txt',
      'x',
      '',
      'is not a file of a course',
    ],
    ['a missing file', { files: { 'evaluation.yaml': null } }, 'evaluation.yaml', '', '', 'is missing'],
  ])('names %s', (_name, changes, file, passage, field, message) => {
    expect(mistakesIn(changes)).toContainEqual({
      file,
      line: lineOf(changes, file, passage),
      field,
      message: expect.stringContaining(message),
    });
  });

  it('names an abstract that is too short with its number of words', () => {
    const changes: CourseChanges = {
      edit: {
        'course.yaml': (text) => text.replace(/abstract: \|\n(?: {2}.*\n)+/, 'abstract: Two words.\n'),
      },
    };

    expect(mistakesIn(changes)).toEqual([
      { file: 'course.yaml', line: 5, field: 'abstract', message: 'has 2 words; it needs 60 to 200' },
    ]);
  });

  it('collects the mistakes of all files at once, in the order of files and lines', () => {
    const mistakes = mistakesIn({
      edit: {
        'course.yaml': replacing('level: introductory', 'level: easy'),
        'items.yaml': replacing('kind: knowledge', 'kind: riddle'),
        [first]: replacing(':::reflection', ':::musing'),
      },
    });

    expect(mistakes.map(({ file }) => file)).toEqual(['course.yaml', 'items.yaml', first]);
  });

  it('names one mistake once, without others that only follow from it', () => {
    expect(
      mistakesIn(edit(first, ':::reflection{#first-promise}', ':::musing{#first-promise}')),
    ).toHaveLength(1);
    expect(
      mistakesIn(edit(second, 'Studies are few', '<i>Studies</i> are few')).map(({ field }) => field),
    ).toEqual(['html', 'html']);
  });

  it('survives aliases that would unfold without end', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`),
    ].join('\n');

    expect(mistakesIn({ files: { 'items.yaml': bomb } })).toContainEqual(
      expect.objectContaining({ file: 'items.yaml', message: expect.stringContaining('alias') }),
    );
  });
});

describe('canonicalText', () => {
  it('is the same whatever order and line ends the files come with', () => {
    const files = [...aCourse()];
    const other = new Map(files.toReversed().map(([path, text]) => [path, text.replace(/\n/g, '\r\n')]));

    expect(canonicalText(other)).toBe(canonicalText(new Map(files)));
  });

  it('differs when one letter or one file name does', () => {
    const text = canonicalText(aCourse());

    expect(canonicalText(aCourse(edit(first, 'Ruth waits', 'Ruth wait')))).not.toBe(text);
    expect(canonicalText(new Map([...aCourse()].map(([path, body]) => [`${path}x`, body])))).not.toBe(text);
  });
});
