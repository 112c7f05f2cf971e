import { allBlocks, type Block, type Lesson, type Paragraph, type SelfCheck } from './lesson.js';
import { plainBlocks, plainText } from './plain-text.js';

/** One answer that a self-check offers; `best` is null while it is not marked as `[ ]` or `[x]`. */
export type SelfCheckOption = {
  readonly best: boolean | null;
  /** The answer; null where the line of the list begins with something else than words. */
  readonly answer: Paragraph | null;
  readonly feedback: readonly Block[];
};

/** A question in a lesson as it was written: what it asks, and its answers in the order of the file. */
export type SelfCheckParts = {
  readonly stem: readonly Block[];
  readonly options: readonly SelfCheckOption[];
};

/** Takes a self-check apart: the list that ends it holds the answers, and what stands before the list is the question. */
export function partsOf({ children }: SelfCheck): SelfCheckParts {
  const list = children.at(-1);
  if (list?.kind !== 'list') return { stem: children, options: [] };

  return {
    stem: children.slice(0, -1),
    options: list.items.map(({ checked, children: [first, ...rest] }) =>
      first?.kind === 'paragraph'
        ? { best: checked, answer: first, feedback: rest }
        : { best: checked, answer: null, feedback: first === undefined ? rest : [first, ...rest] },
    ),
  };
}

/** The self-checks of a lesson, in reading order. */
export function selfChecksIn({ blocks }: Lesson): readonly SelfCheck[] {
  return allBlocks(blocks).flatMap((block) => (block.kind === 'self-check' ? [block] : []));
}

/** A self-check in plain words, as a question of the bank has them. */
export function asQuestion(selfCheck: SelfCheck): {
  readonly stemText: string;
  readonly options: readonly { readonly text: string }[];
} {
  const { stem, options } = partsOf(selfCheck);

  return {
    stemText: plainBlocks(stem),
    options: options.map(({ answer }) => ({ text: answer === null ? '' : plainText(answer.children) })),
  };
}
