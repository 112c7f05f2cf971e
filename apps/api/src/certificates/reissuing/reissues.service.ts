import { Injectable } from '@nestjs/common';
import { maxReissueFailures, type Reissue, type ReissueList } from '@cohesion/contracts';
import { AccountsService } from '../../accounts/accounts.service.js';
import { keyName, SocietyKeys, type KeptKey } from '../../issuers/society-keys.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { SocietiesService, type Society } from '../../societies/societies.service.js';
import { WorkAccess } from '../../societies/work-access.service.js';
import { CertificateReissue } from '../certificate-reissue.entity.js';
import { findCosigned, reissueSome } from '../certificates.jobs.js';
import { PageRetries } from '../page-retries.service.js';
import { presentReissue, type Theft } from './reissue.presenter.js';
import { failedPages, figuresOf } from './reissue-standing.js';

/** More failures than this at once are for the next time somebody asks. */
const retriedAtOnce = 500;

/** What stolen keys signed, as a society's administrators see it, and have it issued anew. */
@Injectable()
export class Reissues {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly accounts: AccountsService,
    private readonly societies: SocietiesService,
    private readonly keys: SocietyKeys,
    private readonly retries: PageRetries,
    private readonly clock: Clock,
  ) {}

  async list(actor: Person, org: string): Promise<ReissueList> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, (tx) => this.listOf(tx, society));
  }

  /**
   * Issues anew what a stolen key of this society, or of a co-sponsor whose files are known here, signed. Asked again, it
   * goes on where it was and tries again what failed. A key that is not stolen is refused as `key-not-stolen`.
   */
  async start(actor: Person, org: string, keyId: string): Promise<ReissueList> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      const { id: societyId } = society;
      const reissue =
        (await tx.findOne(CertificateReissue, { where: { societyId, keyId } })) ??
        (await this.begin(tx, actor, societyId, keyId));
      await tx.enqueue(reissueSome, { reissueId: reissue.id, societyId, after: null });
      for (const page of await failedPages(tx, reissue, retriedAtOnce))
        await this.retries.ask(tx, actor, {
          certificateId: page.id,
          societyId,
          personId: page.personId,
          number: page.last,
          reissueId: reissue.id,
        });
      if (reissue.keySocietyId === societyId)
        await tx.enqueue(findCosigned, { keyId, keySocietyId: societyId, keyName: reissue.keyName });

      return this.listOf(tx, society);
    });
  }

  private async begin(tx: Tx, actor: Person, societyId: string, keyId: string): Promise<CertificateReissue> {
    const kept = (await this.keys.all(tx, societyId)).find(({ key }) => key.id === keyId);
    if (!kept) throw new AppError('not-found');
    if (!theftOf(kept)) throw new AppError('key-not-stolen');
    const createdAt = this.clock.now();
    const name = keyName(kept.key);
    const begun = await tx.insertMissing(CertificateReissue, [
      {
        societyId,
        keyId,
        keySocietyId: societyId,
        keyName: name,
        recordedBy: actor.personId,
        createdAt,
      },
    ]);
    if (begun > 0)
      await tx.query(
        `insert into audit_entries (society_id, actor, action, subject, subject_id, facts, created_at)
         values ($1, $2, 'key.signatures-issued-anew', 'society-key', $3, $4, $5)`,
        [
          societyId,
          JSON.stringify({ kind: 'person', id: actor.personId }),
          keyId,
          JSON.stringify({ key: name }),
          createdAt,
        ],
      );

    return tx.need(CertificateReissue, { where: { societyId, keyId } });
  }

  private async listOf(tx: Tx, { id: societyId }: Readonly<Society>): Promise<ReissueList> {
    const reissues = await tx.find(CertificateReissue, { where: { societyId } });
    const own = (await this.keys.all(tx, societyId)).flatMap((kept): Theft[] => {
      const at = theftOf(kept);

      return at ? [{ keyId: kept.key.id, key: keyName(kept.key), at, cosponsor: null }] : [];
    });
    const thefts = [...own, ...(await this.ofOthers(reissues, societyId))];
    const people = await this.accounts.briefs(
      tx,
      reissues.flatMap(({ recordedBy }) => recordedBy ?? []),
    );
    const presented: Reissue[] = [];
    for (const theft of thefts.toSorted((one, other) => other.at.getTime() - one.at.getTime())) {
      const reissue = reissues.find(({ keyId }) => keyId === theft.keyId) ?? null;
      const cause = { societyId, keyId: theft.keyId, id: reissue?.id ?? null };
      const figures = await figuresOf(tx, cause);
      const failures = figures.failed === 0 ? [] : await failedPages(tx, cause, maxReissueFailures);
      const startedBy = people.find(({ id }) => id === reissue?.recordedBy)?.name ?? null;
      presented.push(presentReissue({ theft, reissue, figures, failures, startedBy }));
    }

    return { reissues: presented };
  }

  private async ofOthers(reissues: readonly CertificateReissue[], societyId: string): Promise<Theft[]> {
    const thefts: Theft[] = [];
    for (const { keyId, keyName: key, keySocietyId, createdAt: at } of reissues)
      if (keySocietyId !== societyId)
        thefts.push({ keyId, key, at, cosponsor: (await this.societies.byId(keySocietyId)).name });

    return thefts;
  }
}

const theftOf = ({ endings }: KeptKey): Date | null =>
  endings.find(({ kind }) => kind === 'stolen')?.endedAt ?? null;
