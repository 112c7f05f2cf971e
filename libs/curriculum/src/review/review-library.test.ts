import { readCourse } from '../reading/read-course.js';
import { aCourse } from '../testing/a-course.js';
import { anItem } from '../testing/an-item.js';
import { aCourseDocument } from '../testing/sample-course.js';
import { reviewLibrary, type LibraryCourse } from './review-library.js';
import { competencies } from '../facts.js';

const everything = `competencies: [${competencies.join(', ')}]`;

function aLibraryCourse(slug: string, stem: string, creditHours: number | null): LibraryCourse {
  const files = aCourse({
    slug,
    edit: { 'course.yaml': (text) => text.replace('competencies: [ethics]', everything) },
  });
  const reading = readCourse(files);
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
  const options = ['north', 'south', 'east', 'west'].map((way) => `${slug} ${way}`);

  return { files, course: { ...reading.course, items: [anItem(stem, options)] }, creditHours };
}

const one = aLibraryCourse('one', 'What would you do when nobody speaks?', 7);
const other = aLibraryCourse('other', 'Whom does the law bind to silence?', 5);

describe('reviewLibrary', () => {
  it('finds nothing in courses that ask different things, cover everything and last long enough', () => {
    expect(reviewLibrary([one, other], 12)).toEqual([]);
  });

  it('names an item that asks what another course asks, with its place', () => {
    const copy = aLibraryCourse('copy', 'What would you do when nobody speaks?', 5);

    expect(reviewLibrary([one, copy], 12)).toEqual([
      {
        code: 'items-alike',
        course: 'copy',
        file: 'items.yaml',
        line: 2,
        field: 'items[0].id',
        message: expect.stringContaining('of one asks (100 % of their word pairs)'),
      },
    ]);
  });

  it('names a self-check that asks what an item asks, with its place in the lesson', () => {
    const lesson = 'lessons/02-when-someone-is-absent.md';
    const asked =
      '\n:::self-check{#check-silence}\nWhat would you do when nobody speaks?\n\n- [x] Wait.\n\n  Yes.\n\n- [ ] Ask.\n\n  Many do.\n:::\n';
    const files = aCourse({ slug: 'third', edit: { [lesson]: (text) => text + asked } });
    const reading = readCourse(files);
    if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
    const third = { files, course: { ...reading.course, items: [] }, creditHours: 1 };

    expect(reviewLibrary([one, third], 0)).toEqual([
      {
        code: 'items-alike',
        course: 'third',
        file: lesson,
        line: (files.get(lesson) ?? '').split(':::self-check')[0]?.split('\n').length,
        field: ':::self-check',
        message: expect.stringContaining('of one asks (100 % of their word pairs)'),
      },
    ]);
  });

  it('names a competency that no objective is about', () => {
    const course = aCourseDocument({ slug: 'small' });
    const found = reviewLibrary(
      [{ files: aCourse(), course: { ...course, items: [] }, creditHours: 12 }],
      12,
    );

    expect(found.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('Tag an objective "online"'),
    );
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['subject-not-covered']));
  });

  it('adds the hours of courses that count for credit, and no others', () => {
    const unpaid = { ...other, course: { ...other.course, countsForCredit: false } };

    expect(reviewLibrary([one, unpaid], 12)).toEqual([
      expect.objectContaining({
        code: 'library-too-short',
        message: expect.stringContaining('7 credit hours'),
      }),
    ]);
  });
});
