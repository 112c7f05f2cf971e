import type { Item } from '../course.js';

const letters = ['a', 'b', 'c', 'd'];

/** An item with this stem and these options, the first of them correct. */
export function anItem(stem: string, options: readonly string[]): Item {
  return {
    id: stem.toLowerCase().replace(/[^a-z]+/g, '-'),
    objective: 'explain-limits',
    kind: 'judgement',
    difficulty: 3,
    source: { lesson: 'what-a-group-promises', paragraph: 'leader-is-bound' },
    stem: [],
    stemText: stem,
    options: options.map((text, index) => ({
      id: letters[index] ?? 'z',
      text,
      correct: index === 0,
      rationale: 'Why.',
    })),
  };
}
