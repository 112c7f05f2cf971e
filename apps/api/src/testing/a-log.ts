import { digestOf, readTreeHead, type LogEntry, type TreeHead } from '@cohesion/certificates';
import { SocietySigners } from '../issuers/society-signers.service.js';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { LogSealing } from '../transparency/log-sealing.service.js';
import { SocietyLog } from '../transparency/society-log.service.js';
import { someCertificates, type SomeCertificate } from './some-certificates.js';
import type { TestApi } from './start-test-api.js';
import { stored } from './stored.js';

/** The public log of one of a test's societies, and what a test does with it. */
export class TestLog {
  readonly log: SocietyLog;
  readonly sealing: LogSealing;
  readonly societyId: string;

  constructor(
    private readonly api: TestApi,
    private readonly society: 'acme' | 'globex' = 'acme',
  ) {
    this.log = api.app.get(SocietyLog);
    this.sealing = api.app.get(LogSealing);
    this.societyId = api.societies[society];
  }

  append({ id, code }: SomeCertificate, kind: LogEntry['kind'] = 'award'): Promise<void> {
    const { societyId } = this;
    const time = this.api.clock.now();
    const event = { societyId, certificateId: id, kind, code, digest: digestOf({ id }), time };

    return this.api.app.get(Database).as(systemOf(societyId), (tx) => this.log.append(tx, event));
  }

  /** The awards of so many new certificates, not sealed. */
  async appendSome(count: number): Promise<SomeCertificate[]> {
    const certificates = await someCertificates(this.api, count, this.society);
    for (const certificate of certificates) await this.append(certificate);

    return certificates;
  }

  sealAll(): Promise<number> {
    return this.sealing.sealAll(this.societyId);
  }

  async key(): Promise<Uint8Array> {
    return (await this.api.app.get(SocietySigners).of(this.societyId)).log.signer.publicKey;
  }

  async headOf(note: string): Promise<TreeHead> {
    const reading = readTreeHead(note, [await this.key()]);
    if (!reading.ok) throw new Error(reading.reason);

    return reading.head;
  }

  async newestHead(): Promise<TreeHead> {
    return this.headOf((await this.api.visitor().get(`/issuers/${this.society}/log/head`)).body);
  }

  /** How many entries have no leaf, places have none, leaves are behind the newest head, and entries wait. */
  async flaws(): Promise<Record<string, number> | undefined> {
    const [flaws] = await stored<Record<string, number>>(
      this.api,
      `select (select count(*)::int from log_entries where society_id = $1) - leaves as unsealed,
         places - leaves as gaps,
         (select max(size) from log_heads where society_id = $1) - leaves as unsigned,
         (select count(*)::int from log_pending where society_id = $1) as pending
       from (select count(*)::int as leaves, max(index) + 1 as places from log_leaves where society_id = $1) counted`,
      [this.societyId],
    );

    return flaws;
  }
}

export const noFlaws = { unsealed: 0, gaps: 0, unsigned: 0, pending: 0 };
