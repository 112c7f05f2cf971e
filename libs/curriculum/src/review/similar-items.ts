/** What is compared: an item of the bank, or a question that a lesson asks. */
export type Question = {
  readonly stemText: string;
  readonly options: readonly { readonly text: string }[];
};

/** How much of their pairs of neighboring words two items share, 0 to 1: whole, and in their stems alone. */
export type Likeness = { readonly whole: number; readonly stem: number };

/**
 * Above these, two items ask the same thing. Over the 444 items of the library, 98,346 pairs, half of all pairs share less
 * than 0.01 of the whole, 999 in 1,000 less than 0.06, and those that merely speak of the same study or situation up to
 * 0.09; the true duplicates found by reading began at 0.12. Stems alone are shorter and share more by chance, up to 0.31
 * ("What did the study of ... find?"), and the one stem written twice shared 0.73.
 */
const mostAlike: Likeness = { whole: 0.1, stem: 0.5 };

type Shingles = { readonly whole: ReadonlySet<string>; readonly stem: ReadonlySet<string> };

/** Pairs of items, by their places in the list, that are likely to ask the same thing, the most alike first. */
export function similarItems(
  items: readonly Question[],
): readonly { readonly first: number; readonly second: number; readonly likeness: Likeness }[] {
  const shingles = items.map(shinglesOf);

  return shingles
    .flatMap((first, at) =>
      shingles.slice(at + 1).map((second, after) => ({
        first: at,
        second: at + 1 + after,
        likeness: { whole: jaccard(first.whole, second.whole), stem: jaccard(first.stem, second.stem) },
      })),
    )
    .filter(({ likeness }) => likeness.whole > mostAlike.whole || likeness.stem > mostAlike.stem)
    .toSorted((a, b) => b.likeness.whole - a.likeness.whole);
}

/**
 * How alike two items are: the Jaccard index of their shingles, pairs of neighboring words (Broder, 1997, "On the
 * resemblance and containment of documents"), case and punctuation aside. Options count in any order.
 */
export function likenessOf(first: Question, second: Question): Likeness {
  const [a, b] = [shinglesOf(first), shinglesOf(second)];

  return { whole: jaccard(a.whole, b.whole), stem: jaccard(a.stem, b.stem) };
}

function shinglesOf({ stemText, options }: Question): Shingles {
  const stem = pairsOfWords(stemText);

  return {
    stem: new Set(stem),
    whole: new Set([...stem, ...options.flatMap(({ text }) => pairsOfWords(text))]),
  };
}

function pairsOfWords(text: string): readonly string[] {
  const words =
    text
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];

  return words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared += 1;
  const all = a.size + b.size - shared;

  return all === 0 ? 0 : shared / all;
}
