import type { CourseDocument, Item } from '../course.js';
import type { Remark } from './remark.js';

const mostTimesShortest = 1.5;
/** A key that is longest by chance is so in a quarter of the items. */
const mostKeysStandingOut = 1 / 3;

type Extreme = 'longest' | 'shortest';

/**
 * Length gives no answer away: in an item the longest option has at most one and a half times the characters of the
 * shortest, and over the bank the key is the one longest option in no more than a third of the items, and the one
 * shortest in no more than a third. Unequal lengths are among the flaws named by Haladyna, Downing and Rodriguez (2002).
 */
export function reviewOptionLengths({ items }: CourseDocument): readonly Remark[] {
  const uneven = items.flatMap((item, index): readonly Remark[] => {
    const lengths = lengthsOf(item);
    const longest = Math.max(...lengths);
    const shortest = Math.min(...lengths);
    if (longest <= shortest * mostTimesShortest) return [];

    return [
      {
        code: 'options-uneven',
        file: 'items.yaml',
        path: ['items', index, 'options'],
        message: `the longest option has ${longest} characters and the shortest ${shortest}; bring them within one and a half times`,
      },
    ];
  });

  return [...uneven, ...standingOut(items, 'longest'), ...standingOut(items, 'shortest')];
}

/** In how many items the key alone is the longest, or the shortest, of the options. */
export function keysThatAre(items: readonly Item[], extreme: Extreme): number {
  return items.filter((item) => {
    const lengths = lengthsOf(item);
    const end = extreme === 'longest' ? Math.max(...lengths) : Math.min(...lengths);
    const there = item.options.filter((_, index) => lengths[index] === end);

    return there.length === 1 && there[0]?.correct === true;
  }).length;
}

function standingOut(items: readonly Item[], extreme: Extreme): readonly Remark[] {
  const keys = keysThatAre(items, extreme);
  const most = Math.ceil(items.length * mostKeysStandingOut);
  if (keys <= most) return [];

  return [
    {
      code: 'key-stands-out',
      file: 'items.yaml',
      path: ['items'],
      message: `the key is the ${extreme} option in ${keys} of ${items.length} items; at most ${most}: reword some options`,
    },
  ];
}

const lengthsOf = ({ options }: Item): readonly number[] => options.map(({ text }) => text.length);
