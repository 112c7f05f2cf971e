import type { CurriculumCell, CurriculumMapPage, CurriculumRow } from '@cohesion/contracts';
import {
  COMPETENCIES,
  GROUP_STAGES,
  THERAPEUTIC_FACTORS,
  type CourseDocument,
  type CurriculumMap,
  type MapRow,
  type Term,
} from '@cohesion/curriculum';

export function presentCurriculum(
  courses: readonly CourseDocument[],
  { competencies, factors, stages, gaps }: CurriculumMap,
): CurriculumMapPage {
  return {
    courses: courses.map(({ slug, title, countsForCredit }) => ({ slug, title, forCredit: countsForCredit })),
    competencies: competencies.map(presentRow),
    factors: factors.map(presentRow),
    stages: stages.map(presentRow),
    gaps: gaps.map(({ term, code, sentence }) => ({ term, code, sentence })),
  };
}

const presentRow = ({
  cells,
  id,
  name,
  description,
  source,
  courses,
  objectives,
  items,
}: MapRow): CurriculumRow => ({
  id,
  name,
  description,
  source,
  courses,
  objectives,
  items,
  cells: cells.map((cell) => ({
    course: cell.course,
    objectives: cell.objectives.length,
    items: cell.items.length,
  })),
});

/** The objectives of a course that are tagged with a term and what is asked about them; undefined for a word that is no term. */
export function presentCurriculumCell(course: CourseDocument, term: string): CurriculumCell | undefined {
  const known = terms.get(term);
  if (!known) return undefined;
  const { name, description, source } = known;
  const tagged = course.objectives.filter(({ competencies, themes }) =>
    [...competencies, ...themes].some((tag) => tag === term),
  );

  return {
    course: { slug: course.slug, title: course.title },
    term: { id: term, name, description, source },
    objectives: tagged.map(({ id, text }) => ({
      id,
      text,
      items: course.items
        .filter(({ objective }) => objective === id)
        .map((item) => ({
          id: item.id,
          text: item.stemText,
          kind: item.kind,
          lesson: course.lessons.find((lesson) => lesson.id === item.source.lesson)?.title ?? '',
        })),
    })),
  };
}

const terms: ReadonlyMap<string, Term> = new Map(
  [COMPETENCIES, THERAPEUTIC_FACTORS, GROUP_STAGES].flatMap((vocabulary) => Object.entries(vocabulary)),
);
