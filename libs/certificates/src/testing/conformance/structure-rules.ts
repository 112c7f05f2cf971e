import { said, type Inspected } from './inspected.js';
import { whenNot, type Rule } from './rule.js';
import {
  attribute,
  elementsIn,
  elementsOf,
  isElement,
  languagesOf,
  markedContent,
  type Element,
} from './structure-tree.js';

const standard = new Set(
  '/Document /H1 /H2 /H3 /H4 /H5 /H6 /P /L /LI /Lbl /LBody /Figure /Table /THead /TBody /TFoot /TR /TH /TD'.split(
    ' ',
  ),
);

/** A rule about elements of some types. */
export function aboutElements(
  clause: string,
  says: string,
  types: RegExp,
  good: (element: Element, document: Inspected) => boolean,
): Rule {
  return {
    clause,
    says,
    findings: (document) =>
      elementsOf(document)
        .filter((element) => types.test(element.type) && !good(element, document))
        .map(({ type, reference }) => `${type} ${reference}`),
  };
}

/** ISO 19005-3, 6.7; ISO 14289-1, 7.1 to 7.4: structure, its content and its language. */
export const structureRules: readonly Rule[] = [
  {
    clause: 'PDF/A-3 6.7.2.2',
    says: 'says that it is tagged, and that nobody need doubt it',
    findings: (document) => {
      const marked = document.dictionary(document.catalog['/MarkInfo']);
      return whenNot(marked['/Marked'] === true && marked['/Suspects'] !== true, JSON.stringify(marked));
    },
  },
  {
    clause: 'PDF/A-3 6.7.3.3',
    says: 'has a structure, of one document',
    findings: (document) => {
      const tops = elementsOf(document).filter(({ parent }) => parent === null);
      return whenNot(
        tops.length === 1 && tops[0]?.type === '/Document',
        tops.map(({ type }) => type).join(' '),
      );
    },
  },
  {
    clause: 'PDF/A-3 6.7.3.4',
    says: 'uses standard types under their own names',
    findings: (document) => [
      ...elementsOf(document).flatMap(({ type }) => whenNot(standard.has(type), type)),
      ...whenNot(
        document.dictionary(document.catalog['/StructTreeRoot'])['/RoleMap'] === undefined,
        'RoleMap',
      ),
    ],
  },
  {
    clause: 'PDF/UA-1 7.1',
    says: 'has elements that name the parent that names them',
    findings: (document) =>
      elementsOf(document)
        .filter(({ dictionary, parent }) => {
          const named = dictionary['/P'];
          return named !== (parent?.reference ?? document.catalog['/StructTreeRoot']);
        })
        .map(({ reference }) => reference),
  },
  {
    clause: 'PDF/UA-1 7.1',
    says: 'opens and closes marks and text in turn',
    findings: (document) => markedContent(document).problems,
  },
  {
    clause: 'PDF/UA-1 7.1',
    says: 'paints nothing that is neither in the structure nor an artifact',
    findings: (document) => {
      const { painted } = markedContent(document);
      return [
        ...whenNot(painted.length > 0, 'nothing is painted'),
        ...painted
          .filter(({ marks }) => !marks.some(({ tag, id }) => tag === '/Artifact' || id !== null))
          .map(({ operator, page }) => `${operator} on page ${page.reference}`),
      ];
    },
  },
  {
    clause: 'PDF/UA-1 7.1',
    says: 'has no artifact within the structure and no structure within an artifact',
    findings: (document) =>
      markedContent(document)
        .opened.filter(({ marks }) => {
          const artifact = marks.some(({ tag }) => tag === '/Artifact');
          return artifact && marks.some(({ id }) => id !== null);
        })
        .map(({ page }) => `page ${page.reference}`),
  },
  {
    clause: 'PDF/UA-1 7.1',
    says: 'has one element for every mark, of its type, and finds it again by the mark',
    findings: (document) => {
      const parents = parentTree(document);
      const owners = ownersOf(document);
      const marks = markedContent(document).opened.flatMap(({ page, marks: open }) => {
        const mark = open.at(-1);
        return mark && mark.id !== null ? [{ page, mark }] : [];
      });
      return [
        ...whenNot(marks.length === owners.size, `${marks.length} marks, ${owners.size} owned`),
        ...marks
          .filter(({ page, mark }) => {
            const owner = owners.get(`${page.reference} ${mark.id}`);
            const found = parents.get(Number(page.dictionary['/StructParents']))?.[mark.id ?? -1];
            return !owner || owner.type !== mark.tag || found !== owner.reference;
          })
          .map(({ page, mark }) => `mark ${mark.id} of page ${page.reference}`),
      ];
    },
  },
  {
    clause: 'PDF/UA-1 7.2',
    says: 'is read in the order in which it is drawn',
    findings: (document) => {
      const order = document.pages.map(({ reference }) => reference);
      const places = [...ownersOf(document).keys()].map((key) => {
        const [, page = '', mark = ''] = /^(.*) (\d+)$/.exec(key) ?? [];
        return order.indexOf(page) * 100_000 + Number(mark);
      });
      return whenNot(
        places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0)),
        'another order',
      );
    },
  },
  {
    clause: 'PDF/A-3 6.7.4',
    says: 'names the language of the whole, and any other, by tags of the standard',
    findings: (document) =>
      languagesOf(document)
        .filter((tag) => tag === null || !/^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(tag))
        .map(String),
  },
  {
    clause: 'PDF/UA-1 7.4.2',
    says: 'begins its headings with the first level and skips none',
    findings: (document) => {
      const levels = elementsOf(document).flatMap(
        ({ type }) => Number(/^\/H(\d)$/.exec(type)?.[1] ?? 0) || [],
      );
      const good = levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1);
      return whenNot(good && levels[0] === 1, levels.join(' '));
    },
  },
  aboutElements(
    'PDF/UA-1 7.3',
    'describes every figure',
    /^\/Figure$/,
    ({ dictionary }) => (said(dictionary['/Alt']) ?? '') !== '',
  ),
  aboutElements('PDF/UA-1 7.3', 'says where on the page a figure is', /^\/Figure$/, (element, document) => {
    const [left = 0, bottom = 0, right = 0, top = 0] = document
      .list(attribute(document, element, '/Layout', '/BBox'))
      .map(Number);
    const page = document.dictionary(element.dictionary['/Pg']);
    const [, , width = 0, height = 0] = document.list(page['/MediaBox']).map(Number);
    return 0 <= left && left < right && right <= width && 0 <= bottom && bottom < top && top <= height;
  }),
  aboutElements(
    'PDF/UA-1 7.1',
    'has no element without content, and no words outside paragraphs, headings, lists and cells',
    /./,
    ({ kids, type }) =>
      kids.length > 0 && (kids.every(isElement) || /^\/(?:H\d|P|Lbl|LBody|Figure|TH|TD)$/.test(type)),
  ),
  aboutElements('PDF/UA-1 7.6', 'has lists of items only', /^\/L$/, (element) =>
    elementsIn(element).every(({ type }) => type === '/LI'),
  ),
  aboutElements(
    'PDF/UA-1 7.6',
    'says of lists with labels how they are numbered',
    /^\/L$/,
    (element, document) => attribute(document, element, '/List', '/ListNumbering') !== undefined,
  ),
  aboutElements(
    'PDF/UA-1 7.6',
    'has items in lists, each of a label and a body',
    /^\/LI$/,
    (element) =>
      element.parent?.type === '/L' &&
      elementsIn(element)
        .map(({ type }) => type)
        .join() === '/Lbl,/LBody',
  ),
];

/** The element that owns each mark, by page and number, in the order of the structure. */
function ownersOf(document: Inspected): Map<string, Element> {
  return new Map(
    elementsOf(document).flatMap((element) =>
      element.kids.flatMap((kid): [string, Element][] =>
        isElement(kid) ? [] : [[`${kid.page} ${kid.mark}`, element]],
      ),
    ),
  );
}

function parentTree(document: Inspected): Map<number, unknown[]> {
  const root = document.dictionary(document.catalog['/StructTreeRoot']);
  const numbers = document.list(document.dictionary(root['/ParentTree'])['/Nums']);

  return new Map(
    numbers.flatMap((key, index): [number, unknown[]][] =>
      index % 2 === 0 ? [[Number(key), document.list(numbers[index + 1])]] : [],
    ),
  );
}
