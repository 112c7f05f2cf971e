import type { ProgramPreview } from '@cohesion/contracts';
import { BODIES, formatInUnit, reasonSentence, type BodyId, type SelfStudyWorksheet } from '@cohesion/credit';

type Line = SelfStudyWorksheet['lines'][number];
type Change = ProgramPreview['changes'][number];

/**
 * What the bodies that are claimed now and would still be claimed give before and after: the smallest count over the bodies
 * claimed governs for all, so one more body can lower every other. null: nothing is counted.
 */
export function previewClaims(
  before: SelfStudyWorksheet | null,
  after: SelfStudyWorksheet | null,
): ProgramPreview {
  const pairs = (after?.lines ?? []).flatMap((now) => {
    const old = before?.lines.find(({ body }) => body === now.body);

    return old && amountOf(old) !== amountOf(now) ? [{ old, now }] : [];
  });
  const isLower = pairs.some(({ old, now }) => amountOf(now) < amountOf(old));

  return {
    warning: isLower && before && after ? warningOf(before, after) : null,
    changes: pairs.map(changeOf),
  };
}

const amountOf = ({ outcome }: Line): number => (outcome.offered ? outcome.amount : 0);
const inWords = ({ body, outcome }: Line): string | null =>
  outcome.offered ? formatInUnit(outcome.amount, body) : null;

function changeOf({ old, now }: Readonly<{ old: Line; now: Line }>): Change {
  const { body, outcome } = now;

  return {
    body,
    bodyName: BODIES[body].name,
    before: inWords(old),
    after: inWords(now),
    why: outcome.offered ? null : reasonSentence(outcome.reason),
  };
}

function warningOf(before: SelfStudyWorksheet, after: SelfStudyWorksheet): string {
  const governs = after.safeBodies.map((body: BodyId) => BODIES[body].name).join(' and ');

  return `${governs} ${after.safeBodies.length === 1 ? 'counts' : 'count'} ${minutes(after)} minutes, the fewest of the bodies claimed, and the fewest governs for all of them. Now it is ${minutes(before)} minutes.`;
}

const minutes = ({ safeMinutes }: SelfStudyWorksheet): string => String(Math.floor(safeMinutes * 10) / 10);
