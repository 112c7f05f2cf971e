// fontkit ships no types: this is the part of it that we use.
declare module 'fontkit' {
  export interface Glyph {
    id: number;
    codePoints: number[];
    bbox: { minX: number; minY: number; maxX: number; maxY: number };
  }
  export interface GlyphRun {
    glyphs: Glyph[];
    positions: { xAdvance: number; xOffset: number; yOffset: number }[];
    advanceWidth: number;
  }
  export interface Font {
    unitsPerEm: number;
    characterSet: number[];
    glyphForCodePoint(codePoint: number): Glyph;
    getGlyph(id: number, codePoints?: number[]): Glyph;
    layout(text: string): GlyphRun;
  }
  export function create(bytes: Uint8Array): Font;
}

// pdfkit accepts a parsed font as well as bytes; its published types know only bytes.
declare namespace PDFKit.Mixins {
  interface PDFFont {
    registerFont(name: string, font: import('fontkit').Font): this;
  }
}
