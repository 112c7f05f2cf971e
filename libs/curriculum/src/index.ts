export { fieldName, type FieldPath, type Finding, type Mistake } from './mistakes.js';
export { canonicalText, readCourse, type CourseFiles, type CourseReading } from './reading/read-course.js';
export { allChecks, type Check } from './checks/checks.js';
export type {
  Case,
  CaseEnding,
  CaseStep,
  CourseDocument,
  Drawing,
  EvaluationForm,
  Item,
  ItemOption,
  Stance,
} from './course.js';
export type {
  CourseFacts,
  CourseModule,
  GlossaryEntry,
  Instructor,
  Objective,
  QuizPolicy,
  Reference,
} from './facts.js';
export type { Block, Inline, Lesson } from './lesson.js';
export { citationText, referenceAddress, referenceText } from './citation.js';
export {
  countStudyWords,
  studyWordsOf,
  type CourseStudyWords,
  type LeftOut,
  type LeftOutKind,
  type StudyWords,
} from './study-words.js';
export { readingMinutes } from './reading-time.js';
export { renderLesson, type LessonManifest, type RenderedLesson } from './rendering/render-lesson.js';
export { renderCase, type RenderedCase, type RenderedStep } from './rendering/render-case.js';
export { renderStem } from './rendering/render-stem.js';
export { seededRandom, type Random } from './random.js';
export { drawAttempt, type Draw, type DrawnItem } from './drawing-items.js';
export {
  attemptsLeft,
  latestAnswers,
  neededRight,
  scoreAttempt,
  type ItemVerdict,
  type ObjectiveScore,
  type Score,
  type Shortfall,
  type Step,
} from './scoring.js';
export { remediation, type Reread } from './remediation.js';
export {
  assessCompletion,
  requirementsOf,
  type Completion,
  type LearnerRecord,
  type Outstanding,
  type Requirement,
} from './completion.js';
export {
  checkEvaluation,
  evaluationQuestions,
  scalePoints,
  type EvaluationAnswer,
  type EvaluationCheck,
  type EvaluationQuestion,
} from './evaluation.js';
export { compareCourses, type ChangeClass, type CourseChange } from './change.js';
export { reviewCourse, reviewRules } from './review/review-course.js';
export { reviewLibrary, type LibraryCourse, type LibraryFinding } from './review/review-library.js';
export type { ReviewCode, ReviewFinding, ReviewRule, Remark } from './review/remark.js';
export { courseMeasures, type CourseMeasures } from './review/course-measures.js';
export {
  COMPETENCIES,
  GROUP_STAGES,
  THERAPEUTIC_FACTORS,
  type Competency,
  type GroupStage,
  type Term,
  type TherapeuticFactor,
} from './vocabulary.js';
export {
  curriculumMap,
  type CurriculumGap,
  type CurriculumMap,
  type MapCell,
  type MapKind,
  type MappedCourse,
  type MapRow,
} from './curriculum-map.js';
