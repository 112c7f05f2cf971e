import type { Element, ElementContent } from 'hast';
import type { Block, SelfCheck } from '../lesson.js';
import { partsOf, type SelfCheckOption } from '../self-checks.js';
import { element } from './elements.js';
import { inlineElements } from './inline-elements.js';
import type { RenderPlace } from './place.js';

type Render = (blocks: readonly Block[]) => readonly ElementContent[];

/** A question whose answers unfold to what each has to say: no script, no form, and nothing that could be sent or kept. */
export function selfCheckElement(place: RenderPlace, found: SelfCheck, render: Render): Element {
  const id = `b-${found.id}`;
  const { stem, options } = partsOf(found);

  return element(
    'section',
    { id, className: ['self-check'], ariaLabelledBy: [`${id}--label`] },
    element(
      'p',
      { id: `${id}--label`, className: ['label'] },
      'Check yourself · never graded, nothing is kept',
    ),
    render(stem),
    element(
      'p',
      { className: ['how'] },
      'Open the answer you would give. The others have something to say, too.',
    ),
    element(
      'ul',
      { className: ['answers'] },
      options.map((option) => element('li', {}, answerElement(place, option, render))),
    ),
  );
}

function answerElement(
  place: RenderPlace,
  { best, answer, feedback }: SelfCheckOption,
  render: Render,
): Element {
  return element(
    'details',
    {},
    answer === null
      ? element('summary', {})
      : element('summary', { id: answer.id }, element('span', {}, inlineElements(place, answer.children))),
    element(
      'div',
      { className: best === true ? ['answer', 'closest'] : ['answer'] },
      element('p', { className: ['verdict'] }, best === true ? 'Closest to this lesson' : 'Another look'),
      render(feedback),
    ),
  );
}
