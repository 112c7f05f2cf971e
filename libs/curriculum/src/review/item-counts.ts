import type { CourseDocument } from '../course.js';
import type { Remark } from './remark.js';

const itemsPerCreditHour = 25;
const itemsPerObjective = 4;
const leastJudgementShare = 1 / 3;

/**
 * A bank has at least 25 items for each credit hour, so that a second attempt is not the first one again, and at least
 * four for each objective, so that a quiz can ask about all of them and still draw.
 */
export function reviewBankSize(
  { items, objectives }: CourseDocument,
  creditHours: number | null,
): readonly Remark[] {
  const needed = Math.ceil(itemsPerCreditHour * (creditHours ?? 0));
  const small: readonly Remark[] =
    items.length >= needed
      ? []
      : [
          {
            code: 'too-few-items',
            file: 'items.yaml',
            path: ['items'],
            message: `has ${items.length} items for ${creditHours} credit hours; write at least ${needed}`,
          },
        ];
  const seldom = objectives.flatMap(({ id }, index): readonly Remark[] => {
    const asked = items.filter(({ objective }) => objective === id).length;
    if (asked >= itemsPerObjective) return [];

    return [
      {
        code: 'objective-asked-too-seldom',
        file: 'course.yaml',
        path: ['objectives', index, 'id'],
        message: `${asked} items ask about "${id}"; write at least ${itemsPerObjective}`,
      },
    ];
  });

  return [...small, ...seldom];
}

/** At least a third of a bank puts the learner into a situation and asks for a judgement, not for a fact. */
export function reviewItemKinds({ items }: CourseDocument): readonly Remark[] {
  const judgements = items.filter(({ kind }) => kind === 'judgement').length;
  const needed = Math.ceil(items.length * leastJudgementShare);
  if (judgements >= needed) return [];

  return [
    {
      code: 'too-few-judgements',
      file: 'items.yaml',
      path: ['items'],
      message: `${judgements} of ${items.length} items are of kind judgement; make it at least ${needed}`,
    },
  ];
}
