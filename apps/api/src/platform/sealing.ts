import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from './config.js';
import { CONFIG } from './config.token.js';

/** Bytes as they lie in the database, and which of the configured keys sealed them. */
export type Sealed = Readonly<{ sealed: Buffer; sealedWith: string }>;

const nonceBytes = 12;
const tagBytes = 16;

/**
 * What nobody with a copy of the database may read: AES-256-GCM under PERSONAL_DATA_KEYS. What is sealed is bound to
 * words that say what it is and whose: a row that was copied elsewhere does not open.
 */
@Injectable()
export class Sealing {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'personalDataKeys'>) {}

  /** Sealed with the first key of the configuration. */
  seal(bytes: Uint8Array, boundTo: string): Sealed {
    const [current] = this.config.personalDataKeys;
    if (!current) throw new Error('No key is configured to seal with');
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(boundTo));
    const text = Buffer.concat([cipher.update(bytes), cipher.final()]);

    return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]), sealedWith: current.id };
  }

  /** Throws when the key is no longer configured, or what was sealed was tampered with or is something else's. */
  open({ sealed, sealedWith }: Sealed, boundTo: string): Buffer {
    const key = this.config.personalDataKeys.find(({ id }) => id === sealedWith);
    if (!key) throw new Error(`The key "${sealedWith}" that sealed the ${boundTo} is not configured`);
    const decipher = createDecipheriv('aes-256-gcm', key.key, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));

    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
  }
}
