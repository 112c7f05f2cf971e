import { Injectable } from '@nestjs/common';
import type { Person } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import type { Society } from '../../societies/societies.service.js';
import { WorkAccess } from '../../societies/work-access.service.js';
import { Certificate } from '../certificate.entity.js';
import { lockOf, versionsOf } from '../standing.js';

export type Kept = Readonly<{
  tx: Tx;
  society: Readonly<Society>;
  /** The newest version under the code, whichever version was asked for. */
  newest: Certificate;
  /** Every version, the newest first. */
  versions: readonly Certificate[];
}>;

/** The way to a society's certificates, for its administrators: another society's is not there. */
@Injectable()
export class KeptCertificates {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
  ) {}

  read<T>(actor: Person, org: string, id: string, work: (kept: Kept) => Promise<T>): Promise<T> {
    return this.within(actor, org, id, work, false);
  }

  /** One at a time for each code: what `work` reads is true until it has written. */
  change<T>(actor: Person, org: string, id: string, work: (kept: Kept) => Promise<T>): Promise<T> {
    return this.within(actor, org, id, work, true);
  }

  private async within<T>(
    actor: Person,
    org: string,
    id: string,
    work: (kept: Kept) => Promise<T>,
    locked: boolean,
  ): Promise<T> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      const { code } = await tx.need(Certificate, { where: { id, societyId: society.id } });
      if (locked) await tx.lock(lockOf(code));
      const versions = await versionsOf(tx, code);
      const [newest] = versions;
      if (!newest) throw new AppError('not-found');

      return work({ tx, society, newest, versions });
    });
  }
}
