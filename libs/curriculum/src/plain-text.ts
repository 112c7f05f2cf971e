import { innerBlocks, inlinesOf, type Block, type Inline } from './lesson.js';

/** Running text without its marks; a citation leaves nothing behind. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text' || inline.kind === 'code') return inline.text;
      if (inline.kind === 'break') return '\n';
      if (inline.kind === 'cite') return '';

      return plainText(inline.children);
    })
    .join('');
}

/** Blocks as plain paragraphs, one line each; a line of dialogue keeps its speaker. */
export function plainBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      const own =
        block.kind === 'table'
          ? [block.header, ...block.rows].map((row) => row.map(plainText).join(' ')).join('\n')
          : plainText(inlinesOf(block));
      const spoken = block.kind === 'speech' && block.speaker !== null ? `${block.speaker}: ${own}` : own;

      return [spoken, plainBlocks(innerBlocks(block))].filter((text) => text !== '').join('\n');
    })
    .filter((text) => text !== '')
    .join('\n');
}
