/** An element of a drawing with its place in the file. */
export type Tag = {
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Tag | string)[];
};

type Mistake = { readonly line: number; readonly message: string };
type OpenTag = {
  name: string;
  line: number;
  attributes: ReadonlyMap<string, string>;
  children: (Tag | string)[];
};

const token =
  /<!--[\s\S]*?-->|<\?xml[^>]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads the plain part of XML that drawings are made of: elements, quoted attributes, text, comments and the five named
 * entities. Everything else (document types, CDATA, processing instructions, own entities) is refused.
 */
export function parseTags(text: string): { ok: true; root: Tag } | { ok: false; mistake: Mistake } {
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const top: OpenTag = { name: '', line: 1, attributes: new Map(), children: [] };
  const open: OpenTag[] = [top];
  const scanner = new RegExp(token);
  while (scanner.lastIndex < text.length) {
    const offset = scanner.lastIndex;
    const found = scanner.exec(text);
    const problem =
      found === null ? 'is not a plain element, text or comment' : take(found, lineAt(offset), open);
    if (problem !== null) return { ok: false, mistake: { line: lineAt(offset), message: problem } };
  }

  return finish(top, open);
}

function take(found: RegExpExecArray, line: number, open: OpenTag[]): string | null {
  const [whole, closed, opened, attributes = '', selfClosing] = found;
  if (closed !== undefined) return close(closed, open);
  if (opened === undefined) return takeText(whole, open);

  const read = readAttributes(attributes);
  if (read === null) return `<${opened}> has an attribute twice, or an entity that is not allowed`;
  const tag: OpenTag = { name: opened, line, attributes: read, children: [] };
  open.at(-1)?.children.push(tag);
  if (selfClosing !== '/') open.push(tag);

  return null;
}

function takeText(whole: string, open: OpenTag[]): string | null {
  if (whole.startsWith('<')) return null;
  const text = decoded(whole);
  if (text === null) return 'holds an entity that is not allowed';
  open.at(-1)?.children.push(text);

  return null;
}

function close(name: string, open: OpenTag[]): string | null {
  if (open.length < 2 || open.at(-1)?.name !== name) return `</${name}> closes nothing`;
  open.pop();

  return null;
}

function readAttributes(written: string): ReadonlyMap<string, string> | null {
  const read = new Map<string, string>();
  for (const [, name = '', double, single] of written.matchAll(attribute)) {
    const value = decoded(double ?? single ?? '');
    if (value === null || read.has(name)) return null;
    read.set(name, value);
  }

  return read;
}

function decoded(text: string): string | null {
  if (/&(?!(?:lt|gt|amp|quot|apos);)/.test(text)) return null;

  return text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '');
}

function finish(
  top: OpenTag,
  open: readonly OpenTag[],
): { ok: true; root: Tag } | { ok: false; mistake: Mistake } {
  const unclosed = open.length > 1 ? open.at(-1) : undefined;
  if (unclosed !== undefined) {
    return { ok: false, mistake: { line: unclosed.line, message: `<${unclosed.name}> is not closed` } };
  }
  const tags = top.children.filter((child) => typeof child !== 'string');
  const [root] = tags;
  const strayText = top.children.some((child) => typeof child === 'string' && child.trim() !== '');
  if (root === undefined || tags.length > 1 || strayText) {
    return { ok: false, mistake: { line: 1, message: 'must hold one <svg> drawing and nothing else' } };
  }

  return { ok: true, root };
}
