import type { CourseDocument } from '../course.js';
import { allBlocks } from '../lesson.js';
import { countWords } from '../words.js';
import type { Remark } from './remark.js';

const fewestWords = 20;

/**
 * Disclosures say something: limits of the evidence and risks in 20 words or more each (commonly given as a standard of
 * APA for sponsors; no text of it was readable). A warning in a lesson is announced in `contentWarnings`, each of which
 * says whether a question depends on the passage.
 */
export function reviewSafeguards({
  disclosures,
  contentWarnings,
  lessons,
}: CourseDocument): readonly Remark[] {
  const brief = (['limits', 'risks'] as const).flatMap((field): readonly Remark[] => {
    const words = countWords(disclosures[field]);
    if (words >= fewestWords) return [];

    return [
      {
        code: 'safeguard-too-brief',
        file: 'course.yaml',
        path: ['disclosures', field],
        message: `has ${words} words; name the ${field} in ${fewestWords} or more`,
      },
    ];
  });
  const warned = lessons.some(({ blocks }) => allBlocks(blocks).some(({ kind }) => kind === 'warning'));
  const unannounced: readonly Remark[] =
    warned && contentWarnings.length === 0
      ? [announce(['contentWarnings'], 'a lesson holds a :::warning: announce it here')]
      : [];
  const unclear = contentWarnings.flatMap((text, index) =>
    /\bquestions?\b/i.test(text)
      ? []
      : [
          announce(
            ['contentWarnings', index],
            'does not say whether a question depends on the passage: say so',
          ),
        ],
  );

  return [...brief, ...unannounced, ...unclear];
}

function announce(path: readonly (string | number)[], message: string): Remark {
  return { code: 'warning-not-announced', file: 'course.yaml', path, message };
}
