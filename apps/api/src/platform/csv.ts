import { stringify } from 'csv-stringify/sync';

/**
 * A table for spreadsheets: UTF-8 with its mark, lines and quotes as RFC 4180 has them. Text that a spreadsheet would take for
 * a formula gets an apostrophe in front.
 */
export const asCsv = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify([[...heads], ...rows.map((row) => [...row])], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
