export { ORACLE, type OracleCase } from './cycle-oracle.js';
export { allRuleSets } from './rule-sets.js';
