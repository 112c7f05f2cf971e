import type { EvaluationPage } from '@cohesion/contracts';
import { evaluationQuestions, type CourseDocument } from '@cohesion/curriculum';

export function presentEvaluation(
  enrollmentId: string,
  course: CourseDocument,
  statements: readonly string[],
  given: boolean,
): EvaluationPage {
  return {
    enrollmentId,
    courseTitle: course.title,
    intro: course.evaluation.intro,
    statements: [...statements],
    questions: evaluationQuestions(course).map((question) => ({
      ...question,
      options: [...question.options],
    })),
    given,
  };
}
