import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { KeyPurpose } from '@cohesion/certificates';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.token.js';
import { type Sealed, Sealing } from '../platform/sealing.js';
import type { Tx } from '../platform/tx.js';
import type { Society } from '../societies/societies.service.js';
import { issuerAddresses, keyName } from './issuer-addresses.js';
import { makeEd25519, makeP256, type KeyMaterial } from './key-material.js';
import { SocietyKey, SocietyKeyEnding } from './society-key.entity.js';

export { keyName };

/** A key with the rows that ended it, if any. */
export type KeptKey = Readonly<{ key: SocietyKey; endings: readonly SocietyKeyEnding[] }>;

/** A key in use, with its sealed half. */
export type UsedKey = Sealed &
  Pick<SocietyKey, 'id' | 'societyId' | 'purpose' | 'number' | 'publicKey' | 'certificate' | 'chain'>;

export const keyPurposes: readonly KeyPurpose[] = ['credential', 'log', 'document'];

/** Changes of one society's keys wait for each other. */
export const keysLock = (societyId: string): string => `keys of ${societyId}`;

/** A new key counts from a little before it was made: clocks of several machines differ, and files tell whole seconds. In milliseconds. */
const earlier = 60_000;
/** A retired key counts a little longer: somebody may be in the middle of signing with it. In milliseconds. */
const handover = 10 * 60_000;

/** The rows of societies' keys. Nothing of them is ever changed; the current one of each purpose has no ending. */
@Injectable()
export class SocietyKeys {
  constructor(
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** All keys there ever were, by purpose, the newest first. */
  async all(tx: Tx, societyId: string): Promise<KeptKey[]> {
    const keys = await tx.find(SocietyKey, { where: { societyId }, order: { number: 'DESC' } });
    const endings = await tx.find(SocietyKeyEnding, { where: { societyId } });

    return keyPurposes.flatMap((purpose) =>
      keys
        .filter((key) => key.purpose === purpose)
        .map((key) => ({ key, endings: endings.filter(({ keyId }) => keyId === key.id) })),
    );
  }

  /** With their sealed halves: for the society's own jobs alone. */
  inUse(tx: Tx, societyId: string): Promise<UsedKey[]> {
    return tx.query<UsedKey>(
      `select k.id, k.society_id as "societyId", k.purpose, k.number, k.public_key as "publicKey", k.certificate, k.chain,
         s.sealed, s.sealed_with as "sealedWith"
       from society_keys k join society_key_secrets s on s.key_id = k.id
       where k.society_id = $1 and not exists (select from society_key_endings e where e.key_id = k.id)`,
      [societyId],
    );
  }

  /** PKCS#8, DER. Throws when what sealed it is no longer configured. */
  open(key: UsedKey): Buffer {
    return this.sealing.open(key, sealedAs(key.societyId, key));
  }

  /** A new key of the platform's own make. Call under `keysLock`. */
  async make(tx: Tx, society: Society, purpose: KeyPurpose, by: string | null): Promise<SocietyKey> {
    const { did } = issuerAddresses(this.config.http.publicUrl, society.slug);
    const material =
      purpose === 'document'
        ? await makeP256({ name: society.name, did, from: this.startOfUse() })
        : makeEd25519();

    return this.add(tx, society.id, { purpose, origin: 'made', material, by });
  }

  /** Call under `keysLock`; whoever brings a key that was there before is refused first. */
  async add(tx: Tx, societyId: string, { purpose, origin, material, by }: NewKey): Promise<SocietyKey> {
    const { publicKey, certificate, chain, secret } = material;
    const last = await tx.findOne(SocietyKey, { where: { societyId, purpose }, order: { number: 'DESC' } });
    const now = this.clock.now();
    const key = await tx.insert(SocietyKey, {
      societyId,
      purpose,
      number: (last?.number ?? 0) + 1,
      origin,
      publicKey,
      certificate,
      chain,
      usedFrom: this.startOfUse(),
      recordedBy: by,
      createdAt: now,
    });
    const { sealed, sealedWith } = this.sealing.seal(secret, sealedAs(societyId, key));
    // Not through the entity, which would read the row back: whoever brings a key must not.
    await tx.query(
      'insert into society_key_secrets (society_id, key_id, sealed, sealed_with, created_at) values ($1, $2, $3, $4, $5)',
      [societyId, key.id, sealed, sealedWith, now],
    );
    await this.audit(tx, key, by, origin === 'brought' ? 'key.brought' : 'key.made');

    return key;
  }

  /** Call under `keysLock`. */
  async end(
    tx: Tx,
    key: Pick<SocietyKey, 'id' | 'societyId' | 'purpose' | 'number' | 'publicKey' | 'certificate'>,
    { kind, why, by }: Pick<SocietyKeyEnding, 'kind' | 'why'> & Readonly<{ by: string | null }>,
  ): Promise<void> {
    const now = this.clock.now();
    await tx.insert(SocietyKeyEnding, {
      societyId: key.societyId,
      keyId: key.id,
      kind,
      endedAt: kind === 'stolen' ? now : new Date(now.getTime() + handover),
      why,
      recordedBy: by,
      createdAt: now,
    });
    await this.audit(tx, key, by, `key.${kind}`, { why });
  }

  private startOfUse(): Date {
    return new Date(Math.floor((this.clock.now().getTime() - earlier) / 1000) * 1000);
  }

  private async audit(
    tx: Tx,
    key: Pick<SocietyKey, 'id' | 'societyId' | 'purpose' | 'number' | 'publicKey' | 'certificate'>,
    by: string | null,
    action: string,
    details: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await tx.query(
      `insert into audit_entries (society_id, actor, action, subject, subject_id, facts, created_at)
       values ($1, $2, $3, 'society-key', $4, $5, $6)`,
      [
        key.societyId,
        JSON.stringify(by === null ? { kind: 'system' } : { kind: 'person', id: by }),
        action,
        key.id,
        JSON.stringify({ key: keyName(key), fingerprint: fingerprintOf(key), ...details }),
        this.clock.now(),
      ],
    );
  }
}

type NewKey = Readonly<{
  purpose: KeyPurpose;
  origin: SocietyKey['origin'];
  material: KeyMaterial;
  /** Who brought it or had it made; null when the platform did by itself. */
  by: string | null;
}>;

/** SHA-256 in hexadecimal: of the certificate, as viewers of PDF files show it, or of the 32 bytes of the key. */
export const fingerprintOf = ({
  publicKey,
  certificate,
}: Pick<SocietyKey, 'publicKey' | 'certificate'>): string =>
  createHash('sha256')
    .update(certificate ?? publicKey)
    .digest('hex');

const sealedAs = (societyId: string, key: Pick<SocietyKey, 'purpose' | 'number'>): string =>
  `signing key ${keyName(key)} of society ${societyId}`;
