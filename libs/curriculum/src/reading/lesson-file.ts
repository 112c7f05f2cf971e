import { z } from 'zod';
import { id, text } from '../facts.js';
import type { Lesson } from '../lesson.js';
import type { Mistake } from '../mistakes.js';
import { readBlocks } from './blocks.js';
import { splitFrontMatter } from './markdown.js';
import { parseWith, readYaml } from './yaml-source.js';

const lessonHead = z.strictObject({
  id,
  title: text,
  objectives: z.array(id).min(1, 'needs at least one objective'),
  summary: text,
});

/** Reads one file of `lessons/`; `lesson` is null when not even its head could be read. */
export function readLesson(
  file: string,
  source: string,
): { lesson: Lesson | null; mistakes: readonly Mistake[] } {
  const split = splitFrontMatter(source);
  if (split === null) {
    return {
      lesson: null,
      mistakes: [{ file, line: 1, field: '', message: 'must begin with a block between two --- lines' }],
    };
  }
  const head = parseWith(readYaml(file, split.frontMatter, 2), lessonHead);
  const seed = 'value' in head ? head.value.id : file;
  const { blocks, mistakes } = readBlocks({ file, lineOffset: 0, seed, speakers: null }, split.body);
  if ('mistakes' in head) return { lesson: null, mistakes: [...head.mistakes, ...mistakes] };

  return { lesson: { file, ...head.value, blocks }, mistakes };
}
