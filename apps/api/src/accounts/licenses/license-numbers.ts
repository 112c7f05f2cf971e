import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.token.js';
import { endingOf } from './license-number.js';
import type { LicenseRecord } from './license.entity.js';

export type SealedNumber = Pick<LicenseRecord, 'numberSealed' | 'numberKey' | 'numberEnding'>;

const nonceBytes = 12;
const tagBytes = 16;

/** License numbers as they lie in the database: AES-256-GCM, bound to their person, so that a copied row opens nothing. */
@Injectable()
export class LicenseNumbers {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Sealed with the first key of the configuration; null stays null. */
  seal(number: string | null, personId: string): SealedNumber {
    const [current] = this.config.personalDataKeys;
    if (number === null || !current) return { numberSealed: null, numberKey: null, numberEnding: null };
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(boundTo(personId));
    const text = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()]);

    return {
      numberSealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64'),
      numberKey: current.id,
      numberEnding: endingOf(number),
    };
  }

  /** The whole number, for its owner. Throws when the key is no longer there or the row was tampered with. */
  open({ numberSealed, numberKey, personId }: LicenseRecord): string | null {
    if (numberSealed === null) return null;
    const key = this.config.personalDataKeys.find(({ id }) => id === numberKey);
    if (!key) throw new Error(`The key "${numberKey}" that sealed a license number is not configured`);
    const sealed = Buffer.from(numberSealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key.key, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(boundTo(personId))
      .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));

    return Buffer.concat([
      decipher.update(sealed.subarray(nonceBytes + tagBytes)),
      decipher.final(),
    ]).toString('utf8');
  }
}

const boundTo = (personId: string): Buffer => Buffer.from(`license number of ${personId}`);
