/** Where a value stands in the file: from `start` up to, not including, `end`. */
export interface Span {
  start: number;
  end: number;
}

export type PdfValue =
  | null
  | boolean
  | number
  | { kind: 'name'; name: string }
  | ({ kind: 'string'; bytes: Uint8Array } & Span)
  | { kind: 'ref'; id: number }
  | PdfArray
  | PdfDictionary
  | PdfStream;

export interface PdfArray extends Span {
  kind: 'array';
  members: readonly PdfValue[];
}

export interface PdfDictionary extends Span {
  kind: 'dictionary';
  entries: ReadonlyMap<string, PdfValue>;
}

export interface PdfStream {
  kind: 'stream';
  dictionary: PdfDictionary;
  /** As stored, before any filter. */
  bytes: Uint8Array;
}

export function isKind<K extends 'name' | 'string' | 'ref' | 'array' | 'dictionary' | 'stream'>(
  value: PdfValue | undefined,
  kind: K,
): value is Extract<PdfValue, { kind: K }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

/** The name that a value is, without its slash, or null. */
export function nameOf(value: PdfValue | undefined): string | null {
  return isKind(value, 'name') ? value.name : null;
}

/** The text of a text string: UTF-16 with its mark, or one byte a character; null for anything else. */
export function textOf(value: PdfValue | undefined): string | null {
  if (!isKind(value, 'string')) return null;
  const { bytes } = value;
  const encoding = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'latin1';

  return new TextDecoder(encoding).decode(bytes);
}
