import { aCourse, type CourseChanges } from './a-course.js';
import { firstLesson, secondLesson } from './a-course-text.js';

const scene = (name: string) => `
::::vignette{#${name.toLowerCase()}-asks title="${name} asks"}
:::dialogue
${name}: Who decides when we are done?

Leader: What made you wonder tonight?
:::
::::
`;

const seats = (id: string) => `
:::figure{#${id} src="figures/circle.svg" alt="A circle of seven chairs, one of them empty, seen from above."}
The room before anyone has come in.
:::
`;

const finishedFirst = firstLesson
  .replace('one of them empty."', 'one of them empty, seen from the door."')
  .concat(scene('Lena'), scene('Paul'), seats('second-seats'), seats('third-seats'));

const finishedSecond = secondLesson.concat(`
:::reflection{#second-absence}
Whose absence would you notice last?
:::

:::reflection{#third-absence}
What do you do with your relief?
:::
`);

/** Eighty words for the end of a path. */
const discussion = 'Each choice opened one door and closed another. '.repeat(10).trim();

const names = ['Ruth', 'Amir', 'Lena', 'Paul', 'Grace', 'Tom'];

const ending = (id: string) => `  - id: ${id}
    scene: |
      Ruth: That is how it was.
    ending:
      title: What ${id} made possible
      discussion: |
        ${discussion}
      effects: { safety: 1, cohesion: 0, voice: 1 }
`;

const finishedCase = `id: the-empty-chair
title: The empty chair
objectives: [respond-to-absence]
setting: A weekly group of six, third month. A fictional composite.
members:
${names.map((name) => `  - { id: ${name.toLowerCase()}, name: ${name}, about: ${name} has come since the start., stance: open }`).join('\n')}
start: opening
steps:
  - id: opening
    scene: |
      Ruth: Has anyone heard from him :cite[doe-2021]?
    stances: { ${names.map((name) => `${name.toLowerCase()}: guarded`).join(', ')} }
    choices:
      - { id: ask, text: Ask the group what it noticed., target: group, to: answers }
      - { id: turn, text: Turn to Ruth., target: member, to: ruth-speaks }
      - { id: wait, text: Say nothing yet., target: none, to: silence }
      - { id: close, text: Move on., target: none, to: moved-on }
${['answers', 'ruth-speaks', 'silence', 'moved-on'].map(ending).join('')}`;

const finishedItems = `items:
${[
  ['explain', 'explain-limits', 'what-a-group-promises', 'leader-is-bound'],
  ['draft', 'draft-agreement', 'what-a-group-promises', 'agreement-asks'],
  ['respond', 'respond-to-absence', 'when-someone-is-absent', 'three-responses'],
  ['document', 'document-contact', 'when-someone-is-absent', 'what-to-note'],
]
  .flatMap(([id, objective, lesson, paragraph]) =>
    [0, 1, 2, 3].map(
      (number) => `  - id: ${id}-${number}
    objective: ${objective}
    kind: ${number % 2 === 0 ? 'judgement' : 'knowledge'}
    difficulty: 3
    source: { lesson: ${lesson}, paragraph: ${paragraph} }
    stem: |
      What does the lesson say about ${paragraph}, number ${number}?
    options:
${['north', 'south', 'round', 'ahead']
  .map(
    (way, option) => `      - text: The way ${way} in ${id}-${number}.
${option === number ? '        correct: true\n' : ''}        rationale: Why ${way} is what it is.`,
  )
  .join('\n')}
`,
    ),
  )
  .join('')}`;

/**
 * The sample course brought to where a review finds nothing, as long as it is worth no more than the few minutes its text
 * takes. A test of a rule changes what the rule is about.
 */
export function aFinishedCourse(changes: CourseChanges = {}): Map<string, string> {
  const finished = aCourse({
    files: {
      'lessons/01-what-a-group-promises.md': finishedFirst,
      'lessons/02-when-someone-is-absent.md': finishedSecond,
      'cases/the-empty-chair.yaml': finishedCase,
      'items.yaml': finishedItems,
    },
    edit: {
      'course.yaml': (text) =>
        text
          .replace("other's", 'other’s')
          .replace('Sample text; the evidence is not summarized.', `${'Few studies are large. '.repeat(5)}`)
          .replace('None beyond boredom.', `${'Haste can do some harm. '.repeat(4)}`)
          .replace('contentWarnings: []', 'contentWarnings: [A death is named; no question depends on it.]'),
    },
  });

  return aCourse({ ...changes, files: { ...Object.fromEntries(finished), ...changes.files } });
}
