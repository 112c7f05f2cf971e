import { Inject, Injectable } from '@nestjs/common';
import type {
  BringKey,
  BringKeyFile,
  ReplaceKey,
  ReportStolenKey,
  SocietyKeysPage,
} from '@cohesion/contracts';
import { AccountsService } from '../accounts/accounts.service.js';
import { RateLimits } from '../accounts/rate-limits.service.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.token.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import type { Society } from '../societies/societies.service.js';
import { WorkAccess } from '../societies/work-access.service.js';
import { Cosponsors } from '../cosponsorships/cosponsors.service.js';
import { readBroughtKey } from './brought-key.js';
import { openP12 } from './p12/p12.js';
import { issuerAddresses, keyName } from './issuer-addresses.js';
import type { KeyMaterial } from './key-material.js';
import { KeyThefts } from './key-thefts.service.js';
import { presentKeysPage } from './keys.presenter.js';
import { PublishedIssuers } from './published-issuers.service.js';
import type { SocietyKey } from './society-key.entity.js';
import { keysLock, SocietyKeys, type KeptKey } from './society-keys.service.js';
import { names, SocietySigners } from './society-signers.service.js';

/** A key that was read, and the fields that a page has for what may still be off. */
type Brought = Readonly<{ material: KeyMaterial; certificateField: string; keyField: string }>;

/** For one person in an hour. */
const keyFiles = { window: 3600, max: 10 };

type Change = Readonly<{ tx: Tx; society: Readonly<Society>; kept: KeptKey }>;

/** A society's keys, as its administrators keep them. What was issued before a change is not touched by it. */
@Injectable()
export class KeyChanges {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly accounts: AccountsService,
    private readonly keys: SocietyKeys,
    private readonly signers: SocietySigners,
    private readonly issuers: PublishedIssuers,
    private readonly cosponsors: Cosponsors,
    private readonly thefts: KeyThefts,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async page(actor: Person, org: string): Promise<SocietyKeysPage> {
    const society = await this.access.keep(actor, org);
    // Keys are there from the first look on.
    await this.signers.makeMissing(society.id);

    return this.database.as(actor, (tx) => this.pageOf(tx, society));
  }

  /** Another key of the platform's make takes the place of the one that the page showed. Done already: nothing happens. */
  replace(actor: Person, org: string, { replaces }: ReplaceKey): Promise<SocietyKeysPage> {
    return this.change(actor, org, replaces, async ({ tx, society, kept: { key, endings } }) => {
      if (endings.length > 0) return;
      const by = actor.personId;
      await this.keys.end(tx, key, { kind: 'retired', why: 'Replaced by a new key.', by });
      await this.keys.make(tx, society, key.purpose, by);
    });
  }

  /** The society's own key and certificate sign its PDF files from now on. The secret half is sealed and never shown again. */
  async bring(
    actor: Person,
    org: string,
    { replaces, certificates, key: pem }: BringKey,
  ): Promise<SocietyKeysPage> {
    await this.access.keep(actor, org);
    const brought = await readBroughtKey({ certificates, key: pem }, this.clock.now());
    if (!brought.ok) throw new AppError('invalid-request', [brought.problem]);

    return this.use(actor, org, replaces, {
      ...brought,
      certificateField: 'certificates',
      keyField: 'key',
    });
  }

  /**
   * The same from a PKCS#12 file and its password, of which nothing is kept. What is off about the key or a certificate is off
   * about the file. More than ten in an hour are refused: hashing a password takes time.
   */
  async bringFile(
    actor: Person,
    org: string,
    { replaces, file, password }: BringKeyFile,
  ): Promise<SocietyKeysPage> {
    await this.access.keep(actor, org);
    await this.limits.refuseBeyond(`key-file ${actor.personId}`, keyFiles);
    const opened = await openP12(Buffer.from(file, 'base64'), password);
    if (!opened.ok) throw new AppError('invalid-request', [opened.problem]);
    const { certificates, key } = opened;
    const brought = await readBroughtKey({ certificates, key }, this.clock.now());
    if (!brought.ok) throw invalid('file', brought.problem.message);

    return this.use(actor, org, replaces, { ...brought, certificateField: 'file', keyField: 'file' });
  }

  /** Nothing that the key signed is believed from now on; if it was in use, another one is. Sent twice, it is done once. */
  reportStolen(
    actor: Person,
    org: string,
    id: string,
    { name, why }: ReportStolenKey,
  ): Promise<SocietyKeysPage> {
    return this.change(actor, org, id, async ({ tx, society, kept: { key, endings } }) => {
      if (name.trim().toLowerCase() !== keyName(key))
        throw invalid('name', `Type ${keyName(key)}, the name of the key`);
      if (endings.some(({ kind }) => kind === 'stolen')) return;
      const by = actor.personId;
      await this.keys.end(tx, key, { kind: 'stolen', why, by });
      if (endings.length === 0) await this.keys.make(tx, society, key.purpose, by);
      await this.thefts.tell(tx, key);
    });
  }

  private use(
    actor: Person,
    org: string,
    replaces: string,
    { material, certificateField, keyField }: Brought,
  ): Promise<SocietyKeysPage> {
    return this.change(actor, org, replaces, async ({ tx, society, kept: { key, endings } }) => {
      if (key.purpose !== 'document') throw invalid('replaces', 'Only the key for PDF files can be brought');
      const all = await this.keys.all(tx, society.id);
      const known = all.find((one) => one.key.publicKey.equals(material.publicKey));
      if (known && wasBroughtIn(known, key)) return;
      if (known)
        throw invalid(keyField, `This key was in use here before, as ${keyName(known.key)}. Bring a new one`);
      if (endings.length > 0) throw new AppError('record-changed');
      await this.mustNameSociety(tx, society, material.certificate, certificateField);
      const by = actor.personId;
      await this.keys.end(tx, key, { kind: 'retired', why: 'Replaced by the society’s own key.', by });
      await this.keys.add(tx, society.id, {
        purpose: 'document',
        origin: 'brought',
        material,
        by,
      });
    });
  }

  /** Beside another society's signature, only the did in a certificate tells whose the second one is. */
  private async mustNameSociety(
    tx: Tx,
    { id, slug }: Readonly<Society>,
    certificate: Uint8Array | null,
    field: string,
  ): Promise<void> {
    const { did } = issuerAddresses(this.config.http.publicUrl, slug);
    if (names(certificate, did) || !(await this.cosponsors.signsForOthers(tx, id))) return;
    throw invalid(
      field,
      `Your signature stands beside another society’s on programs that you co-sponsor, so the certificate must say that it is yours. Ask your certificate authority for one with the URI subject alternative name ${did}`,
    );
  }

  private async change(
    actor: Person,
    org: string,
    keyId: string,
    work: (change: Change) => Promise<void>,
  ): Promise<SocietyKeysPage> {
    const society = await this.access.keep(actor, org);
    const page = await this.database.as(
      actor,
      async (tx) => {
        const kept = (await this.keys.all(tx, society.id)).find(({ key }) => key.id === keyId);
        if (!kept) throw new AppError('not-found');
        await work({ tx, society, kept });

        return this.pageOf(tx, society);
      },
      keysLock(society.id),
    );
    this.signers.forget(society.id);
    this.issuers.forget(society.id);

    return page;
  }

  private async pageOf(tx: Tx, society: Readonly<Society>): Promise<SocietyKeysPage> {
    const keys = await this.keys.all(tx, society.id);
    const people = await this.accounts.briefs(
      tx,
      keys.flatMap(({ key, endings }) => [key, ...endings].flatMap(({ recordedBy }) => recordedBy ?? [])),
    );

    return presentKeysPage({
      society,
      addresses: issuerAddresses(this.config.http.publicUrl, society.slug),
      keys,
      names: new Map(people.map(({ id, name }) => [id, name])),
      timeStampUrl: this.config.timeStampUrl,
    });
  }
}

const invalid = (field: string, message: string): AppError =>
  new AppError('invalid-request', [{ field, message }]);

/** Whether a key came in when another was replaced: the same request, sent twice. */
const wasBroughtIn = ({ key, endings }: KeptKey, replaced: SocietyKey): boolean =>
  endings.length === 0 && key.purpose === replaced.purpose && key.number === replaced.number + 1;
