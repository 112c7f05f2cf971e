import type { CoursePage, CourseSummary, CreditWorksheetView } from '@cohesion/contracts';
import {
  BODIES,
  formatCredit,
  formatNumber,
  methodText,
  SELF_STUDY_RULES,
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

/** What of a course page is settled when a version is published. */
export type PublishedPage = Omit<CoursePage, 'offers' | 'disclosures' | 'enrollmentId' | 'version'> &
  Readonly<{
    released: string;
    expires: string;
    disclosures: Pick<
      CoursePage['disclosures'],
      'commercialSupport' | 'limits' | 'risks' | 'reviewNotice' | 'contentWarnings'
    >;
  }>;

const format = 'Self-paced reading with a quiz';

export function summarize(
  course: CourseDocument,
  offers: readonly Offer[],
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
    hours: offers.length > 0 ? hoursSentence(offers, course.categories) : null,
    bodies: [...new Set(offers.map(({ body }) => BODIES[body].name))],
    format,
    price,
    instructors: course.instructors.map(({ name }) => name),
    updated,
  };
}

/** "1.0 hour: ethics"; where bodies give different amounts, from the smallest to the largest. */
function hoursSentence(offers: readonly Offer[], categories: readonly string[]): string {
  const amounts = offers.map(({ amount }) => amount);
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const amount = least === most ? formatCredit(least) : `${formatCredit(least)} to ${formatCredit(most)}`;

  return `${amount} ${most === 100 ? 'hour' : 'hours'}: ${categories.join(', ')}`;
}

export function publishedPage(
  course: CourseDocument,
  summary: CourseSummary,
  worksheet: CreditWorksheetView,
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
    worksheet,
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

/** The worksheet in words: every line is arithmetic that a reader can redo by hand. */
export function worksheetView(
  course: CourseDocument,
  worksheet: SelfStudyWorksheet | null,
): CreditWorksheetView {
  const { words, leftOut } = countStudyWords(course);

  return {
    words,
    wordsLeftOut: leftOut.map(({ kind, words: count }) => ({ what: kind, words: count })),
    items: course.quiz.draw,
    difficulty: course.credit.difficulty,
    difficultyBasis: course.credit.difficultyBasis,
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
