import { readBlocks } from '../reading/blocks.js';
import { handoutLines } from './handout-pages.js';

const linesOf = (text: string) =>
  handoutLines(readBlocks({ file: 'a.md', lineOffset: 0, seed: '', speakers: null }, text).blocks);

describe('handoutLines', () => {
  it.each([
    ['a short paragraph: a line and its gap', 'One line.', 1.5],
    // 100 characters at 76 a line are two lines
    ['a paragraph that wraps', 'x'.repeat(100), 2.5],
    ['each item of a list', '- one\n- two', 3],
    // Longest cells of 8 (the least) and 68 characters share the 76: every row is one line
    ['a table by its wider column', `| a | b |\n| --- | --- |\n| c | ${'x'.repeat(68)} |`, 3],
  ])('counts %s', (_what, text, lines) => {
    expect(linesOf(text)).toBe(lines);
  });
});
