import type { LiveFormat, RunSession } from '@cohesion/contracts';
import {
  BODIES,
  deriveAward,
  isBodyId,
  reasonSentence,
  RULE_VERSION,
  type AwardDecision,
  type RosterEvidence,
} from '@cohesion/credit';
import type { Cosponsor } from '../../cosponsorships/cosponsors.service.js';
import type { VersionContent } from '../../courses/course-versions.service.js';
import type { OfferRecord } from '../../courses/courses.service.js';
import type { Approval, Society } from '../../societies/societies.service.js';
import type { AwardThere } from './awards-there.js';

/** An offer that somebody could be given. */
type Given = Pick<OfferRecord, 'id' | 'body' | 'terms'>;

/** What a society says of everybody on a roster. */
export type RosterRecord = Readonly<{
  id: string;
  societyId: string;
  courseVersionId: string;
  offerIds: readonly string[];
  completedOn: string;
  /** Where it was held live; else null. */
  format: LiveFormat | null;
  sessions: readonly RunSession[] | null;
  held: string | null;
  source: string;
  recordedBy: string;
}>;

/** Somebody on it, for one credit of it. */
export type RosterClaim = Readonly<{ lineId: string; personId: string; name: string; offerId: string }>;

export type RosterOutcome = Readonly<
  RosterClaim &
    ({ kind: 'issued' | 'has-it'; awardId: string } | { kind: 'failed'; problem: string; sentence: string })
>;

export type Credit = Readonly<{ offer: OfferRecord; approval: Approval; statement: string }>;

export type Activity = Readonly<{
  record: RosterRecord;
  society: Readonly<Society>;
  cosponsor: Cosponsor | null;
  content: VersionContent;
  credits: readonly Credit[];
  now: Date;
}>;

export type Granted = Readonly<{
  claim: RosterClaim;
  credit: Credit;
  evidence: RosterEvidence;
  granted: Extract<AwardDecision, { granted: true }>;
}>;

export type Decided = Readonly<{ outcome: RosterOutcome }> | Granted;

const evidenceOf = (
  { source, completedOn: on }: Pick<RosterRecord, 'source' | 'completedOn'>,
  lineId: string,
): RosterEvidence => ({ kind: 'roster', line: { id: lineId, on }, source });

export function decide({ record, credits }: Activity, claim: RosterClaim): Decided {
  const credit = credits.find(({ offer }) => offer.id === claim.offerId);
  if (!credit) throw new Error(`The offer ${claim.offerId} is not part of the run ${record.id}`);
  const evidence = evidenceOf(record, claim.lineId);
  const { terms, id } = credit.offer;
  const granted = deriveAward({ ...terms, id }, evidence, RULE_VERSION);
  if (granted.granted) return { claim, credit, evidence, granted };
  const sentence = granted.reasons.map(reasonSentence).join(' ');

  return { outcome: { ...claim, kind: 'failed', problem: 'offer-not-available', sentence } };
}

/** Why a roster does not give a credit, in a sentence; null when it does. */
export function refusalOf(offer: Given | undefined, body: string, completedOn: string): string | null {
  const name = isBodyId(body) ? BODIES[body].name : body;
  if (!offer) return `${name} credit is not offered for this program`;
  if (BODIES[offer.body].claim.value !== 'whole')
    return `${name} credit is claimed by each learner, who says how much of it was earned`;
  const evidence = evidenceOf({ source: '', completedOn }, offer.id);
  const decision = deriveAward({ ...offer.terms, id: offer.id }, evidence, RULE_VERSION);

  return decision.granted ? null : decision.reasons.map(reasonSentence).join(' ');
}

export function withAward(claim: RosterClaim, { id: awardId, counts }: AwardThere): RosterOutcome {
  if (counts) return { ...claim, kind: 'has-it', awardId };

  return {
    ...claim,
    kind: 'failed',
    problem: 'taken-back',
    sentence: 'This person had this credit and it was taken back. Look at that certificate first.',
  };
}
