import { competencies, groupStages, therapeuticFactors } from './facts.js';
import type { CourseDocument } from './course.js';
import { COMPETENCIES, GROUP_STAGES, THERAPEUTIC_FACTORS, type Term } from './vocabulary.js';

/** What of a course the map needs. An item is about what its objective is about. */
export type MappedCourse = Pick<CourseDocument, 'slug' | 'title'> & {
  readonly objectives: readonly {
    readonly id: string;
    readonly text: string;
    readonly competencies: readonly string[];
    readonly themes: readonly string[];
  }[];
  readonly items: readonly { readonly id: string; readonly objective: string; readonly stemText: string }[];
};

export type MapCell = {
  readonly course: string;
  /** Ids of the objectives tagged with the term, and of the items asked about them. */
  readonly objectives: readonly string[];
  readonly items: readonly string[];
};

export type MapRow = Term & {
  readonly id: string;
  /** One for each course, in the order of the courses. */
  readonly cells: readonly MapCell[];
  readonly courses: number;
  readonly objectives: number;
  readonly items: number;
};

export type MapKind = 'competencies' | 'factors' | 'stages';

/** Something the curriculum lacks or leans on one course for. `never` is the weightier. */
export type CurriculumGap = {
  readonly kind: MapKind;
  readonly term: string;
  readonly code: 'never' | 'one-course';
  readonly course: string | null;
  readonly sentence: string;
};

export type CurriculumMap = {
  readonly competencies: readonly MapRow[];
  readonly factors: readonly MapRow[];
  readonly stages: readonly MapRow[];
  readonly gaps: readonly CurriculumGap[];
};

/**
 * What a set of courses teaches and asks about: each competency, therapeutic factor and stage by each course, with the objectives and
 * items behind every count, and the gaps in sentences, those that nothing teaches first. A curriculum of one course is not told that one
 * course carries everything.
 */
export function curriculumMap(courses: readonly MappedCourse[]): CurriculumMap {
  const rows = {
    competencies: competencies.map((id) => rowOf(id, COMPETENCIES[id], courses)),
    factors: therapeuticFactors.map((id) => rowOf(id, THERAPEUTIC_FACTORS[id], courses)),
    stages: groupStages.map((id) => rowOf(id, GROUP_STAGES[id], courses)),
  };
  const gaps = [
    ...gapsIn('competencies', rows.competencies, courses),
    ...gapsIn('factors', rows.factors, courses),
    ...gapsIn('stages', rows.stages, courses),
  ];

  return {
    ...rows,
    gaps: [...gaps.filter(({ code }) => code === 'never'), ...gaps.filter(({ code }) => code !== 'never')],
  };
}

function rowOf(id: string, term: Term, courses: readonly MappedCourse[]): MapRow {
  const cells = courses.map((course) => cellOf(id, course));

  return {
    id,
    ...term,
    cells,
    courses: cells.filter(({ objectives }) => objectives.length > 0).length,
    objectives: cells.reduce((sum, { objectives }) => sum + objectives.length, 0),
    items: cells.reduce((sum, { items }) => sum + items.length, 0),
  };
}

function cellOf(term: string, { slug, objectives, items }: MappedCourse): MapCell {
  const tagged = objectives
    .filter(({ competencies: tags, themes }) => tags.includes(term) || themes.includes(term))
    .map(({ id }) => id);

  return {
    course: slug,
    objectives: tagged,
    items: items.filter(({ objective }) => tagged.includes(objective)).map(({ id }) => id),
  };
}

function gapsIn(kind: MapKind, rows: readonly MapRow[], courses: readonly MappedCourse[]): CurriculumGap[] {
  return rows.flatMap((row) => gapOf(kind, row, courses) ?? []);
}

function gapOf(kind: MapKind, row: MapRow, courses: readonly MappedCourse[]): CurriculumGap | null {
  const { id: term, name, cells } = row;
  if (row.objectives === 0) {
    return { kind, term, code: 'never', course: null, sentence: `Nothing teaches ${inSentence(name)} yet.` };
  }
  const only = cells.find(({ objectives }) => objectives.length > 0)?.course;
  const title = courses.find(({ slug }) => slug === only)?.title;
  if (row.courses > 1 || courses.length === 1 || only === undefined || title === undefined) return null;

  return {
    kind,
    term,
    code: 'one-course',
    course: only,
    sentence: `Only one course teaches ${inSentence(name)}: ${title}.`,
  };
}

const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
