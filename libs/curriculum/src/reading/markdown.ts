import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .freeze();

export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}

/** The `---` block at the top of a lesson and, at the same line numbers, the text without it. */
export type Split = { readonly frontMatter: string; readonly body: string };

/** Answers null when the file does not begin with a `---` block. */
export function splitFrontMatter(text: string): Split | null {
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end === -1) return null;

  return {
    frontMatter: lines.slice(1, end).join('\n'),
    body: `${'\n'.repeat(end + 1)}${lines.slice(end + 1).join('\n')}`,
  };
}
