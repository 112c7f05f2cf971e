import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';

export type FieldPath = readonly PropertyKey[];

/** Something in a rule set's text that keeps it from being used; `line` counts from 1, `field` is empty for the whole text. */
export interface RuleSetMistake {
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

/** A text read as YAML that knows where each field stands; what is not YAML comes back as mistakes. */
export type YamlText =
  | { readonly ok: true; readonly value: unknown; readonly mistakeAt: MistakeAt }
  | { readonly ok: false; readonly mistakes: readonly RuleSetMistake[] };

export type MistakeAt = (path: FieldPath, message: string) => RuleSetMistake;

export function readYamlText(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  if (document.errors.length > 0) {
    return {
      ok: false,
      mistakes: document.errors.map(({ pos, message }) => ({
        line: lineAt(pos[0]),
        field: '',
        message: `is not readable as YAML: ${message}`,
      })),
    };
  }

  return plainValue(document, (path, message) => ({
    line: lineAt(offsetOf(document, path)),
    field: fieldName(path),
    message,
  }));
}

/** Aliases that refer to each other without end make the reading throw; nothing else does. */
function plainValue(document: Document, mistakeAt: MistakeAt): YamlText {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 100 }), mistakeAt };
  } catch {
    return {
      ok: false,
      mistakes: [{ line: 1, field: '', message: 'refers to itself too often to be read' }],
    };
  }
}

/** Where the field stands, or the nearest thing above it that is there. */
function offsetOf(document: Document, path: FieldPath): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(key));
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }

  return offset;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** `['versions', 0, 'total']` as `versions[0].total`. */
function fieldName(path: FieldPath): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;

    return name === '' ? String(key) : `${name}.${String(key)}`;
  }, '');
}
