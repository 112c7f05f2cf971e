import { z } from 'zod';
import { difficulty, id, text, type CourseFacts } from './facts.js';
import type { Block, Lesson } from './lesson.js';

export const itemSource = z.strictObject({
  id,
  objective: id,
  kind: z.enum(['judgement', 'knowledge']),
  difficulty: difficulty.int('must be a whole number from 1 to 5'),
  source: z.strictObject({ lesson: id, paragraph: id }),
  stem: text,
  options: z.array(z.strictObject({ text, correct: z.boolean().default(false), rationale: text })),
});

export const itemBank = z.strictObject({
  items: z.array(itemSource).min(1, 'needs at least one item'),
});
export type ItemSource = z.output<typeof itemSource>;

/** `id` is a, b, c or d by the order in the file and never changes with the order on screen. */
export type ItemOption = {
  readonly id: string;
  readonly text: string;
  readonly correct: boolean;
  readonly rationale: string;
};

/** A question. The stem is Markdown, so it may hold lines of dialogue; options and rationales are plain text. */
export type Item = Omit<ItemSource, 'stem' | 'options'> & {
  readonly stem: readonly Block[];
  readonly stemText: string;
  readonly options: readonly ItemOption[];
};

const questionId = id;
const required = z.boolean();

export const evaluationForm = z.strictObject({
  intro: text,
  objectiveScale: z.strictObject({ text, low: text, high: text }),
  questions: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ id: questionId, kind: z.literal('scale'), text, low: text, high: text, required }),
      z.strictObject({
        id: questionId,
        kind: z.literal('choice'),
        text,
        options: z.array(text).min(2, 'needs at least two options'),
        required,
      }),
      z.strictObject({ id: questionId, kind: z.literal('text'), text, required }),
    ]),
  ),
});
export type EvaluationForm = z.output<typeof evaluationForm>;

const stance = z.enum(['open', 'guarded', 'silent', 'turned-away', 'leaning-in', 'hot']);
export type Stance = z.output<typeof stance>;

const effect = z
  .int('must be a whole number from -2 to 2')
  .min(-2, 'must be -2 to 2')
  .max(2, 'must be -2 to 2');

export const caseSource = z.strictObject({
  id,
  title: text,
  objectives: z.array(id).min(1, 'needs at least one objective'),
  setting: text,
  members: z.array(z.strictObject({ id, name: text, about: text, stance })),
  start: id,
  steps: z
    .array(
      z.strictObject({
        id,
        scene: text,
        stances: z.record(z.string(), stance).default({}),
        choices: z
          .array(
            z.strictObject({
              id,
              text,
              target: z.enum(['member', 'dyad', 'subgroup', 'group', 'none']),
              toward: z.array(id).optional(),
              to: id,
            }),
          )
          .optional(),
        ending: z
          .strictObject({
            title: text,
            discussion: text,
            effects: z.strictObject({ safety: effect, cohesion: effect, voice: effect }),
          })
          .optional(),
      }),
    )
    .min(1, 'needs at least one step'),
});
export type CaseSource = z.output<typeof caseSource>;

type StepSource = CaseSource['steps'][number];
export type CaseChoice = NonNullable<StepSource['choices']>[number];
export type CaseEnding = Omit<NonNullable<StepSource['ending']>, 'discussion'> & {
  readonly discussion: readonly Block[];
};
export type CaseStep = Omit<StepSource, 'scene' | 'choices' | 'ending'> & {
  readonly scene: readonly Block[];
  readonly choices: readonly CaseChoice[];
  readonly ending: CaseEnding | null;
};
export type Case = Omit<CaseSource, 'setting' | 'steps'> & {
  readonly file: string;
  readonly setting: readonly Block[];
  readonly steps: readonly CaseStep[];
};

/** A drawing: the file it came from and its SVG as written. It is read again, piece by piece, before it is shown. */
export type Drawing = { readonly file: string; readonly svg: string };

/**
 * A whole course as plain data: what a version stores, and all that the other functions here need. Lessons stand in the
 * order in which the modules list them.
 */
export type CourseDocument = CourseFacts & {
  readonly lessons: readonly Lesson[];
  readonly items: readonly Item[];
  readonly evaluation: EvaluationForm;
  readonly cases: readonly Case[];
  readonly drawings: readonly Drawing[];
};

/** All the text of a case, in the order of its file. */
export function blocksOfCase({ setting, steps }: Case): readonly Block[] {
  return [...setting, ...steps.flatMap((step) => [...step.scene, ...(step.ending?.discussion ?? [])])];
}
