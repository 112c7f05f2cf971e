import type { Inspected } from './inspected.js';

/** One thing that a validator of PDF/A-3a or PDF/UA-1 looks at. */
export interface Rule {
  /** The standard's clause, such as "PDF/A-3 6.1.2" or "PDF/UA-1 7.3". */
  clause: string;
  /** What holds in a file that conforms, in the present tense. */
  says: string;
  /** What in this file does not; empty when all is well. */
  findings(document: Inspected): string[];
}

export const whenNot = (holds: boolean, finding: string): string[] => (holds ? [] : [finding]);
