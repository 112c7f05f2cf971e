import type { PdfFile } from './file.js';
import { array, name, ref, textString } from './objects.js';

/** Content of a page that an element of the structure owns. */
export interface Mark {
  /** The page, from 0. */
  page: number;
  /** The number of the marked content on its page, from 0. */
  content: number;
}

/** The standard structure types in use. */
export type TagType =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Figure'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TFoot'
  | 'TR'
  | 'TH'
  | 'TD';

/** An element of the document's structure, in reading order: what assistive technology hears. */
export interface Tag {
  type: TagType;
  /** Alternative text of a figure. */
  alt?: string;
  /** What is meant, where glyphs alone do not say it. */
  actual?: string;
  /** An attribute dictionary as PDF source. */
  attributes?: string;
  kids: readonly (Tag | Mark)[];
}

/** Writes the tree and answers with the number of its root. `pages` are the numbers of the page objects. */
export function writeStructure(file: PdfFile, document: Tag, pages: readonly number[]): number {
  const root = file.reserve();
  const owners: string[][] = pages.map(() => []);
  const write = (tag: Tag, parent: number): number => {
    const id = file.reserve();
    const own = tag.kids.find((kid): kid is Mark => 'content' in kid)?.page;
    const kids = tag.kids.map((kid) => {
      if (!('content' in kid)) return ref(write(kid, id));
      const owned = owners[kid.page];
      if (owned) owned[kid.content] = ref(id);
      if (kid.page === own) return kid.content;

      return `<</Type/MCR/Pg ${ref(pages[kid.page] ?? 0)}/MCID ${kid.content}>>`;
    });
    const page = own === undefined ? '' : `/Pg ${ref(pages[own] ?? 0)}`;
    file.add(
      `<</Type/StructElem/S${name(tag.type)}/P ${ref(parent)}${page}${said(tag)}/K${kids.length === 1 && typeof kids[0] === 'number' ? ` ${kids[0]}` : array(kids)}>>`,
      id,
    );

    return id;
  };
  const top = write(document, root);
  const numbers = owners.flatMap((owned, page) => [page, array(owned)]);
  const parents = file.add(`<</Nums${array(numbers)}>>`);
  file.add(
    `<</Type/StructTreeRoot/K[${ref(top)}]/ParentTree ${ref(parents)}/ParentTreeNextKey ${pages.length}>>`,
    root,
  );

  return root;
}

function said({ alt, actual, attributes }: Tag): string {
  return [
    alt === undefined ? '' : `/Alt ${textString(alt)}`,
    actual === undefined ? '' : `/ActualText ${textString(actual)}`,
    attributes === undefined ? '' : `/A${attributes}`,
  ].join('');
}
