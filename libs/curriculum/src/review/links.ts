import { blocksOfCase, type CourseDocument } from '../course.js';
import { allInlines, type Block } from '../lesson.js';
import type { Remark } from './remark.js';

/**
 * Links in the text lead to `https://` (or `mailto:`, or an anchor, which the import checks). The address of a reference
 * may be `http://` only where its note says what was read there: it is where the author found the source, and changing
 * it to one that nobody has opened would be worse than a plain connection. An address that no browser can read is named.
 */
export function reviewLinks(course: CourseDocument): readonly Remark[] {
  return [
    ...course.lessons.flatMap(({ file, blocks }) => inText(file, blocks)),
    ...course.cases.flatMap((found) => inText(found.file, blocksOfCase(found))),
    ...course.items.flatMap(({ stem }) => inText('items.yaml', stem)),
    ...inReferences(course),
  ];
}

function inText(file: string, blocks: readonly Block[]): readonly Remark[] {
  return allInlines(blocks).flatMap((inline): readonly Remark[] => {
    if (inline.kind !== 'link' || inline.href.startsWith('#') || inline.href.startsWith('mailto:')) return [];
    const message = faultOf(inline.href, false);

    return message === null
      ? []
      : [{ code: 'link-not-safe', file, line: inline.line, field: 'link', message }];
  });
}

function inReferences({ references }: CourseDocument): readonly Remark[] {
  return references.flatMap(({ url, note }, index): readonly Remark[] => {
    const message = url === undefined ? null : faultOf(url, note !== undefined);

    return message === null
      ? []
      : [{ code: 'link-not-safe', file: 'course.yaml', path: ['references', index, 'url'], message }];
  });
}

function faultOf(address: string, mayBePlain: boolean): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !url.hostname.includes('.'))
    return `"${address}" is not an address: copy it again from the page`;
  if (url.protocol === 'https:' || mayBePlain) return null;

  return `"${address}" is not encrypted: use https://, or in a reference add a note on what was read there`;
}
