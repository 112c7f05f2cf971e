/** A calm pace for a text one studies. For showing only: credit is never derived from it. */
const wordsPerMinute = 200;

/** How long some study words take to read, in whole minutes, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.ceil(words / wordsPerMinute));
}
