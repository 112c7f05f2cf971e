import { inspectBytes } from '../pdf-tools.js';
import { rawFile, type RawFile } from './raw-file.js';
import { operationsOf, type Operation } from './tokens.js';

/** A value as qpdf reports it: names begin with a slash, text with "u:", bytes with "b:", references end with R. */
export type Value = null | boolean | number | string | Value[] | Dictionary;
/** A name, number or reference as it is written; of an array or a dictionary, its JSON. */
export const written = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

export interface Dictionary {
  [key: string]: Value | undefined;
}

export interface Page {
  reference: string;
  dictionary: Dictionary;
  operations: Operation[];
}

/** A file as qpdf reads it, and its bytes. */
export interface Inspected {
  raw: RawFile;
  /** Every object by its reference; of a stream, its dictionary. */
  objects: ReadonlyMap<string, Value>;
  catalog: Dictionary;
  trailer: Dictionary;
  pages: readonly Page[];
  /** The metadata packet. */
  xmp: string;
  follow(value: Value | undefined): Value | undefined;
  dictionary(value: Value | undefined): Dictionary;
  list(value: Value | undefined): Value[];
  /** A stream without its filters. */
  stream(reference: Value | undefined): Buffer;
}

interface Report {
  qpdf: [unknown, Record<string, { value?: Value; stream?: { dict: Dictionary; data?: string } }>];
}

export function inspected(pdf: Uint8Array): Inspected {
  // A damaged file is a finding, no failure of the test.
  const options = [
    '--no-warn',
    '--warning-exit-0',
    '--json=2',
    '--json-key=qpdf',
    '--json-stream-data=inline',
    '--decode-level=generalized',
  ];
  const report = JSON.parse(inspectBytes(pdf, 'qpdf', ...options, '{}').toString('utf8')) as Report;
  const objects = new Map<string, Value>();
  const streams = new Map<string, string>();
  for (const [key, { value, stream }] of Object.entries(report.qpdf[1])) {
    const reference = key.replace(/^obj:/, '');
    objects.set(reference, stream ? stream.dict : (value ?? null));
    if (stream) streams.set(reference, stream.data ?? '');
  }
  const follow = (value: Value | undefined): Value | undefined =>
    typeof value === 'string' && /^\d+ \d+ R$/.test(value) ? objects.get(value) : value;
  const dictionary = (value: Value | undefined): Dictionary => {
    const found = follow(value);
    return found !== null && typeof found === 'object' && !Array.isArray(found) ? found : {};
  };
  const list = (value: Value | undefined): Value[] => {
    const found = follow(value);
    return Array.isArray(found) ? found : [];
  };
  const stream = (reference: Value | undefined) =>
    Buffer.from(streams.get(written(reference)) ?? '', 'base64');
  const trailer = dictionary(objects.get('trailer'));
  const catalog = dictionary(trailer['/Root']);
  const pages = list(dictionary(catalog['/Pages'])['/Kids']).map((reference): Page => {
    const page = dictionary(reference);
    const contents = Array.isArray(follow(page['/Contents'])) ? list(page['/Contents']) : [page['/Contents']];
    const source = contents.map((part) => stream(part).toString('latin1')).join('\n');

    return { reference: written(reference), dictionary: page, operations: operationsOf(source) };
  });

  return {
    raw: rawFile(pdf),
    objects,
    catalog,
    trailer,
    pages,
    xmp: stream(catalog['/Metadata']).toString('utf8'),
    follow,
    dictionary,
    list,
    stream,
  };
}

/** The characters of a text string. */
export function said(value: Value | undefined): string | null {
  return typeof value === 'string' && value.startsWith('u:') ? value.slice(2) : null;
}

/** Every dictionary of a file, nested ones included, with the reference of its object. */
export function dictionariesOf({ objects }: Inspected): { reference: string; dictionary: Dictionary }[] {
  const found: { reference: string; dictionary: Dictionary }[] = [];
  const visit = (reference: string, value: Value | undefined): void => {
    if (Array.isArray(value)) value.forEach((member) => visit(reference, member));
    else if (value !== null && typeof value === 'object') {
      found.push({ reference, dictionary: value });
      Object.values(value).forEach((member) => visit(reference, member));
    }
  };
  for (const [reference, value] of objects) visit(reference, value);

  return found;
}

/** The objects of a file whose Type is this. */
export function ofType(
  { objects }: Inspected,
  type: string,
): { reference: string; dictionary: Dictionary }[] {
  return [...objects].flatMap(([reference, value]) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) && value['/Type'] === type
      ? [{ reference, dictionary: value }]
      : [],
  );
}
