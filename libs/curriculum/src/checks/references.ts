import { blocksOfCase, type CourseDocument } from '../course.js';
import { allInlines, anchorsOf, type Block } from '../lesson.js';
import type { Finding } from '../mistakes.js';

type Text = { readonly file: string; readonly blocks: readonly Block[] };

/** Citations, terms and links within the course lead somewhere, and every reference is cited. */
export function checkReferences(course: CourseDocument): readonly Finding[] {
  const texts: readonly Text[] = [
    ...course.lessons,
    ...course.cases.map((found) => ({ file: found.file, blocks: blocksOfCase(found) })),
    ...course.items.map(({ stem }) => ({ file: 'items.yaml', blocks: stem })),
  ];

  return [
    ...texts.flatMap((text) => deadEnds(course, text)),
    ...inGlossary(course),
    ...uncited(course, texts),
  ];
}

function deadEnds(course: CourseDocument, { file, blocks }: Text): readonly Finding[] {
  const references = new Set(course.references.map(({ id }) => id));
  const terms = new Set(course.glossary.map(({ id }) => id));
  const anchors = new Set(
    course.lessons.flatMap((lesson) => anchorsOf(lesson.blocks).map(({ anchor }) => anchor)),
  );

  return allInlines(blocks).flatMap((inline): readonly Finding[] => {
    if (inline.kind === 'cite' && !references.has(inline.id)) {
      return [{ file, line: inline.line, field: ':cite', message: `there is no reference "${inline.id}"` }];
    }
    if (inline.kind === 'term' && inline.id !== '' && !terms.has(inline.id)) {
      return [
        { file, line: inline.line, field: ':term', message: `there is no glossary entry "${inline.id}"` },
      ];
    }
    if (inline.kind === 'link' && inline.href.startsWith('#') && !anchors.has(inline.href.slice(1))) {
      return [{ file, line: inline.line, field: 'link', message: `no lesson has :anchor{${inline.href}}` }];
    }

    return [];
  });
}

function inGlossary({ glossary, references }: CourseDocument): readonly Finding[] {
  return glossary.flatMap(({ definitions }, entry) =>
    definitions.flatMap(({ reference }, index): readonly Finding[] =>
      reference === undefined || references.some(({ id }) => id === reference)
        ? []
        : [
            {
              file: 'course.yaml',
              path: ['glossary', entry, 'definitions', index, 'reference'],
              message: `there is no reference "${reference}"`,
            },
          ],
    ),
  );
}

function uncited({ references, glossary }: CourseDocument, texts: readonly Text[]): readonly Finding[] {
  const cited = new Set([
    ...texts.flatMap(({ blocks }) =>
      allInlines(blocks).flatMap((inline) => (inline.kind === 'cite' ? inline.id : [])),
    ),
    ...glossary.flatMap(({ definitions }) => definitions.flatMap(({ reference }) => reference ?? [])),
  ]);

  return references.flatMap(({ id }, index): readonly Finding[] =>
    cited.has(id)
      ? []
      : [{ file: 'course.yaml', path: ['references', index, 'id'], message: `"${id}" is cited nowhere` }],
  );
}
