/** A run between spaces that holds a letter or a digit: "well-known" is one word, a dash standing alone is none. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}
