import type { Approval } from './approval.entity.js';

/** The newest version of each approval. */
export function newestVersions(approvals: readonly Approval[]): Approval[] {
  const newest = new Map<string, Approval>();
  for (const approval of approvals) {
    const known = newest.get(approval.seriesId);
    if (!known || known.version < approval.version) newest.set(approval.seriesId, approval);
  }

  return [...newest.values()];
}

type Question = Readonly<{
  on: string;
  /** null: for everything the society offers. */
  course: string | null;
}>;

/**
 * Of each body the approval that holds on a plain date, in the order of their names: one for this course before one for
 * everything, and of either the one that began last. A renewal that has begun takes the place of what it renews, also when it
 * has ended.
 */
export function approvalsInForce(approvals: readonly Approval[], { on, course }: Question): Approval[] {
  const begun = newestVersions(approvals).filter(({ validFrom }) => validFrom <= on);
  const bodies = [...new Set(begun.map(({ body }) => body))].toSorted((a, b) => a.localeCompare(b, 'en'));

  return bodies.flatMap((body) => {
    const own = begun.filter((approval) => approval.body === body);
    const candidates = [
      lastBegun(own.filter(({ courses }) => course !== null && courses?.includes(course))),
      lastBegun(own.filter(({ courses }) => courses === null)),
    ];

    return (
      candidates.find((approval) => approval && (approval.validTo === null || approval.validTo >= on)) ?? []
    );
  });
}

const lastBegun = (approvals: readonly Approval[]): Approval | undefined =>
  approvals.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom) || b.version - a.version)[0];

/** The approvals that hold for a course, and of the bodies that have none the one that would be nearest to it. */
export function approvalsFor(
  approvals: readonly Approval[],
  { on, course }: Readonly<{ on: string; course: string }>,
): Readonly<{ held: readonly Approval[]; missing: readonly Approval[] }> {
  const held = approvalsInForce(approvals, { on, course });
  const others = newestVersions(approvals)
    .filter(({ courses }) => courses === null || courses.includes(course))
    .filter(({ body }) => !held.some((approval) => approval.body === body));

  return { held, missing: others.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom)) };
}
