import type { Rule } from './rule.js';
import { aboutElements } from './structure-rules.js';
import { attribute, elementsIn } from './structure-tree.js';

/** ISO 14289-1, 7.2 and 7.5: tables that a reader can walk through cell by cell. */
export const tableRules: readonly Rule[] = [
  aboutElements(
    'PDF/UA-1 7.2',
    'has tables of one head and one body',
    /^\/Table$/,
    (table) =>
      elementsIn(table)
        .map(({ type }) => type)
        .join() === '/THead,/TBody',
  ),
  aboutElements(
    'PDF/UA-1 7.2',
    'has heads and bodies in tables, of rows only',
    /^\/T(?:Head|Body|Foot)$/,
    (part) => part.parent?.type === '/Table' && elementsIn(part).every(({ type }) => type === '/TR'),
  ),
  aboutElements(
    'PDF/UA-1 7.2',
    'has rows of cells only, in heads and bodies',
    /^\/TR$/,
    (row) =>
      /^\/T(?:Head|Body|Foot)$/.test(row.parent?.type ?? '') &&
      elementsIn(row).every(({ type }) => /^\/T[HD]$/.test(type)),
  ),
  aboutElements('PDF/UA-1 7.2', 'has as many cells in every row of a table', /^\/Table$/, (table) => {
    const rows = elementsIn(table).flatMap(elementsIn);
    return new Set(rows.map((row) => elementsIn(row).length)).size === 1;
  }),
  aboutElements('PDF/UA-1 7.2', 'has cells in rows', /^\/T[HD]$/, (cell) => cell.parent?.type === '/TR'),
  aboutElements(
    'PDF/UA-1 7.5',
    'says which cells a header is about',
    /^\/TH$/,
    (cell, document) => attribute(document, cell, '/Table', '/Scope') === '/Column',
  ),
  aboutElements('PDF/UA-1 7.5', 'has a header over every cell', /^\/TD$/, (cell) => {
    const row = cell.parent;
    const table = row?.parent?.parent;
    const [head] = (table ? elementsIn(table) : []).flatMap(elementsIn);
    const column = row ? elementsIn(row).indexOf(cell) : -1;
    return head !== undefined && elementsIn(head)[column]?.type === '/TH';
  }),
];
