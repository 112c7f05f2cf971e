/**
 * Names the rules of this library as a whole: the facts of the bodies, the formulas, the order of the steps and their wording.
 * Changing any of them means a new version beside this one, because awards made under it must still replay to the letter.
 */
export const RULE_VERSION = 'credit-1';
