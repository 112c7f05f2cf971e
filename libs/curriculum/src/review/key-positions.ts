import type { CourseDocument, Item } from '../course.js';
import type { Remark } from './remark.js';

const places = ['first', 'second', 'third', 'fourth'] as const;
const shareOff = 1 / 20;

/**
 * Keys stand in each of the four places about equally often: a quarter of the bank, give or take a twentieth of it and at
 * least one. Options are shown in the order of the file wherever they are not shuffled: on paper, and to a reviewer.
 */
export function reviewKeyPositions({ items }: CourseDocument): readonly Remark[] {
  const even = items.length / places.length;
  const off = Math.max(1, items.length * shareOff);
  const counts = keyPositions(items);
  if (counts.every((count) => Math.abs(count - even) <= off)) return [];

  const written = places.map((place, index) => `${place} ${counts[index] ?? 0}`).join(', ');

  return [
    {
      code: 'keys-unbalanced',
      file: 'items.yaml',
      path: ['items'],
      message: `keys stand ${written}; reorder options until each place has ${Math.ceil(even - off)} to ${Math.floor(even + off)}`,
    },
  ];
}

/** How many keys stand first, second, third and fourth. */
export function keyPositions(items: readonly Item[]): readonly number[] {
  return places.map((_, place) => items.filter(({ options }) => options[place]?.correct === true).length);
}
