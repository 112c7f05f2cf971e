import type { AwardDecision } from './derivation.js';
import type { Evidence } from './evidence.js';
import type { KeptOffer } from './offer.js';
import { RULE_VERSION } from './rule-version.js';
import { awardFromRoster } from './roster-award.js';
import { awardSelfStudy } from './self-study-award.js';

type Rule = (offer: KeptOffer, evidence: Evidence, ruleVersion: string) => AwardDecision;

/** The rule under every version that awards were ever made by; a new version is a new line, the old ones stay for replay. */
const RULES: ReadonlyMap<string, Rule> = new Map([[RULE_VERSION, byEvidence]]);

function byEvidence(offer: KeptOffer, evidence: Evidence, ruleVersion: string): AwardDecision {
  switch (evidence.kind) {
    case 'self-study':
      return awardSelfStudy(offer, evidence, ruleVersion);
    case 'roster':
      return awardFromRoster(offer, evidence, ruleVersion);
  }
}

/**
 * The award that an offer gives on this evidence, with how it came about, or everything that stands in its way. All or nothing,
 * except where the body lets the learner claim a part (AMA): then what was claimed, in the body's increments, up to the offer.
 * The offer's amount is counted again from the measures in its worksheet, and the day the work was completed (the last of
 * lessons, quiz and evaluation; for a roster the day it states) must lie within the approval. A new award is made under
 * `RULE_VERSION`.
 */
export function deriveAward(offer: KeptOffer, evidence: Evidence, ruleVersion: string): AwardDecision {
  const rule = RULES.get(ruleVersion);

  return rule
    ? rule(offer, evidence, ruleVersion)
    : { granted: false, reasons: [{ code: 'unknown-rule-version', ruleVersion }] };
}
