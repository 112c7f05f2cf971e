/** One line, composed, without control characters, and no longer than so many UTF-16 units; never empty. */
export function oneLine(text: string, most: number, otherwise = 'Not given'): string {
  const line = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  if (line === '') return otherwise;

  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
