import type { CreditRecord } from '@cohesion/credit';
import type { Tx } from '../../platform/tx.js';

/** Hours somebody has, with what a ledger shows of them beside the hours. A source leaves out what it does not know. */
export type KeptRecord = CreditRecord &
  Readonly<{
    source?: 'award' | 'outside';
    title?: string;
    provider?: string | null;
    /** The entries of the credit ledger that make it up. */
    awardIds?: readonly string[];
  }>;

/** Somewhere records come from: what was awarded here, what was entered from elsewhere. */
export interface RecordSource {
  /** Every record of the person, as the transaction lets her see it; ids are the same at every call. */
  of(tx: Tx, personId: string): Promise<readonly KeptRecord[]>;
}
