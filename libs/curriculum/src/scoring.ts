import type { Item } from './course.js';

export type Step = {
  readonly seq: number;
  readonly itemId: string;
  /** null takes an answer back. */
  readonly optionId: string | null;
};

export type ItemVerdict = {
  readonly itemId: string;
  readonly objective: string;
  readonly verdict: 'right' | 'wrong' | 'unanswered' | 'withdrawn';
  readonly chosen: string | null;
  readonly correct: string;
};

export type ObjectiveScore = {
  readonly objective: string;
  readonly right: number;
  readonly of: number;
  readonly met: boolean;
};

export type Shortfall =
  | { readonly kind: 'too-few-right'; readonly right: number; readonly needed: number }
  | { readonly kind: 'unanswered'; readonly itemIds: readonly string[] }
  | { readonly kind: 'nothing-counted' };

export type Score = {
  readonly items: readonly ItemVerdict[];
  readonly objectives: readonly ObjectiveScore[];
  readonly right: number;
  /** Items that count: those asked without the withdrawn. */
  readonly of: number;
  readonly needed: number;
} & ({ readonly passed: true } | { readonly passed: false; readonly reasons: readonly Shortfall[] });

/** The answer that counts for each item. Steps are only ever added: the highest `seq` holds, of equals the first. */
export function latestAnswers(steps: readonly Step[]): ReadonlyMap<string, string> {
  const latest = new Map<string, Step>();
  for (const step of steps) {
    const known = latest.get(step.itemId);
    if (known === undefined || step.seq > known.seq) latest.set(step.itemId, step);
  }

  return new Map(
    [...latest.values()].flatMap(({ itemId, optionId }): [string, string][] =>
      optionId === null ? [] : [[itemId, optionId]],
    ),
  );
}

/** How many of `of` items must be right for a pass at `passPercent` percent: rounded up, 80 % of 12 is 10. */
export function neededRight(of: number, passPercent: number): number {
  return Math.ceil((of * passPercent) / 100);
}

/**
 * Judges the answers to the items of one attempt. An item without an answer, or with an option it does not have, is not
 * right. A withdrawn item neither helps nor harms; when nothing else is left, nobody passes.
 */
export function scoreAttempt(
  items: readonly Item[],
  answers: ReadonlyMap<string, string>,
  policy: { readonly passPercent: number; readonly withdrawn?: ReadonlySet<string> },
): Score {
  const verdicts = items.map((item) =>
    judge(item, answers.get(item.id), policy.withdrawn?.has(item.id) === true),
  );
  const counted = verdicts.filter(({ verdict }) => verdict !== 'withdrawn');
  const right = countRight(counted);
  const needed = neededRight(counted.length, policy.passPercent);
  const score = {
    items: verdicts,
    objectives: byObjective(counted, policy.passPercent),
    right,
    of: counted.length,
    needed,
  };
  if (counted.length === 0) return { ...score, passed: false, reasons: [{ kind: 'nothing-counted' }] };
  if (right >= needed) return { ...score, passed: true };

  const unanswered = counted.flatMap(({ itemId, verdict }) => (verdict === 'unanswered' ? itemId : []));
  const reasons: readonly Shortfall[] = [
    { kind: 'too-few-right', right, needed },
    ...(unanswered.length === 0 ? [] : [{ kind: 'unanswered' as const, itemIds: unanswered }]),
  ];

  return { ...score, passed: false, reasons };
}

/** How many attempts a learner still has after so many sent ones; null where there is no limit. */
export function attemptsLeft(
  policy: { readonly attempts: number | 'unlimited' },
  sent: number,
): number | null {
  return policy.attempts === 'unlimited' ? null : Math.max(0, policy.attempts - sent);
}

function judge(item: Item, answer: string | undefined, withdrawn: boolean): ItemVerdict {
  const chosen = item.options.find(({ id }) => id === answer);
  const common = {
    itemId: item.id,
    objective: item.objective,
    chosen: chosen?.id ?? null,
    correct: item.options.find((option) => option.correct)?.id ?? '',
  };
  if (withdrawn) return { ...common, verdict: 'withdrawn' };
  if (chosen === undefined) return { ...common, verdict: 'unanswered' };

  return { ...common, verdict: chosen.correct ? 'right' : 'wrong' };
}

function byObjective(counted: readonly ItemVerdict[], passPercent: number): readonly ObjectiveScore[] {
  return [...new Set(counted.map(({ objective }) => objective))].map((objective) => {
    const own = counted.filter((verdict) => verdict.objective === objective);
    const right = countRight(own);

    return { objective, right, of: own.length, met: right >= neededRight(own.length, passPercent) };
  });
}

function countRight(verdicts: readonly ItemVerdict[]): number {
  return verdicts.filter(({ verdict }) => verdict === 'right').length;
}
