import type { CoursePage, CourseSummary, CreditWorksheetView } from '@cohesion/contracts';
import {
  BODIES,
  formatCredit,
  formatNumber,
  inBodyOrder,
  methodText,
  SELF_STUDY_RULES,
  type BodyId,
  type Hundredths,
  type Offer,
  type SelfStudyWorksheet,
} from '@cohesion/credit';
import {
  countStudyWords,
  readingMinutes,
  referenceAddress,
  referenceText,
  studyWordsOf,
  type CourseDocument,
} from '@cohesion/curriculum';

/** What of a course page is settled when a version is published: not its credit, which follows approvals and rules. */
export type PublishedPage = Omit<
  CoursePage,
  'offers' | 'cosponsor' | 'worksheet' | 'disclosures' | 'enrollmentId' | 'version' | 'open'
> &
  Readonly<{
    released: string;
    expires: string;
    disclosures: Pick<
      CoursePage['disclosures'],
      'commercialSupport' | 'limits' | 'risks' | 'reviewNotice' | 'contentWarnings'
    >;
  }>;

const format = 'Self-paced reading with a quiz';

/** The catalogue's row but for the credit. `minutes` is how long the text takes to read. */
export function summarize(
  course: CourseDocument,
  minutes: number,
  price: string,
  updated: string,
): CourseSummary {
  return {
    slug: course.slug,
    title: course.title,
    promise: course.promise,
    level: course.level,
    topics: [...course.topics],
    categories: [...course.categories],
    minutes,
    hours: null,
    bodies: [],
    format,
    price,
    instructors: course.instructors.map(({ name }) => name),
    updated,
  };
}

/** What the credit of a course comes to for a row of the catalogue. */
export type CreditBrief = Readonly<{ body: BodyId; amount: Hundredths; safeMinutes: number }>;

export const creditBrief = ({ body, amount, worksheet }: Offer): CreditBrief => ({
  body,
  amount,
  safeMinutes: worksheet.kind === 'self-study' ? worksheet.safeMinutes : 0,
});

/** The row with the credit that is offered: hours, bodies, and the minutes that the credit was counted from. */
export function withCredit(summary: CourseSummary, credit: readonly CreditBrief[]): CourseSummary {
  if (credit.length === 0) return { ...summary, hours: null, bodies: [] };
  const minutes = Math.floor(Math.min(...credit.map(({ safeMinutes }) => safeMinutes)));

  return {
    ...summary,
    minutes,
    hours: hoursSentence(credit, summary.categories),
    bodies: inBodyOrder(credit.map(({ body }) => body)).map((body) => BODIES[body].name),
  };
}

/** "1.0 hour: ethics"; where bodies give different amounts, from the smallest to the largest. */
function hoursSentence(credit: readonly CreditBrief[], categories: readonly string[]): string {
  const amounts = credit.map(({ amount }) => amount);
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const amount = least === most ? formatCredit(least) : `${formatCredit(least)} to ${formatCredit(most)}`;

  return `${amount} ${most === 100 ? 'hour' : 'hours'}: ${categories.join(', ')}`;
}

export function publishedPage(
  course: CourseDocument,
  summary: CourseSummary,
  questionsNeeded: number,
): PublishedPage {
  const { disclosures, reviewNotice, contentWarnings, quiz } = course;

  return {
    summary,
    abstract: course.abstract,
    objectives: course.objectives.map(({ id, text }) => ({ id, text })),
    audience: [...course.audience],
    outline: course.modules.map((module) => outlineOf(course, module.title, module.lessons)),
    instructors: course.instructors.map((instructor) => ({ ...instructor })),
    notForCreditReason: course.notForCreditReason,
    requirements: [
      'Read every lesson',
      `Pass the quiz: ${questionsNeeded} of ${quiz.draw} questions (${quiz.passPercent} %)`,
      'Give the evaluation',
    ],
    quiz: {
      questions: quiz.draw,
      passPercent: quiz.passPercent,
      needed: questionsNeeded,
      attempts: quiz.attempts === 'unlimited' ? null : quiz.attempts,
    },
    disclosures: { ...disclosures, reviewNotice, contentWarnings: [...contentWarnings] },
    references: course.references.map((reference) => ({
      id: reference.id,
      text: referenceText(reference),
      url: referenceAddress(reference),
    })),
    released: course.released,
    expires: course.expires,
  };
}

function outlineOf(
  course: CourseDocument,
  title: string,
  ids: readonly string[],
): PublishedPage['outline'][number] {
  const lessons = ids.flatMap((wanted) => {
    const lesson = course.lessons.find(({ id }) => id === wanted);

    return lesson
      ? [
          {
            id: lesson.id,
            title: lesson.title,
            summary: lesson.summary,
            minutes: readingMinutes(studyWordsOf(course, lesson).words),
          },
        ]
      : [];
  });

  return { title, minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0), lessons };
}

/** What the credit is counted from, without the sum: that depends on who is claimed. */
export function worksheetView(course: CourseDocument): CreditWorksheetView {
  const { words, leftOut } = countStudyWords(course);

  return {
    words,
    wordsLeftOut: leftOut.map(({ kind, words: count }) => ({ what: kind, words: count })),
    items: course.quiz.draw,
    difficulty: course.credit.difficulty,
    difficultyBasis: course.credit.difficultyBasis,
    safeMinutes: 0,
    bodies: [],
    ruleVersion: '',
  };
}

/** The worksheet in words: every line is arithmetic that a reader can redo by hand. */
export function worksheetWithSums(
  counted: CreditWorksheetView,
  worksheet: SelfStudyWorksheet | null,
): CreditWorksheetView {
  return {
    ...counted,
    safeMinutes: worksheet?.safeMinutes ?? 0,
    bodies: (worksheet?.lines ?? []).map(({ body, minutes, steps }) => ({
      body,
      bodyName: BODIES[body].name,
      method: methodText(SELF_STUDY_RULES[body].method.value),
      minutes,
      lines: steps.map(({ text, value, unit }) => ({ text, value: `${formatNumber(value)} ${unit}` })),
    })),
    ruleVersion: worksheet?.ruleVersion ?? '',
  };
}
