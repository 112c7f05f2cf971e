import { MILLION, type MinuteCount } from './minutes.js';
import type { ImpossibleInput } from './reason.js';
import type { Formula } from './self-study-rules.js';
import { formatNumber, step, type Step } from './step.js';

const MOST_WORDS = 1_000_000;
const MOST_ITEMS = 10_000;

/** What the formulas count: words of content (not titles, authors, references), questions, difficulty from 1 to 5. */
export interface TextMeasure {
  readonly words: number;
  readonly items: number;
  readonly difficulty: number;
}

/**
 * Minutes of study by Mergener's formula, exact: 0.9 × (−22.3 + 0.00209 × words + 2.78 × questions + 15.5 × difficulty).
 * Source: BOC, "Assign CEUs, Mergener formula". AORN prints the first term as +22.3, yet its own worked answer (3,774 words,
 * 16 questions, difficulty 2.5: 61.9 minutes) only follows from −22.3; the plus would give 102.
 * Difficulty is an expert reviewer's, 1 to 5 (BOC offers 2, 3 and 4), with at most two decimals for a mean of several.
 * Figures that cannot be are refused by name; so is a text so short that the formula comes to nothing or less.
 */
export function mergenerMinutes({ words, items, difficulty }: TextMeasure): MinuteCount {
  const impossible = impossibleWords(words) ?? impossibleItems(items) ?? impossibleDifficulty(difficulty);
  if (impossible) return { ok: false, reason: impossible };

  // Whole hundred-thousandths of a minute: every factor of the formula is a whole number in them.
  const fromWords = words * 209;
  const fromItems = items * 278_000;
  const fromDifficulty = Math.round(difficulty * 100) * 15_500;
  const sum = fromWords + fromItems + fromDifficulty - 2_230_000;
  const minutes = (sum * 9) / MILLION;
  if (minutes <= 0) return { ok: false, reason: { code: 'no-positive-time', minutes } };

  const inMinutes = (text: string, hundredThousandths: number): Step =>
    step(text, hundredThousandths / 100_000, 'minutes');

  return {
    ok: true,
    minutes,
    steps: [
      inMinutes(`0.00209 × ${formatNumber(words)} words`, fromWords),
      inMinutes(`2.78 × ${formatNumber(items)} questions`, fromItems),
      inMinutes(`15.5 × difficulty ${formatNumber(difficulty)}`, fromDifficulty),
      inMinutes('the three added, less 22.3', sum),
      step(`Mergener: 0.9 × ${formatNumber(sum / 100_000)}`, minutes, 'minutes'),
    ],
  };
}

/**
 * Minutes of reading at so many words an hour, cut after a millionth of a minute.
 * Sources: 6,000 words, NBCC via CEU One Stop (ACEP 6529); 10,000 words, NASW CE Approval (older version of "Apply").
 * A word count or a rate that is not a whole number of at least 1 is refused by name.
 */
export function wordCountMinutes(words: number, wordsPerHour: number): MinuteCount {
  const impossible = impossibleWords(words);
  if (impossible) return { ok: false, reason: impossible };
  if (!isWholeWithin(wordsPerHour, 1, MOST_WORDS)) {
    return { ok: false, reason: { code: 'words-per-hour-impossible', wordsPerHour } };
  }

  const minutes = Math.floor((words * 60 * MILLION) / wordsPerHour) / MILLION;
  const text = `${formatNumber(words)} words × 60 minutes ÷ ${formatNumber(wordsPerHour)} words an hour`;

  return { ok: true, minutes, steps: [step(text, minutes, 'minutes')] };
}

/** The minutes of a text by the formula of that name. */
export function formulaMinutes(formula: Formula, measure: TextMeasure): MinuteCount {
  switch (formula) {
    case 'mergener':
      return mergenerMinutes(measure);
    case 'words-6000':
      return wordCountMinutes(measure.words, 6_000);
    case 'words-10000':
      return wordCountMinutes(measure.words, 10_000);
  }
}

export function impossibleWords(words: number): ImpossibleInput | undefined {
  return isWholeWithin(words, 1, MOST_WORDS) ? undefined : { code: 'words-impossible', words };
}

export function impossibleItems(items: number): ImpossibleInput | undefined {
  return isWholeWithin(items, 0, MOST_ITEMS) ? undefined : { code: 'items-impossible', items };
}

export function impossibleDifficulty(difficulty: number): ImpossibleInput | undefined {
  const hundredths = difficulty * 100;
  const isFine = difficulty >= 1 && difficulty <= 5 && Math.abs(hundredths - Math.round(hundredths)) < 1e-9;

  return isFine ? undefined : { code: 'difficulty-impossible', difficulty };
}

const isWholeWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
