import type { ActivityKind, CreditRecord, RuleSet } from '@cohesion/credit';

/** What somebody did in practice. It is no continuing education, unless a board's rules name it. */
const practice: readonly ActivityKind[] = ['group-leading', 'supervision-received'];

/**
 * The records that these rules are about: hours of leading groups and of supervision only where a category, a minimum or a
 * kind of activity asks for them by name. Rules that take "every other hour" do not mean them.
 */
export function recordsUnder<R extends CreditRecord>(
  ruleSet: RuleSet | undefined,
  records: readonly R[],
): readonly R[] {
  const isMeant = ({ activity }: R): boolean =>
    !practice.includes(activity) || (ruleSet !== undefined && namedIn(ruleSet).has(activity));

  return records.every(isMeant) ? records : records.filter(isMeant);
}

const known = new WeakMap<RuleSet, ReadonlySet<ActivityKind>>();

function namedIn(ruleSet: RuleSet): ReadonlySet<ActivityKind> {
  const named =
    known.get(ruleSet) ??
    new Set(
      ruleSet.versions
        .flatMap(({ categories, minimums, distinct }) => [
          ...[...categories, ...minimums].flatMap(({ of }) => of),
          ...distinct.flatMap(({ groups }) => groups.flatMap(({ of }) => of)),
        ])
        .flatMap(({ activities }) => activities ?? []),
    );
  known.set(ruleSet, named);

  return named;
}
