import { z } from 'zod/mini';

const cell = z.object({ course: z.string(), objectives: z.int(), items: z.int() });

const row = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** Where the field describes it. */
  source: z.string(),
  /** One for each course, in the order of the courses. */
  cells: z.array(cell),
  courses: z.int(),
  objectives: z.int(),
  items: z.int(),
});
export type CurriculumRow = z.infer<typeof row>;

/** What a society's courses teach and ask about, and what they do not. */
export const curriculumMapPage = z.object({
  courses: z.array(z.object({ slug: z.string(), title: z.string(), forCredit: z.boolean() })),
  competencies: z.array(row),
  factors: z.array(row),
  stages: z.array(row),
  /** Those that nothing teaches first. */
  gaps: z.array(z.object({ term: z.string(), code: z.enum(['never', 'one-course']), sentence: z.string() })),
});
export type CurriculumMapPage = z.infer<typeof curriculumMapPage>;

/** The objectives and items behind one cell: what is taught, and what is asked. Without the key. */
export const curriculumCell = z.object({
  course: z.object({ slug: z.string(), title: z.string() }),
  term: z.object({ id: z.string(), name: z.string(), description: z.string(), source: z.string() }),
  objectives: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      items: z.array(z.object({ id: z.string(), text: z.string(), kind: z.string(), lesson: z.string() })),
    }),
  ),
});
export type CurriculumCell = z.infer<typeof curriculumCell>;
