import type { CourseDocument } from '../course.js';
import { allBlocks } from '../lesson.js';
import { plainBlocks } from '../plain-text.js';
import { countWords } from '../words.js';
import type { Remark } from './remark.js';

const fewestWords = 8;
const mostWords = 200;
const announces =
  /^(?:an? |the )?(?:image|picture|figure|drawing|graphic|illustration) (?:of|showing|that shows)\b/i;

/**
 * The text alternative of a figure carries what the drawing carries (WCAG 2.2, 1.1.1): 8 to 200 words, other than the
 * caption, that begin with the content; a screen reader says by itself that it is an image.
 */
export function reviewAlternatives({ lessons }: CourseDocument): readonly Remark[] {
  return lessons.flatMap(({ file, blocks }) =>
    allBlocks(blocks).flatMap((block): readonly Remark[] => {
      if (block.kind !== 'figure') return [];
      const words = countWords(block.alt);
      const faults = [
        words < fewestWords &&
          `describes the drawing in ${words} words; say what it shows in ${fewestWords} or more`,
        words > mostWords && `has ${words} words; say it in ${mostWords}, and leave the rest to the text`,
        announces.test(block.alt) && 'begins by saying that it is an image: begin with what it shows',
        block.alt.trim() === plainBlocks(block.children).trim() && 'repeats the caption: say what is drawn',
      ].filter((fault) => fault !== false);

      return faults.map((message) => ({
        code: 'alternative-says-too-little',
        file,
        line: block.line,
        field: ':::figure.alt',
        message,
      }));
    }),
  );
}
