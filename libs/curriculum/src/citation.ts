import type { Reference } from './facts.js';

const person = /([^,;&]+),\s*((?:\p{Lu}\.[\s-]?)+)/gu;

/** What stands in the text for a reference: "(Weinberg, 2021)", "(Doe & Roe, 2021)", "(Doe et al., 2021)". */
export function citationText({ authors, year }: Reference): string {
  const [first, second, ...more] = familyNames(authors);
  if (first === undefined) return `(${authors.replace(/\.$/, '')}, ${year})`;
  if (second === undefined) return `(${first}, ${year})`;

  return more.length === 0 ? `(${first} & ${second}, ${year})` : `(${first} et al., ${year})`;
}

/** The whole reference as one line, without its address. */
export function referenceText({ authors, year, title, source }: Reference): string {
  return `${withFullStop(authors)} (${year}). ${withFullStop(title)} ${withFullStop(source)}`;
}

/** Where a reference can be found; null when it gives neither a DOI nor an address. */
export function referenceAddress({ url, doi }: Reference): string | null {
  return url ?? (doi === undefined ? null : `https://doi.org/${encodeURI(doi)}`);
}

/** Empty for an organization, whose name is printed whole. */
function familyNames(authors: string): readonly string[] {
  return [...authors.matchAll(person)].map(([, name = '']) => name.trim().replace(/^and\s+/, ''));
}

function withFullStop(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
