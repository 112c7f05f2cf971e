import { innerBlocks, type Block } from '../lesson.js';
import { plainText } from '../plain-text.js';
import { isStudyText } from '../study-words.js';

/**
 * The paragraphs of a lesson as sentences run: study text without tables and dialogue, which are written in another way,
 * and without citations.
 */
export function proseOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (!isStudyText(block) || block.kind === 'table' || block.kind === 'speech') return [];
    if (block.kind === 'paragraph') return [plainText(block.children)];

    return proseOf(innerBlocks(block));
  });
}
