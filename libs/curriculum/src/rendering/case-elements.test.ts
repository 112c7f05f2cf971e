import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CourseDocument } from '../course.js';
import { readCourse } from '../reading/read-course.js';
import { aCourseDocument, replacing } from '../testing/index.js';
import { effectInWords, sentenceOfStances } from './case-words.js';
import { renderLesson } from './render-lesson.js';

const courses = path.resolve(__dirname, '../../../../content/courses');

describe('a branching case in a lesson', () => {
  const html = renderLesson(aCourseDocument(), 'when-someone-is-absent')?.html ?? '';

  it.each([
    ['who is in the room, and how they come in', '<span class="stance">At the start: open.</span>'],
    ['what a moment changes, in words', '<p class="stances">Now Ruth is leaning in, and Paul is silent.</p>'],
    [
      'a choice as a link to the moment that follows it',
      '<li><a href="#case-the-empty-chair--at-the-group-answers" data-choice="ask-the-group" data-to="the-group-answers" data-target="group" data-addressed="">Ask the group what it noticed.</a> <span class="target">to the whole group</span></li>',
    ],
    ['an ending with its discussion', '<p class="case-heading">Ending: A voice for the absent</p>'],
    ['what an ending did, in words', '<li><b>Cohesion</b>: a little less than before</li>'],
    ['the way back to the first moment', '<a href="#case-the-empty-chair--at-opening">Back to the first'],
  ])('prints %s', (_what, expected) => {
    expect(html).toContain(expected);
  });
});

describe('a choice that names nobody', () => {
  it('is marked with the members it is toward', () => {
    const toTwo = replacing(
      'Say nothing yet., target: none',
      'Stay there., target: dyad, toward: [tom, lena]',
    );
    const course = aCourseDocument({ edit: { 'cases/the-empty-chair.yaml': toTwo } });

    expect(renderLesson(course, 'when-someone-is-absent')?.html).toContain(
      'data-target="dyad" data-addressed="tom lena">Stay there.</a> <span class="target">to two people</span>',
    );
  });
});

describe('content/courses', () => {
  it.each(readdirSync(courses))(
    '%s has a case whose every way can be followed link by link, without scripts, to a discussion',
    (slug) => {
      const course = courseIn(path.join(courses, slug));
      expect(course.cases.length).toBeGreaterThan(0);
      for (const { id, start, steps } of course.cases) {
        const moments = momentsIn(pageWith(course, id), id);
        expect(moments.size).toBe(steps.length);
        const ends = endsOf(moments, `case-${id}--at-${start}`);

        expect(ends.length).toBeGreaterThan(1);
        expect(ends.filter((end) => !end.includes('<div class="discussion">'))).toEqual([]);
      }
    },
  );
});

function courseIn(folder: string): CourseDocument {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const reading = readCourse(
    new Map(files.map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')])),
  );
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));

  return reading.course;
}

function pageWith(course: CourseDocument, caseId: string): string {
  const pages = course.lessons.map(({ id }) => renderLesson(course, id)?.html ?? '');

  return pages.find((page) => page.includes(`data-case="${caseId}"`)) ?? '';
}

/** The HTML of each moment by its anchor. */
function momentsIn(html: string, caseId: string): ReadonlyMap<string, string> {
  const pieces = html.split(new RegExp(`<section id="(case-${caseId}--at-[^"]+)"`));

  return new Map(
    pieces.flatMap((piece, index) => (index % 2 === 1 ? [[piece, pieces[index + 1] ?? ''] as const] : [])),
  );
}

/** The last moment of every way from here on; a link that leads nowhere ends in nothing. */
function endsOf(moments: ReadonlyMap<string, string>, anchor: string): readonly string[] {
  const moment = moments.get(anchor) ?? '';
  const links = [...moment.matchAll(/href="#([^"]+)" data-choice/g)].flatMap(([, to]) => to ?? []);

  return links.length === 0 ? [moment] : links.flatMap((to) => endsOf(moments, to));
}

describe('the words of a case', () => {
  const [found] = aCourseDocument().cases;

  it('name nobody when nobody changes', () => {
    expect(found && sentenceOfStances(found, {})).toBe('');
  });

  it.each([
    [-2, 'much less than before'],
    [-1, 'a little less than before'],
    [0, 'as it was'],
    [1, 'a little more than before'],
    [2, 'much more than before'],
  ])('call an effect of %i "%s"', (effect, words) => {
    expect(effectInWords(effect)).toBe(words);
  });
});

describe('a warning', () => {
  const second = 'lessons/02-when-someone-is-absent.md';
  const rendered = (edit: (text: string) => string): string =>
    renderLesson(aCourseDocument({ edit: { [second]: edit } }), 'when-someone-is-absent')?.html ?? '';

  it('about a case leads past it, to a place that can take the focus', () => {
    const html = rendered((text) => text);

    expect(html).toContain(
      '<a href="#case-the-empty-chair--end">Skip the case “The empty chair”</a></p></aside>',
    );
    expect(html).toContain('<p id="case-the-empty-chair--end" class="skipped" tabindex="-1">');
  });

  it('about a scene leads past the vignette that comes next', () => {
    const scene = '::::vignette{#one title="One"}\nA quiet evening.\n::::\n\n## The note';
    const html = rendered((text) =>
      replacing('## The note', scene)(replacing('The case mentions', 'The scene mentions')(text)),
    );

    expect(html).toContain('<a href="#b-one--end">Skip the scene “One”</a>');
    expect(html).not.toContain('Skip the case');
  });

  it('about the whole lesson offers nothing to skip', () => {
    expect(rendered(replacing('The case mentions', 'This lesson mentions'))).not.toContain('class="skip"');
  });
});
