import { Inject, Injectable } from '@nestjs/common';
import { readCertificate, type CredentialIssuer } from '@cohesion/certificates';
import { systemOf } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.token.js';
import { Database } from '../platform/database.js';
import { Recent } from '../platform/recent.js';
import type { Tx } from '../platform/tx.js';
import { SocietiesService, type Society } from '../societies/societies.service.js';
import { issuerAddresses, keyName } from './issuer-addresses.js';
import { openDocumentKey, openEd25519 } from './key-material.js';
import { keyPurposes, keysLock, SocietyKeys, type UsedKey } from './society-keys.service.js';
import type { SocietySigning } from './society-signing.js';

export { issuerAddresses };
export type { SocietySigning };

/** Societies whose opened keys are at hand at a time. */
const keep = 200;
/** A new key arrives in every process within this time; the one before it stays good for longer. In milliseconds. */
const keepFor = 5000;
/** A certificate that ends sooner than this is not signed with any more. In milliseconds. */
const margin = 24 * 60 * 60_000;

/** What societies sign with. */
@Injectable()
export class SocietySigners {
  private readonly recent = new Recent<SocietySigning>(keep, keepFor);

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly keys: SocietyKeys,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * All that a society signs with today; made when it is missing, once, whoever asks at the same time. Ask again for each
   * thing that is signed: keys change. What is signed must bear the time of signing, which is when the key is in use, and
   * not the time of the award, when it may not have been made. Opens a transaction of its own when it was not asked for a
   * few seconds: do not call it within one.
   */
  of(societyId: string): Promise<SocietySigning> {
    return this.recent.get(societyId, async () => {
      const society = await this.societies.byId(societyId);

      return this.opened(society, await this.current(society));
    });
  }

  /** Makes the keys that are missing. Opens none: what is published does not depend on what can be opened here. */
  async makeMissing(societyId: string): Promise<void> {
    await this.current(await this.societies.byId(societyId));
  }

  /** As whom a society issues. Needs no key, and may be asked within a transaction. */
  async issuerOf(societyId: string): Promise<CredentialIssuer> {
    return issuerFor(await this.societies.byId(societyId), this.config);
  }

  /**
   * Whether the certificate that signs a society's files today names the society by its did, by which anyone can look up
   * whose signature it is beside another's. For its staff, under `keysLock`, after `makeMissing`.
   */
  async namesItself(tx: Tx, societyId: string): Promise<boolean> {
    const { did } = await this.issuerOf(societyId);
    const current = (await this.keys.all(tx, societyId)).find(
      ({ key, endings }) => key.purpose === 'document' && endings.length === 0,
    );

    return names(current?.key.certificate ?? null, did);
  }

  /** What was changed is seen at once by this process. */
  forget(societyId: string): void {
    this.recent.forget(societyId);
  }

  private async current(society: Readonly<Society>): Promise<UsedKey[]> {
    const system = systemOf(society.id);
    const there = await this.database.as(system, (tx) => this.keys.inUse(tx, society.id));
    if (keyPurposes.every((purpose) => this.usable(there, purpose))) return there;

    return this.database.as(
      system,
      async (tx) => {
        const known = await this.keys.inUse(tx, society.id);
        for (const purpose of keyPurposes) {
          if (this.usable(known, purpose)) continue;
          const ended = known.find((key) => key.purpose === purpose);
          if (ended)
            await this.keys.end(tx, ended, { kind: 'retired', why: 'Its certificate ends.', by: null });
          await this.keys.make(tx, society, purpose, null);
        }

        return this.keys.inUse(tx, society.id);
      },
      keysLock(society.id),
    );
  }

  private usable(keys: readonly UsedKey[], purpose: UsedKey['purpose']): boolean {
    const key = keys.find((candidate) => candidate.purpose === purpose);
    if (!key?.certificate) return key !== undefined;
    const ends = readCertificate(key.certificate)?.validUntil.getTime() ?? 0;

    return ends - margin > this.clock.now().getTime();
  }

  private opened(society: Readonly<Society>, keys: readonly UsedKey[]): SocietySigning {
    const { slug } = society;
    const { did, log } = issuerAddresses(this.config.http.publicUrl, slug);
    const key = (purpose: UsedKey['purpose']): UsedKey => {
      const found = keys.find((candidate) => candidate.purpose === purpose);
      if (!found) throw new Error(`${slug} has no key for "${purpose}"`);

      return found;
    };
    const ed25519 = (purpose: 'credential' | 'log') => {
      const found = key(purpose);

      return openEd25519(`${did}#${keyName(found)}`, found.publicKey, this.keys.open(found));
    };
    const files = key('document');
    const { certificate, chain } = files;
    if (!certificate) throw new Error(`${slug} has a key for documents without a certificate`);

    return {
      issuer: issuerFor(society, this.config),
      credential: ed25519('credential'),
      log: { ...log, signer: ed25519('log') },
      document: openDocumentKey(certificate, chain, this.keys.open(files)),
      keyIds: { credential: key('credential').id, log: key('log').id, document: files.id },
    };
  }
}

/** Whether a certificate (DER) names this did as its alternative name. */
export const names = (certificate: Uint8Array | null, did: string): boolean =>
  certificate !== null && readCertificate(certificate)?.did === did;

function issuerFor({ slug, name }: Readonly<Society>, { http }: Config): CredentialIssuer {
  const { did, page } = issuerAddresses(http.publicUrl, slug);

  return { did, name, url: page };
}
