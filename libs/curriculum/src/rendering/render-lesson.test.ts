import type { CourseDocument } from '../course.js';
import type { Block } from '../lesson.js';
import { aCourseDocument, replacing } from '../testing/index.js';
import { renderCase } from './render-case.js';
import { renderLesson, type RenderedLesson } from './render-lesson.js';
import { renderStem } from './render-stem.js';

const first = 'lessons/01-what-a-group-promises.md';

function rendered(lessonId: string, course = aCourseDocument()): RenderedLesson {
  const lesson = renderLesson(course, lessonId);
  if (lesson === null) throw new Error(`There is no lesson ${lessonId}.`);

  return lesson;
}

const promises = rendered('what-a-group-promises');
const absent = rendered('when-someone-is-absent');

describe('renderLesson', () => {
  it('answers null for a lesson the course does not have', () => {
    expect(renderLesson(aCourseDocument(), 'nowhere')).toBeNull();
  });

  it.each([
    ['a paragraph under its anchor', promises, '<p id="p-leader-is-bound">The leader is bound'],
    [
      'a list item under its anchor',
      promises,
      '<li id="p-agreement-names-limits">It names its own limits.</li>',
    ],
    ['a heading', promises, '<h2 id="s-who-is-bound">Who is bound</h2>'],
    [
      'a vignette named as fictional',
      promises,
      '<p id="b-tuesday--label" class="label">Case vignette · fictional composite</p><p id="b-tuesday--title" class="title">Tuesday, 6 pm</p>',
    ],
    [
      'a line of dialogue with its speaker',
      promises,
      'class="line"><b class="speaker">Ruth</b>: Can you promise me nobody talks?</p>',
    ],
    ['a stage direction', promises, 'class="direction"><em>A long silence.</em></p>'],
    [
      'a term that works without scripts',
      promises,
      '<a class="term" href="#glossary-privilege">privilege</a>',
    ],
    ['the entry the term leads to', promises, '<dt id="glossary-privilege">privilege</dt>'],
    [
      'a citation',
      promises,
      '<a class="cite" href="#ref-sample-code">(Example Society of Group Leaders, n.d.)</a>',
    ],
    [
      'the reference the citation leads to',
      absent,
      '<li id="ref-doe-2021">Doe, J., &#x26; Roe, R. M. (2021). A sample study. Journal of Examples. <a href="https://doi.org/10.1000/example"',
    ],
    [
      'a drawing that is described',
      promises,
      '<figure id="b-seats"><svg viewBox="0 0 100 100" role="img" aria-label="A circle of seven chairs, one of them empty.">',
    ],
    ['paint of a drawing under an id of its own', promises, 'fill="url(#drawing-seats--wood)"'],
    [
      'a private prompt',
      promises,
      '<aside id="b-first-promise" class="reflection" data-reflection="first-promise"',
    ],
    [
      'how strong the evidence is, in words',
      absent,
      '<p class="label">What the evidence says: limited evidence</p>',
    ],
    ['a table with column headings', absent, '<th scope="col">Response</th>'],
    [
      'a link into another lesson',
      absent,
      '<a href="what-a-group-promises#p-leader-is-bound" data-lesson="what-a-group-promises">who is bound</a>',
    ],
    ['a handout', absent, '<section id="b-absence-sheet" class="handout"'],
    ['a warning', absent, '<aside class="warning" aria-label="Loss">'],
    [
      'the moments of a case as readable text',
      absent,
      '<b class="speaker">Ruth</b>: Has anyone heard from him?</p></div>',
    ],
    [
      'what a figure shows in words, for everyone',
      promises,
      '<details class="description"><summary>This figure in words</summary><p>A circle of seven chairs, one of them empty.</p></details>',
    ],
    [
      'where a handout comes from',
      absent,
      '<p class="source">From the course “A sample course”, where its sources are listed.</p>',
    ],
  ])('prints %s', (_what, { html }, expected) => {
    expect(html).toContain(expected);
  });

  it('gives every id once, and every link within the page a place to lead to', () => {
    for (const { html } of [promises, absent]) {
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);

      expect(new Set(ids).size).toBe(ids.length);
      expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    }
  });

  it('lists in the manifest what the page needs', () => {
    expect(absent.manifest).toMatchObject({
      headings: [
        { id: 's-three-responses', level: 2, text: 'Three responses' },
        { id: 's-the-note', level: 2, text: 'The note' },
      ],
      handouts: [{ id: 'absence-sheet', title: 'After an absence' }],
      cases: ['the-empty-chair'],
      references: ['doe-2021'],
      minutes: 1,
    });
    expect(promises.manifest).toMatchObject({
      reflections: [{ id: 'first-promise', prompt: 'What was the first thing you ever promised a group?' }],
      terms: ['privilege'],
      figures: ['seats'],
    });
    expect(promises.manifest.paragraphs.filter((id) => !promises.html.includes(` id="${id}"`))).toEqual([]);
  });
});

describe('hostile text', () => {
  const script = '<script>alert(1)</script>';

  it('is printed as text wherever a title or a fact holds it', () => {
    const course = aCourseDocument({
      edit: {
        [first]: replacing('title="Tuesday, 6 pm"', `title='${script}'`),
        'course.yaml': (text) =>
          replacing(
            'title: A sample code of conduct',
            `title: '${script}'`,
          )(replacing('heldBy: Courts', `heldBy: '"><img src=x onerror=alert(1)>'`)(text)),
      },
    });
    const { html } = rendered('what-a-group-promises', course);

    expect(html).toContain('&#x3C;script>alert(1)&#x3C;/script>');
    expect(html).not.toMatch(/<script|<img/);
  });

  it('cannot leave an attribute', () => {
    const alt = 'alt="A circle of seven chairs, one of them empty."';
    const edit = { [first]: replacing(alt, `alt='"><script>x</script>" onload="x'`) };
    const { html } = rendered('what-a-group-promises', aCourseDocument({ edit }));

    expect(html).toContain('aria-label="&#x22;><script>x</script>&#x22; onload=&#x22;x"');
  });

  // A stored course may be older than today's checks, so the renderer trusts none of it.
  it('is taken out of a stored course that was never checked', () => {
    const course = aCourseDocument();
    const link = (href: string): Block => ({
      kind: 'paragraph',
      id: 'p-x',
      anchor: null,
      line: 1,
      children: [{ kind: 'link', href, line: 1, children: [{ kind: 'text', text: 'words' }] }],
    });
    const blocks = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:x',
      'data:text/html,x',
      'vbscript:x',
    ].map(link);
    const stored: CourseDocument = {
      ...course,
      lessons: course.lessons.map((lesson) => ({ ...lesson, blocks: [...blocks, ...lesson.blocks] })),
      references: course.references.map((reference) => ({ ...reference, url: 'javascript:alert(1)' })),
      drawings: [{ file: 'figures/circle.svg', svg: '<svg viewBox="0 0 1 1" onload="alert(1)"/>' }],
    };
    const { html } = rendered('what-a-group-promises', stored);

    expect(html).not.toMatch(/href="\s*(?:javascript|data|vbscript)|onload|<svg/i);
    expect(html).toContain('<span>words</span>');
    expect(html).toContain('A circle of seven chairs');
  });
});

describe('renderCase', () => {
  const found = renderCase(aCourseDocument(), 'the-empty-chair');

  it('answers null for a case the course does not have', () => {
    expect(renderCase(aCourseDocument(), 'ghost')).toBeNull();
  });

  it('prints each scene and discussion, and the references they cite', () => {
    expect(found?.steps[0]?.sceneHtml).toContain('<b class="speaker">Ruth</b>: Has anyone heard from him?');
    expect(found?.steps[0]?.stances).toEqual({ ruth: 'leaning-in', paul: 'silent' });
    expect(found?.steps[1]?.ending?.discussionHtml).toContain('<a class="cite" href="#ref-doe-2021">');
    expect(found?.backMatterHtml).toContain('<li id="ref-doe-2021">');
  });
});

describe('renderStem', () => {
  it('prints the Markdown of a stem', () => {
    const course = aCourseDocument({
      edit: { 'items.yaml': replacing('as seen in explain-01?', 'as *seen* in 1 < 2?') },
    });
    const [item] = course.items;

    expect(item === undefined ? '' : renderStem(course, item)).toContain(
      'as <em>seen</em> in 1 &#x3C; 2?</p>',
    );
    expect(item?.stemText).toContain('as seen in 1 < 2?');
  });
});
