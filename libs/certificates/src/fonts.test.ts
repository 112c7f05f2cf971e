import { missingGlyphs } from './fonts.js';
import { readFonts } from './testing/builders.js';

const fonts = readFonts();

describe('missingGlyphs', () => {
  it.each([
    ['Vietnamese, composed', 'Nguyễn Đặng Ánh'],
    ['Vietnamese, decomposed', 'Nguyễn Đặng Ánh'.normalize('NFD')],
    ['Polish', 'Łódź Żółć'],
    ['Turkish dotless and dotted i', 'ı İ i I'],
    ['polytonic Greek', 'Ἀριστοτέλης ᾯδή'],
    ['Cyrillic with stress marks, which have no composed form', 'Ива́н Петро́в'],
    ['apostrophes and hyphens', "O’Brien O'Brien Kaʻahumanu Smith-Jones Smith‑Jones"],
    ['Arabic with vowels and a lam-alef', 'مُحَمَّد علاء'],
    ['Persian with a zero-width non-joiner', 'علی\u200cرضا'],
    ['Hebrew with vowels', 'שָׂרָה'],
    ['Japanese, Chinese and Korean', '髙橋 さくら 刘晓燕 김민준'],
    ['a tilde that only one family can place', 'x̃'],
  ])('finds nothing missing in %s', (_, text) => {
    expect(missingGlyphs(text, fonts)).toEqual([]);
  });

  it('names each character that no font has, once, in order', () => {
    expect(missingGlyphs('हरि and 小林 हरि 😀', fonts)).toEqual([
      { character: 'ह', codePoints: 'U+0939' },
      { character: 'रि', codePoints: 'U+0930 U+093F' },
      { character: '😀', codePoints: 'U+1F600' },
    ]);
  });

  it.each([
    ['a mark that no font has', 'a\u030d', 'U+0061 U+030D'],
    [
      'two marks that would lie over each other',
      'x\u0303\u0303\u0301\u0302',
      'U+0078 U+0303 U+0303 U+0301 U+0302',
    ],
    ['a mark without a letter', '\u0301', 'U+0301'],
    ['a joiner', '\u200d', 'U+200D'],
    ['a right-to-left override', '\u202e', 'U+202E'],
    ['a line break', '\n', 'U+000A'],
    ['half of a surrogate pair', '\ud83d', 'U+D83D'],
  ])('names %s', (_, text, codePoints) => {
    expect(missingGlyphs(text, fonts)).toEqual([{ character: text, codePoints }]);
  });
});
