import { Injectable } from '@nestjs/common';
import type { KeyPurpose } from '@cohesion/certificates';
import type { Tx } from '../platform/tx.js';

export type StolenKey = Readonly<{ id: string; societyId: string; purpose: KeyPurpose }>;
type Listener = (tx: Tx, key: StolenKey) => Promise<void>;

/** Whoever signs with societies' keys hears here, in the transaction that says so, that one of them was stolen. */
@Injectable()
export class KeyThefts {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(tx: Tx, key: StolenKey): Promise<void> {
    for (const listener of this.listeners) await listener(tx, key);
  }
}
