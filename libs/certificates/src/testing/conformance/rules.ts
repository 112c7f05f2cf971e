import { fileRules } from './file-rules.js';
import { fontRules } from './font-rules.js';
import { graphicsRules } from './graphics-rules.js';
import { interactionRules } from './interaction-rules.js';
import { metadataRules } from './metadata-rules.js';
import type { Rule } from './rule.js';
import { structureRules } from './structure-rules.js';
import { tableRules } from './table-rules.js';

/** What is looked at in every file, in the order of the standards. */
export const rules: readonly Rule[] = [
  ...fileRules,
  ...graphicsRules,
  ...fontRules,
  ...interactionRules,
  ...metadataRules,
  ...structureRules,
  ...tableRules,
];
