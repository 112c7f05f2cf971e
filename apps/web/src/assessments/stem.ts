export interface Stem {
  /** Whatever comes before the question itself: a situation, a transcript. Safe HTML, may be empty. */
  situation: string;
  /** The question, as safe HTML that fits inside a heading. */
  question: string;
}

const lastParagraph = /^(?<situation>[\s\S]*)<p(?:\s[^>]*)?>(?<question>(?:(?!<\/p>)[\s\S])*)<\/p>\s*$/u;

/** Splits a rendered stem so that its last paragraph can be the heading of the page. */
export function splitStem(stem: string, stemHtml: string): Stem {
  const groups = lastParagraph.exec(stemHtml)?.groups;
  if (!groups) return { situation: stemHtml, question: escape(stem.split(/\n+/u).at(-1) ?? stem) };

  return { situation: (groups['situation'] ?? '').trim(), question: groups['question'] ?? '' };
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
