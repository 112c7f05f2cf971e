import { zlibSync } from 'fflate';
import type { Face } from '../faces.js';
import { array, hex4, num, utf16 } from './objects.js';

/** One font file made of some glyphs of a face, with what a PDF says about it. All streams are deflated. */
export interface FontProgram {
  /** Font names of subsets begin with six letters of their own. */
  name: string;
  compact: boolean;
  file: Uint8Array;
  /** Bytes of the file before it was deflated. */
  fileLength: number;
  toUnicode: Uint8Array;
  /** An array of the widths from code 0 on, in thousandths of the font size. */
  widths: string;
}

/** A glyph of a face and the characters it stands for. */
export interface ProgramGlyph {
  id: number;
  text: string;
}

/** Makes a font file in which the n-th of these glyphs has code n, from 1. Code 0 is the glyph of no character. */
export function makeProgram(face: Face, glyphs: readonly ProgramGlyph[]): FontProgram {
  const { font } = face;
  const subset = font.createSubset();
  for (const { id } of glyphs) subset.includeGlyph(id);
  const file = subset.encode();
  const widths = [0, ...glyphs.map(({ id }) => id)].map((id) => nominalWidth(face, id));

  return {
    name: `${letters(glyphs)}+${font.postscriptName}`,
    compact: 'cff' in subset,
    file: zlibSync(file, { level: 9 }),
    fileLength: file.length,
    toUnicode: zlibSync(new TextEncoder().encode(unicodeMap(glyphs)), { level: 9 }),
    widths: array(widths.map(num)),
  };
}

/** A glyph's own width in thousandths of the font size, before any kerning. */
export function nominalWidth({ font }: Face, id: number): number {
  return (font.getGlyph(id).advanceWidth * 1000) / font.unitsPerEm;
}

/** Six capital letters that depend on the glyphs alone. */
function letters(glyphs: readonly ProgramGlyph[]): string {
  let mixed = 0x811c9dc5;
  for (const { id } of glyphs) mixed = Math.imul(mixed ^ id, 0x01000193) >>> 0;
  let text = '';
  for (let place = 0; place < 6; place += 1) {
    text += String.fromCharCode(65 + (mixed % 26));
    mixed = Math.floor(mixed / 26);
  }

  return text;
}

function unicodeMap(glyphs: readonly ProgramGlyph[]): string {
  // A glyph without characters of its own is part of another's.
  const rows = glyphs.map(({ text }, index) => `<${hex4(index + 1)}><${utf16(text || '\u200B')}>`);
  // A block may have at most 100 rows.
  const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, block) => {
    const part = rows.slice(block * 100, block * 100 + 100);

    return `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar\n`;
  });

  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
