import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';

/** Where a content file is off, and how. `line` counts from 1. */
export type ContentMistake = Readonly<{ file: string; line: number; field: string; message: string }>;

export class ContentMistakes extends Error {
  constructor(readonly mistakes: readonly ContentMistake[]) {
    super(
      mistakes
        .map(({ file, line, field, message }) => `${file}:${line}: ${field ? `${field}: ` : ''}${message}`)
        .join('\n'),
    );
    this.name = 'ContentMistakes';
  }
}

export type YamlSource<T> = Readonly<{
  value: T;
  mistakeAt: (path: Path, message: string) => ContentMistake;
}>;

type Path = readonly PropertyKey[];

/** Reads YAML against a schema. Throws `ContentMistakes` that name every mistake with its file, line and field. */
export function readYaml<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
): YamlSource<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const unreadable = document.errors.map(({ pos: [start], message }) => ({
    file,
    line: lines.linePos(start).line,
    field: '',
    message,
  }));
  if (unreadable.length > 0) throw new ContentMistakes(unreadable);

  const mistakeAt = (path: Path, message: string): ContentMistake => ({
    file,
    line: lineOf(document, lines, path),
    field: path.map(String).join('.'),
    message,
  });
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, mistakeAt };

  throw new ContentMistakes(
    parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => mistakeAt([...issue.path, key], 'is not a known field'))
        : [mistakeAt(issue.path, issue.message)],
    ),
  );
}

/** The line of a field, or of what should have held it. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }

  return 1;
}
