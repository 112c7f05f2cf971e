export const firstLesson = `---
id: what-a-group-promises
title: What a group promises
objectives: [explain-limits, draft-agreement]
summary: Who is bound to silence, and who is not.
---

## Who is bound

:anchor{#leader-is-bound}The leader is bound to confidentiality by law and license :cite[sample-code].

:anchor{#members-not-bound}Members are usually *not* bound, whatever :term[privilege]{#privilege} they hope for.

:::figure{#seats src="figures/circle.svg" alt="A circle of seven chairs, one of them empty."}
One chair stands empty.
:::

::::vignette{#tuesday title="Tuesday, 6 pm"}
Ruth waits until the others have left.

:::dialogue
Ruth: Can you promise me nobody talks?

*A long silence.*

Leader: I can promise what I will do.
:::
::::

## What an agreement can do

:anchor{#agreement-asks}An agreement asks for silence; it cannot enforce it. It works because it was said aloud.

- :anchor{#agreement-names-limits}It names its own limits.
- It says what happens when someone breaks it.

:::reflection{#first-promise}
What was the first thing you ever promised a group?
:::
`;

export const secondLesson = `---
id: when-someone-is-absent
title: When someone is absent
objectives: [respond-to-absence, document-contact]
summary: Three ways to answer an empty chair.
---

:::warning{title="Loss"}
The case mentions a death. You can skip it; no question depends on it.
:::

## Three responses

:anchor{#three-responses}A leader may wait, ask the group, or name the absence :cite[doe-2021]. See [who is bound](#leader-is-bound).

| Response | What it offers |
| --- | --- |
| Wait | Room |
| Ask | Voices |

:::evidence{strength="limited"}
Studies are few and small.
:::

::case{ref="the-empty-chair"}

## The note

:anchor{#what-to-note}Note who was absent, what was said of it, and what you did.

:::note{title="A checklist"}
1. Date and time.
2. Contact tried.
:::

:::handout{#absence-sheet title="After an absence"}
Write down three facts before you write an opinion.
:::
`;

export const itemsFile = `items:
${[
  ['explain-01', 'explain-limits', 'what-a-group-promises', 'leader-is-bound'],
  ['explain-02', 'explain-limits', 'what-a-group-promises', 'members-not-bound'],
  ['draft-01', 'draft-agreement', 'what-a-group-promises', 'agreement-asks'],
  ['draft-02', 'draft-agreement', 'what-a-group-promises', 'agreement-names-limits'],
  ['respond-01', 'respond-to-absence', 'when-someone-is-absent', 'three-responses'],
  ['respond-02', 'respond-to-absence', 'when-someone-is-absent', 'three-responses'],
  ['document-01', 'document-contact', 'when-someone-is-absent', 'what-to-note'],
  ['document-02', 'document-contact', 'when-someone-is-absent', 'what-to-note'],
]
  .map(
    ([id, objective, lesson, paragraph], index) => `  - id: ${id}
    objective: ${objective}
    kind: ${index % 2 === 0 ? 'judgement' : 'knowledge'}
    difficulty: 3
    source: { lesson: ${lesson}, paragraph: ${paragraph} }
    stem: |
      Which answer fits the passage about ${paragraph} best, as seen in ${id}?
    options:
${['first', 'second', 'third', 'fourth']
  .map(
    (place, option) => `      - text: The ${place} answer to ${id}.
${option === index % 4 ? '        correct: true\n' : ''}        rationale: Why the ${place} answer to ${id} is what it is.`,
  )
  .join('\n')}`,
  )
  .join('\n')}
`;

export const evaluationFile = `intro: Five minutes. Your answers are stored apart from your name.
objectiveScale:
  text: How well can you now do this?
  low: Not yet
  high: Very well
questions:
  - { id: relevance, kind: scale, text: How relevant was this to your work?, low: Not at all, high: Very, required: true }
  - { id: bias, kind: choice, text: Was it free of bias?, options: [No, "Yes, a little", "Yes, clearly"], required: true }
  - { id: use, kind: text, text: What will you do differently?, required: false }
`;

export const caseFile = `id: the-empty-chair
title: The empty chair
objectives: [respond-to-absence]
setting: A weekly group of six, third month. A fictional composite.
members:
${['Ruth', 'Amir', 'Lena', 'Paul', 'Grace', 'Tom']
  .map(
    (name) =>
      `  - { id: ${name.toLowerCase()}, name: ${name}, about: ${name} has come since the start., stance: open }`,
  )
  .join('\n')}
start: opening
steps:
  - id: opening
    scene: |
      Tom's chair is empty.

      Ruth: Has anyone heard from him?
    stances: { ruth: leaning-in, paul: silent }
    choices:
      - { id: ask-the-group, text: Ask the group what it noticed., target: group, to: the-group-answers }
      - { id: wait, text: Say nothing yet., target: none, to: the-silence }
  - id: the-group-answers
    scene: |
      Lena: I thought it was my fault.
    stances: { lena: leaning-in }
    ending:
      title: A voice for the absent
      discussion: |
        Asking opened the door :cite[doe-2021].
      effects: { safety: 1, cohesion: 1, voice: 2 }
  - id: the-silence
    scene: |
      Nobody speaks for a while.
    ending:
      title: Room
      discussion: |
        Waiting left room, and left Ruth alone.
      effects: { safety: 0, cohesion: -1, voice: -1 }
`;

export const figureFile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
  <defs><linearGradient id="wood"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
  <circle cx="50" cy="50" r="40" fill="url(#wood)" stroke="currentColor"/>
</svg>
`;
