/** The largest file that is read, in bytes: certificates have less than a megabyte, with rare scripts a few. */
export const largestFile = 20 * 1024 * 1024;

/** The most files that are checked at once. */
export const mostFiles = 20;

export type Chosen = Pick<File, 'name' | 'size' | 'type'>;

export type Refusal = 'empty' | 'too-large' | 'wrong-type';

/** Why a file is not even opened; null when it is. */
export function refusalOf({ name, size, type }: Chosen): Refusal | null {
  // Some systems do not know types at all; a name that ends in .pdf is enough.
  if (type !== 'application/pdf' && !/\.pdf$/i.test(name)) return 'wrong-type';
  if (size === 0) return 'empty';

  return size > largestFile ? 'too-large' : null;
}

/** What there is to say about a choice as a whole; empty when there is nothing. */
export function choiceWords(count: number): string {
  if (count === 0) return 'Nothing was chosen. Choose or drop the PDF file of a certificate.';
  if (count <= mostFiles) return '';

  return `You chose ${count} files. The first ${mostFiles} are checked; please choose the others afterwards.`;
}
