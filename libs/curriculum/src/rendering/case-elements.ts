import type { Element, ElementContent } from 'hast';
import { addressedIn } from '../addressed.js';
import type { Case, CaseEnding, CaseStep } from '../course.js';
import type { Block } from '../lesson.js';
import { effectInWords, sentenceOfStances, stanceInWords, targetInWords } from './case-words.js';
import { element } from './elements.js';
import type { RenderPlace } from './place.js';

type Render = (blocks: readonly Block[]) => readonly ElementContent[];

/**
 * A branching case where it stands in a lesson: every moment of it, in the order of its file, with each choice a link to
 * the moment it leads to. It reads as text from the first to the last ending; its data attributes let a page that runs
 * scripts play it one moment at a time.
 */
export function caseElement({ course }: RenderPlace, ref: string, render: Render): Element {
  const found = course.cases.find(({ id }) => id === ref);
  if (found === undefined) return element('div', { className: ['case'] });
  const numbers = momentNumbers(found);

  return element(
    'section',
    {
      id: `case-${ref}`,
      className: ['case'],
      dataCase: ref,
      dataStart: found.start,
      ariaLabelledBy: [`case-${ref}--label`, `case-${ref}--title`],
    },
    element('p', { id: `case-${ref}--label`, className: ['label'] }, 'Branching case · fictional composite'),
    element('p', { id: `case-${ref}--title`, className: ['title'] }, found.title),
    render(found.setting),
    element(
      'div',
      { className: ['case-script'] },
      membersElements(found),
      element(
        'p',
        { className: ['case-how'] },
        'You lead. Each thing you might do is a link to the moment that follows it, and every way ends in a discussion.',
      ),
      found.steps.map((step) => stepElement(render, found, step, numbers.get(step.id) ?? null)),
    ),
  );
}

const anchorOf = (found: Case, step: string): string => `case-${found.id}--at-${step}`;

/** Moments are counted in the order of the file; an ending has a title instead. */
function momentNumbers({ steps }: Case): ReadonlyMap<string, number> {
  return new Map(steps.filter(({ ending }) => ending === null).map(({ id }, index) => [id, index + 1]));
}

function membersElements({ members }: Case): readonly Element[] {
  return [
    element('p', { className: ['case-heading'] }, 'Who is in the room'),
    element(
      'ul',
      { className: ['case-members'] },
      members.map(({ id, name, about, stance }) =>
        element(
          'li',
          { dataMember: id, dataStance: stance },
          element('b', { className: ['speaker'] }, name),
          ' ',
          element('span', { className: ['about'] }, about),
          ' ',
          element('span', { className: ['stance'] }, `At the start: ${stanceInWords[stance]}.`),
        ),
      ),
    ),
  ];
}

function stepElement(render: Render, found: Case, step: CaseStep, number: number | null): Element {
  const name = step.ending === null ? `Moment ${number ?? ''}` : `Ending: ${step.ending.title}`;
  const changes = sentenceOfStances(found, step.stances);

  return element(
    'section',
    {
      id: anchorOf(found, step.id),
      className: step.id === found.start ? ['case-step', 'case-start'] : ['case-step'],
      dataStep: step.id,
      dataStances: Object.entries(step.stances)
        .map(([member, stance]) => `${member}:${stance}`)
        .join(' '),
      ariaLabel: name,
    },
    element('p', { className: ['case-heading'] }, name),
    element('div', { className: ['scene'] }, render(step.scene)),
    changes === '' ? null : element('p', { className: ['stances'] }, changes),
    step.choices.length === 0 ? null : choicesElements(found, step),
    step.ending === null ? null : endingElement(render, found, step.ending),
  );
}

function choicesElements(found: Case, { choices }: CaseStep): readonly Element[] {
  return [
    element('p', { className: ['case-ask'] }, 'What do you do?'),
    element(
      'ol',
      { className: ['choices'] },
      choices.map((choice) =>
        element(
          'li',
          {},
          element(
            'a',
            {
              href: `#${anchorOf(found, choice.to)}`,
              dataChoice: choice.id,
              dataTo: choice.to,
              dataTarget: choice.target,
              dataAddressed: addressedIn(found, choice).join(' '),
            },
            choice.text,
          ),
          ' ',
          element('span', { className: ['target'] }, targetInWords[choice.target]),
        ),
      ),
    ),
  ];
}

function endingElement(render: Render, found: Case, { discussion, effects }: CaseEnding): Element {
  return element(
    'div',
    { className: ['discussion'] },
    element('p', { className: ['case-heading'] }, 'Discussion'),
    render(discussion),
    element('p', { className: ['case-heading'] }, 'What your choices did'),
    element(
      'ul',
      { className: ['effects'] },
      element('li', {}, element('b', {}, 'Safety'), `: ${effectInWords(effects.safety)}`),
      element('li', {}, element('b', {}, 'Cohesion'), `: ${effectInWords(effects.cohesion)}`),
      element('li', {}, element('b', {}, 'Voice'), `: ${effectInWords(effects.voice)}`),
    ),
    element(
      'p',
      { className: ['again'] },
      element(
        'a',
        { href: `#${anchorOf(found, found.start)}` },
        'Back to the first moment, to try another way',
      ),
    ),
  );
}
