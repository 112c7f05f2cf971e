import { Injectable } from '@nestjs/common';
import { Sealing } from '../../platform/sealing.js';
import { endingOf } from './license-number.js';
import type { LicenseRecord } from './license.entity.js';

export type SealedNumber = Pick<LicenseRecord, 'numberSealed' | 'numberKey' | 'numberEnding'>;

/** License numbers as they lie in the database: sealed, and bound to their person, so that a copied row opens nothing. */
@Injectable()
export class LicenseNumbers {
  constructor(private readonly sealing: Sealing) {}

  /** Null stays null. */
  seal(number: string | null, personId: string): SealedNumber {
    if (number === null) return { numberSealed: null, numberKey: null, numberEnding: null };
    const { sealed, sealedWith } = this.sealing.seal(Buffer.from(number), boundTo(personId));

    return {
      numberSealed: sealed.toString('base64'),
      numberKey: sealedWith,
      numberEnding: endingOf(number),
    };
  }

  /** The whole number, for its owner. Throws when the key is no longer there or the row was tampered with. */
  open({ numberSealed, numberKey, personId }: LicenseRecord): string | null {
    if (numberSealed === null || numberKey === null) return null;
    const sealed = Buffer.from(numberSealed, 'base64');

    return this.sealing.open({ sealed, sealedWith: numberKey }, boundTo(personId)).toString('utf8');
  }
}

const boundTo = (personId: string): string => `license number of ${personId}`;
