/**
 * Names the rules of this library as a whole: the facts of the bodies, the formulas, the order of the steps and their wording.
 * Changing any of them means a new version beside this one, because awards made under it must still replay to the letter.
 */
export const RULE_VERSION = 'credit-1';

/** Names the rules of the cycle engine: what an allocation counts, in which order it prefers, and how it puts it in words. */
export const CYCLE_ENGINE = 'cycle-1';
