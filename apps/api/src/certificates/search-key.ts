/** How names and titles are compared when somebody searches: small letters without marks, so that "Nguyễn" is found by "nguyen". */
export const searchKey = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();

/** The keys of a certificate: its whole name, the last word of it, and the title of its activity. */
export function searchKeys(name: string, title: string) {
  const nameKey = searchKey(name);

  return { nameKey, familyKey: nameKey.split(' ').at(-1) ?? '', titleKey: searchKey(title) };
}
