import { aCourseDocument, replacing } from '../testing/index.js';
import { renderLesson } from './render-lesson.js';

const selfCheck = `:::self-check{#check}
Nobody speaks. What would you do?

- [ ] Ask *Ruth*.

  Many leaders go there first :cite[doe-2021].

- [x] Wait.

  It leaves room, and it is not nothing.
:::

## The note`;

describe('a self-check in a lesson', () => {
  const course = aCourseDocument({
    edit: {
      'lessons/02-when-someone-is-absent.md': replacing('## The note', selfCheck),
    },
  });
  const { html = '', manifest } = renderLesson(course, 'when-someone-is-absent') ?? {};
  const own = /<section id="b-check".*?<\/section>/su.exec(html)?.[0] ?? '';

  it('says what it is, and that nobody will see the answer', () => {
    expect(own).toContain('aria-labelledby="b-check--label"');
    expect(own).toContain('>Check yourself · never graded, nothing is kept</p>');
  });

  it('unfolds what each answer has to say without scripts, and says in words which is closest', () => {
    const answers = [
      ...own.matchAll(/<details><summary id="[^"]+"><span>(.*?)<\/span><\/summary>(.*?)<\/details>/gsu),
    ];

    expect(answers.map(([, answer]) => answer)).toEqual(['Ask <em>Ruth</em>.', 'Wait.']);
    expect(answers[0]?.[2]).toContain('<p class="verdict">Another look</p>');
    expect(answers[0]?.[2]).toContain('Many leaders go there first');
    expect(answers[1]?.[2]).toContain('<p class="verdict">Closest to this lesson</p>');
  });

  it('holds no field, no button and no form, so that there is nothing to send', () => {
    expect(own).not.toMatch(/<(?:input|button|form|select|textarea)/u);
  });

  it('brings along what it cites, and every paragraph that the manifest names', () => {
    expect(manifest?.references).toContain('doe-2021');
    expect(manifest?.paragraphs.filter((id) => !html.includes(`id="${id}"`))).toEqual([]);
  });
});
