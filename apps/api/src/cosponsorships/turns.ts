import type { CosponsorshipState, TurnCosponsorship } from '@cohesion/contracts';
import type { Cosponsorship, CosponsorshipTurn } from './cosponsorship.entity.js';

type Side = 'host' | 'cosponsor';

/** The newest turn decides; without one it is only asked. */
export const stateOf = (turns: readonly Pick<CosponsorshipTurn, 'change'>[]): CosponsorshipState =>
  turns.at(-1)?.change ?? 'asked';

export const isOpen = (state: CosponsorshipState): boolean => state === 'asked' || state === 'accepted';

export const sideOf = ({ societyId }: Pick<Cosponsorship, 'societyId'>, actorSocietyId: string): Side =>
  societyId === actorSocietyId ? 'host' : 'cosponsor';

/**
 * What a turn comes to: `done` when the same society took it already, `not-yours` when it is for the other one to take,
 * `too-late` when the state does not allow it any more, or not yet.
 */
export function judgeTurn(
  turns: readonly Pick<CosponsorshipTurn, 'change' | 'societyId'>[],
  {
    side,
    societyId,
    change,
  }: Readonly<{ side: Side; societyId: string; change: TurnCosponsorship['change'] }>,
): 'take' | 'done' | 'not-yours' | 'too-late' {
  const last = turns.at(-1);
  if (change !== 'ended' && side === 'host') return 'not-yours';
  if (last?.change === change && last.societyId === societyId) return 'done';
  const state = stateOf(turns);
  // Whoever was asked declines; to withdraw a question is for who asked.
  const allowed =
    change === 'ended' ? state === 'accepted' || (state === 'asked' && side === 'host') : state === 'asked';

  return allowed ? 'take' : 'too-late';
}
