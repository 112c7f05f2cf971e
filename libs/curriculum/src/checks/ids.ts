import type { CourseDocument } from '../course.js';
import { allBlocks, anchorsOf, type Block } from '../lesson.js';
import type { FieldPath, Finding } from '../mistakes.js';

type Named = { readonly id: string; readonly finding: Finding };

const plainId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** No two things of one kind share an id; paragraphs with an anchor and blocks in lessons count as one kind. */
export function checkIds(course: CourseDocument): readonly Finding[] {
  const { objectives, modules, glossary, references, items, evaluation, lessons, cases } = course;

  return [
    ...repeated(listed('course.yaml', ['objectives'], objectives)),
    ...repeated(listed('course.yaml', ['modules'], modules)),
    ...repeated(listed('course.yaml', ['glossary'], glossary)),
    ...repeated(listed('course.yaml', ['references'], references)),
    ...repeated(listed('items.yaml', ['items'], items)),
    ...repeated(listed('evaluation.yaml', ['questions'], evaluation.questions)),
    ...repeated(lessons.map(({ id, file }) => named(id, { file, path: ['id'], message: '' }))),
    ...repeated(cases.map(({ id, file }) => named(id, { file, path: ['id'], message: '' }))),
    ...repeated(lessons.flatMap(({ file, blocks }) => idsInText(file, blocks))),
    ...lessons.flatMap(({ file, blocks }) => misspelt(file, blocks)),
    ...cases.flatMap(({ file, members, steps }) => [
      ...repeated(listed(file, ['members'], members)),
      ...repeated(listed(file, ['steps'], steps)),
      ...steps.flatMap((step, index) => repeated(listed(file, ['steps', index, 'choices'], step.choices))),
    ]),
  ];
}

function misspelt(file: string, blocks: readonly Block[]): readonly Finding[] {
  return idsInText(file, blocks)
    .filter(({ id }) => id !== '' && !plainId.test(id))
    .map(({ id, finding }) => ({
      ...finding,
      message: `"${id}" must be lower-case words joined by hyphens`,
    }));
}

function idsInText(file: string, blocks: readonly Block[]): readonly Named[] {
  const anchors = anchorsOf(blocks).map(({ anchor, line }) =>
    named(anchor, { file, line, field: ':anchor', message: '' }),
  );
  const ofBlocks = allBlocks(blocks).flatMap((block) =>
    block.kind === 'vignette' ||
    block.kind === 'reflection' ||
    block.kind === 'self-check' ||
    block.kind === 'figure' ||
    block.kind === 'handout'
      ? [named(block.id, { file, line: block.line, field: `:::${block.kind}.id`, message: '' })]
      : [],
  );

  return [...anchors, ...ofBlocks];
}

function listed(file: string, path: FieldPath, things: readonly { readonly id: string }[]): readonly Named[] {
  return things.map(({ id }, index) => named(id, { file, path: [...path, index, 'id'], message: '' }));
}

function named(id: string, finding: Finding): Named {
  return { id, finding };
}

function repeated(all: readonly Named[]): readonly Finding[] {
  const first = new Map<string, Named>();
  const again = all.filter((thing) => {
    if (first.has(thing.id)) return true;
    first.set(thing.id, thing);

    return false;
  });

  return again.map(({ id, finding }) => ({
    ...finding,
    message: `"${id}" is used before, in ${first.get(id)?.finding.file}`,
  }));
}
