import { dictionariesOf, ofType, said, written, type Dictionary, type Inspected } from './inspected.js';
import { whenNot, type Rule } from './rule.js';

interface Annotation {
  annotation: Dictionary;
  page: Dictionary;
}

const annotationsOf = (document: Inspected): Annotation[] =>
  document.pages.flatMap(({ dictionary }) =>
    document
      .list(dictionary['/Annots'])
      .map((reference) => ({ annotation: document.dictionary(reference), page: dictionary })),
  );

/** A rule about every annotation. */
function aboutAnnotations(
  clause: string,
  says: string,
  good: (found: Annotation, document: Inspected) => boolean,
): Rule {
  return {
    clause,
    says,
    findings: (document) =>
      annotationsOf(document).flatMap((found) =>
        whenNot(good(found, document), `annotation ${JSON.stringify(found.annotation)}`),
      ),
  };
}

const filesOf = (document: Inspected) => ofType(document, '/Filespec');

/** Whether nothing of an annotation can be seen, so that no reader needs to hear of it. */
const isUnseen = ({ '/Rect': box }: Dictionary): boolean =>
  Array.isArray(box) && box.length === 4 && box[0] === box[2] && box[1] === box[3];

/** ISO 19005-3, 6.3 to 6.5 and 6.8; ISO 14289-1, 7.11 and 7.18: annotations, forms, actions and attached files. */
export const interactionRules: readonly Rule[] = [
  aboutAnnotations(
    'PDF/A-3 6.3.1',
    'has no annotations but the fields of signatures',
    ({ annotation }) => annotation['/Subtype'] === '/Widget' && annotation['/FT'] === '/Sig',
  ),
  aboutAnnotations('PDF/A-3 6.3.2', 'prints its annotations and hides none', ({ annotation }) => {
    const flags = Number(annotation['/F'] ?? 0);
    return (flags & 4) === 4 && (flags & (1 | 2 | 32 | 256)) === 0;
  }),
  aboutAnnotations(
    'PDF/A-3 6.3.3',
    'gives annotations that can be seen an appearance',
    ({ annotation }) => isUnseen(annotation) || annotation['/AP'] !== undefined,
  ),
  aboutAnnotations(
    'PDF/UA-1 7.18.1',
    'gives every field a name to speak',
    ({ annotation }) => (said(annotation['/TU']) ?? '') !== '',
  ),
  aboutAnnotations(
    'PDF/UA-1 7.18.4',
    'has fields in the structure, unless nothing of them can be seen',
    ({ annotation }) => isUnseen(annotation) || annotation['/StructParent'] !== undefined,
  ),
  {
    clause: 'PDF/UA-1 7.18.3',
    says: 'moves from field to field in the order of its structure',
    findings: ({ pages }) =>
      pages
        .filter(({ dictionary }) => dictionary['/Tabs'] !== '/S')
        .map(({ reference }) => `page ${reference}`),
  },
  {
    clause: 'PDF/A-3 6.4.1',
    says: 'has forms that neither act nor ask for appearances',
    findings: (document) => {
      const form = document.dictionary(document.catalog['/AcroForm']);
      return [
        ...whenNot(form['/NeedAppearances'] !== true, 'NeedAppearances'),
        ...whenNot(form['/XFA'] === undefined, 'XFA'),
        ...whenNot(document.catalog['/NeedsRendering'] !== true, 'NeedsRendering'),
      ];
    },
  },
  {
    clause: 'PDF/A-3 6.5.1',
    says: 'does nothing by itself: no actions, no scripts',
    findings: (document) =>
      dictionariesOf(document).flatMap(({ reference, dictionary }) =>
        ['/AA', '/OpenAction', '/JavaScript', '/JS', '/URI', '/Launch']
          .filter((key) => dictionary[key] !== undefined)
          .map((key) => `${key} in ${reference}`),
      ),
  },
  {
    clause: 'PDF/A-3 6.8',
    says: 'has its attachments’ media types',
    findings: (document) =>
      filesOf(document).flatMap(({ reference, dictionary }) => {
        const stream = document.dictionary(document.dictionary(dictionary['/EF'])['/F']);
        return whenNot(/^\/[-\w+.]+\/[-\w+.]+$/.test(written(stream['/Subtype'])), reference);
      }),
  },
  {
    clause: 'PDF/A-3 6.8',
    says: 'names its attachments in both forms and says how they relate to it',
    findings: (document) =>
      filesOf(document).flatMap(({ reference, dictionary }) => [
        ...whenNot(
          Boolean(said(dictionary['/F'])) && dictionary['/F'] === dictionary['/UF'],
          `names of ${reference}`,
        ),
        ...whenNot(
          /^\/(?:Source|Data|Alternative|Supplement|Unspecified)$/.test(
            written(dictionary['/AFRelationship']),
          ),
          `relation of ${reference}`,
        ),
      ]),
  },
  {
    clause: 'PDF/A-3 6.8',
    says: 'lists each attachment as associated with the whole and among the embedded files',
    findings: (document) => {
      const associated = document.list(document.catalog['/AF']);
      const names = document.dictionary(document.dictionary(document.catalog['/Names'])['/EmbeddedFiles']);
      const listed = document.list(names['/Names']);
      return filesOf(document)
        .filter(({ reference }) => !associated.includes(reference) || !listed.includes(reference))
        .map(({ reference }) => reference);
    },
  },
  {
    clause: 'PDF/A-3 6.8',
    says: 'says of each attachment its size and when it was changed',
    findings: (document) =>
      ofType(document, '/EmbeddedFile').flatMap(({ reference, dictionary }) => {
        const { '/Size': size, '/ModDate': changed } = document.dictionary(dictionary['/Params']);
        const dated = /^D:\d{14}(?:Z|[+-]\d\d'\d\d')/.test(said(changed) ?? '');
        return whenNot(dated && size === document.stream(reference).length, reference);
      }),
  },
];
