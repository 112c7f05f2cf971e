import type { Face } from '../faces.js';
import type { ShapedGlyph } from '../shaping.js';
import { makeProgram, type FontProgram, type ProgramGlyph } from './font-program.js';
import type { PdfFile } from './file.js';
import { array, name, num, ref } from './objects.js';

/** Where a glyph is found: the font's name in the page's resources, and its code there. */
export interface GlyphPlace {
  font: string;
  code: number;
  /** What copied text has in its place: in one document a glyph stands for what it first stood for. */
  text: string;
  /** Whether the place is the same in every document. */
  common: boolean;
}

/** The characters of nearly every line: one program per face holds them, made once and the same in every file. */
const common = `${String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index))}·‘’“”–—`;
const commonJoined = ['ff', 'fi', 'fl', 'ffi', 'ffl'];

interface CommonProgram {
  codes: ReadonlyMap<number, number>;
  program: FontProgram;
}
const commonPrograms = new WeakMap<Face, CommonProgram>();

const rememberedPrograms = 64;
const programs = new WeakMap<Face, Map<string, FontProgram>>();

/**
 * The fonts of one document. A face of the house has its common characters in a program that is made once per
 * process; the other glyphs that a document uses go into a second program of its own.
 */
export class EmbeddedFonts {
  private readonly common = new Set<Face>();
  private readonly own = new Map<Face, OwnGlyphs>();

  /** The place of a glyph, which is embedded from now on. */
  place(face: Face, glyph: ShapedGlyph): GlyphPlace {
    const code = face.ofTheHouse ? commonProgram(face).codes.get(glyph.id) : undefined;
    if (code !== undefined) {
      this.useCommon(face);

      return { font: face.name, code, text: glyph.text, common: true };
    }
    const own: OwnGlyphs = this.own.get(face) ?? { glyphs: [], codes: new Map() };
    this.own.set(face, own);
    const known = own.codes.get(glyph.id) ?? own.glyphs.length + 1;
    if (known > own.glyphs.length) own.glyphs.push({ id: glyph.id, text: glyph.text });
    own.codes.set(glyph.id, known);

    return { font: `${face.name}.own`, code: known, text: own.glyphs[known - 1]?.text ?? '', common: false };
  }

  /** Embeds the common characters of a face. */
  useCommon(face: Face): void {
    this.common.add(face);
  }

  /** Writes every font in use and answers with the entries of the resources' font dictionary. */
  write(file: PdfFile): string {
    const common = [...this.common].map((face) => [face.name, face, commonProgram(face).program] as const);
    const own = [...this.own].map(
      ([face, { glyphs }]) => [`${face.name}.own`, face, ownProgram(face, glyphs)] as const,
    );

    return [...common, ...own]
      .map(([font, face, program]) => `${name(font)} ${ref(writeFont(file, face, program))}`)
      .join('');
  }
}

interface OwnGlyphs {
  glyphs: ProgramGlyph[];
  codes: Map<number, number>;
}

function commonProgram(face: Face): CommonProgram {
  const made = commonPrograms.get(face);
  if (made) return made;

  const texts = new Map<number, string>();
  for (const text of [...common, ...commonJoined]) {
    const { glyphs } = face.font.layout(text);
    const [glyph] = glyphs;
    if (glyphs.length === 1 && glyph && glyph.id !== 0 && !texts.has(glyph.id)) texts.set(glyph.id, text);
  }
  const glyphs = [...texts].map(([id, text]) => ({ id, text }));
  const codes = new Map(glyphs.map(({ id }, index) => [id, index + 1]));
  const answer = { codes, program: makeProgram(face, glyphs) };
  commonPrograms.set(face, answer);

  return answer;
}

/** The program of a document's own glyphs; those made last are remembered, since signers and titles return. */
function ownProgram(face: Face, glyphs: readonly ProgramGlyph[]): FontProgram {
  const made = programs.get(face) ?? new Map<string, FontProgram>();
  programs.set(face, made);
  const key = glyphs.map(({ id, text }) => `${id} ${text}`).join('\n');
  const program = made.get(key) ?? makeProgram(face, glyphs);
  made.delete(key);
  made.set(key, program);
  const [oldest] = made.keys();
  if (made.size > rememberedPrograms && oldest !== undefined) made.delete(oldest);

  return program;
}

function writeFont(file: PdfFile, { font }: Face, program: FontProgram): number {
  const scale = 1000 / font.unitsPerEm;
  const { bbox } = font;
  const box = [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((edge) => num(edge * scale));
  const stream = file.addStream(
    `/Filter/FlateDecode${program.compact ? '/Subtype/CIDFontType0C' : `/Length1 ${program.fileLength}`}`,
    program.file,
  );
  const fontName = name(program.name);
  const descriptor = file.add(
    `<</Type/FontDescriptor/FontName${fontName}/Flags 4/FontBBox${array(box)}/ItalicAngle ${num(font.italicAngle)}` +
      `/Ascent ${num(font.ascent * scale)}/Descent ${num(font.descent * scale)}/CapHeight ${num((font.capHeight || font.ascent) * scale)}` +
      `/StemV 0/${program.compact ? 'FontFile3' : 'FontFile2'} ${ref(stream)}>>`,
  );
  const kind = program.compact ? '/CIDFontType0' : '/CIDFontType2/CIDToGIDMap/Identity';
  const descendant = file.add(
    `<</Type/Font/Subtype${kind}/BaseFont${fontName}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${ref(descriptor)}/W[0${program.widths}]>>`,
  );
  const unicode = file.addStream('/Filter/FlateDecode', program.toUnicode);

  return file.add(
    `<</Type/Font/Subtype/Type0/BaseFont${fontName}/Encoding/Identity-H/DescendantFonts[${ref(descendant)}]/ToUnicode ${ref(unicode)}>>`,
  );
}
