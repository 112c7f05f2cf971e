import type { CourseDocument } from '../course.js';
import { allBlocks, anchorsOf, innerBlocks, type SelfCheck } from '../lesson.js';
import type { Finding } from '../mistakes.js';
import { partsOf, selfChecksIn } from '../self-checks.js';

const fewestAnswers = 2;
const mostAnswers = 5;
const inQuestions = ['paragraph', 'dialogue', 'quote'];

/**
 * A self-check is a question and a list of two to five answers, one of them marked `[x]`, each with words of its own for
 * whoever chose it. It stands in the lesson itself, and nothing points into it, since its words are folded away.
 */
export function checkSelfChecks({ lessons }: CourseDocument): readonly Finding[] {
  return lessons.flatMap((lesson) => {
    const inOthers = lesson.blocks.flatMap((block) => allBlocks(innerBlocks(block)));

    return selfChecksIn(lesson).flatMap((found) =>
      [...(inOthers.includes(found) ? ['cannot stand inside another block'] : []), ...shape(found)].map(
        (message) => ({ file: lesson.file, line: found.line, field: ':::self-check', message }),
      ),
    );
  });
}

function shape(found: SelfCheck): readonly string[] {
  const { stem, options } = partsOf(found);
  const refused = allBlocks(stem).find(({ kind }) => kind !== 'speech' && !inQuestions.includes(kind));
  const best = options.filter(({ best: is }) => is === true).length;

  return [
    ...(stem.length === 0 ? ['asks nothing: write the question before the list of answers'] : []),
    ...(refused === undefined ? [] : [`a question cannot hold a ${refused.kind}`]),
    ...(options.length >= fewestAnswers && options.length <= mostAnswers
      ? []
      : [`ends with a list of ${options.length} answers: write two to five`]),
    ...(options.some(({ best: is }) => is === null) ? ['an answer opens with "[ ]" or "[x]"'] : []),
    ...(options.length > 0 && best !== 1 ? [`marks ${best} answers as "[x]": mark one`] : []),
    ...(options.some(({ answer }) => answer === null) ? ['an answer is a paragraph'] : []),
    ...(options.every(({ feedback }) => feedback.length > 0)
      ? []
      : ['an answer says nothing to whoever chose it: add a paragraph under it']),
    ...(options.some(({ feedback }) => feedback.some(({ kind }) => kind !== 'paragraph'))
      ? ['what is said to an answer is paragraphs']
      : []),
    ...(anchorsOf([found]).length > 0 ? ['cannot hold an :anchor: items and links point to open text'] : []),
  ];
}
