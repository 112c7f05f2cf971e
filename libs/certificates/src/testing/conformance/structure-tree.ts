import { said, written, type Dictionary, type Inspected, type Page, type Value } from './inspected.js';
import { textOf, type Operand } from './tokens.js';

export interface Element {
  reference: string;
  type: string;
  dictionary: Dictionary;
  parent: Element | null;
  kids: (Element | Owned)[];
}

/** Marked content that an element owns. */
export interface Owned {
  page: string;
  mark: number;
}

export const isElement = (kid: Element | Owned): kid is Element => 'kids' in kid;
export const elementsIn = ({ kids }: Element): Element[] => kids.filter(isElement);

/** The elements of the structure in reading order, each before its kids. */
export function elementsOf(document: Inspected): Element[] {
  const found: Element[] = [];
  const root = document.dictionary(document.catalog['/StructTreeRoot']);
  const read = (value: Value, parent: Element | null): Element => {
    const dictionary = document.dictionary(value);
    const element: Element = {
      reference: written(value),
      type: written(dictionary['/S']),
      dictionary,
      parent,
      kids: [],
    };
    found.push(element);
    element.kids = kidsOf(document, dictionary).map((kid) => {
      if (typeof kid === 'number') return { page: written(dictionary['/Pg']), mark: kid };
      const content = document.dictionary(kid);
      return content['/Type'] === '/MCR'
        ? { page: written(content['/Pg']), mark: Number(content['/MCID']) }
        : read(kid, element);
    });

    return element;
  };
  kidsOf(document, root).forEach((kid) => read(kid, null));

  return found;
}

function kidsOf(document: Inspected, { '/K': kids }: Dictionary): Value[] {
  const value = document.follow(kids);
  if (value === undefined || value === null) return [];

  return Array.isArray(value) ? value : [kids ?? null];
}

/** An attribute of an element, from any of its attribute dictionaries. */
export function attribute(
  document: Inspected,
  { dictionary }: Element,
  owner: string,
  key: string,
): Value | undefined {
  const value = document.follow(dictionary['/A']);
  const lists = Array.isArray(value) ? value : [value];

  return lists.map(document.dictionary).find((attributes) => attributes['/O'] === owner)?.[key];
}

/** A stretch of content: which marks it lies in, the outermost first. */
export interface Marked {
  page: Page;
  operator: string;
  marks: readonly OpenMark[];
}

export interface OpenMark {
  tag: string;
  id: number | null;
  actual: string | null;
  language: string | null;
}

const painting = /^(?:Tj|TJ|'|"|f|F|f\*|B|B\*|b|b\*|S|s|sh|Do|EI)$/;

/** What is painted, and under which marks; and what opens or closes out of turn. */
export function markedContent({ pages }: Inspected): {
  painted: Marked[];
  opened: Marked[];
  problems: string[];
} {
  const painted: Marked[] = [];
  const opened: Marked[] = [];
  const problems: string[] = [];
  for (const page of pages) {
    const open: (OpenMark & { inText: boolean })[] = [];
    let inText = false;
    for (const { operator, operands } of page.operations) {
      if (operator === 'BT' || operator === 'ET') {
        if (inText === (operator === 'BT')) problems.push(`${operator} out of turn`);
        inText = operator === 'BT';
      } else if (operator === 'BMC' || operator === 'BDC') {
        open.push({ ...openMark(operands), inText });
        opened.push({ page, operator, marks: [...open] });
      } else if (operator === 'EMC') {
        if (open.pop()?.inText !== inText) problems.push('EMC out of turn');
      } else if (painting.test(operator)) painted.push({ page, operator, marks: [...open] });
    }
    if (open.length > 0 || inText) problems.push(`page ${page.reference} leaves marks open`);
  }

  return { painted, opened, problems };
}

function openMark([tag, properties]: readonly Operand[]): OpenMark {
  const entry = (key: string) => (properties instanceof Map ? properties.get(key) : undefined);
  const id = entry('/MCID');

  return {
    tag: written(tag),
    id: typeof id === 'number' ? id : null,
    actual: textOf(entry('/ActualText')),
    language: textOf(entry('/Lang')),
  };
}

/** The languages that a document names anywhere. */
export function languagesOf(document: Inspected): (string | null)[] {
  const spans = markedContent(document).opened.flatMap(({ marks }) => marks.at(-1)?.language ?? []);
  const elements = elementsOf(document).flatMap(({ dictionary }) =>
    dictionary['/Lang'] === undefined ? [] : [said(dictionary['/Lang'])],
  );

  return [said(document.catalog['/Lang']), ...elements, ...spans];
}
