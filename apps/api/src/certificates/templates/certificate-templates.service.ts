import { Injectable } from '@nestjs/common';
import type {
  CertificateTemplatePage,
  RestoreCertificateTemplate,
  SaveCertificateTemplate,
} from '@cohesion/contracts';
import type { CertificateTemplate } from '@cohesion/certificates';
import { AccountsService } from '../../accounts/accounts.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import type { Society } from '../../societies/societies.service.js';
import { WorkAccess } from '../../societies/work-access.service.js';
import { CertificateTemplateVersion } from './certificate-template.entity.js';
import { presentTemplatePage } from './certificate-template.presenter.js';
import { TemplateChecks } from './template-checks.service.js';
import { TemplateInForce } from './template-in-force.service.js';

/** How a society's certificates look, as its administrators set it: every change is a version. */
@Injectable()
export class CertificateTemplates {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly checks: TemplateChecks,
    private readonly inForce: TemplateInForce,
    private readonly accounts: AccountsService,
    private readonly clock: Clock,
  ) {}

  async page(actor: Person, org: string): Promise<CertificateTemplatePage> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, (tx) => this.pageOf(tx, society));
  }

  /** Refused as `record-changed` when somebody saved since, and as `template-off` with the fields that are off. */
  async save(
    actor: Person,
    org: string,
    { number, template: data }: SaveCertificateTemplate,
  ): Promise<CertificateTemplatePage> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      await this.mustBeNewest(tx, society, number);
      const template = await this.checks.understood(tx, society.id, data);
      this.checks.mustLeaveRoom(society, template);
      await this.write(tx, actor, { number: number + 1, template, restoredFrom: null });

      return this.pageOf(tx, society);
    });
  }

  /** An earlier version once more, as the newest. */
  async restore(
    actor: Person,
    org: string,
    { number, version }: RestoreCertificateTemplate,
  ): Promise<CertificateTemplatePage> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      await this.mustBeNewest(tx, society, number);
      const { template } = await tx.need(CertificateTemplateVersion, {
        where: { societyId: society.id, number: version },
      });
      this.checks.mustLeaveRoom(society, template);
      await this.write(tx, actor, { number: number + 1, template, restoredFrom: version });

      return this.pageOf(tx, society);
    });
  }

  /** Others who save wait until this transaction ends. */
  private async mustBeNewest(tx: Tx, { id }: Readonly<Society>, number: number): Promise<void> {
    await tx.lock(`certificate template ${id}`);
    const newest = await this.inForce.newest(tx, id);
    if ((newest?.number ?? 0) !== number) throw new AppError('record-changed');
  }

  private async write(tx: Tx, { societyId, personId }: Person, version: Written): Promise<void> {
    await tx.insert(CertificateTemplateVersion, {
      ...version,
      societyId,
      recordedBy: personId,
      createdAt: this.clock.now(),
    });
  }

  private async pageOf(tx: Tx, society: Readonly<Society>): Promise<CertificateTemplatePage> {
    const versions = await tx.find(CertificateTemplateVersion, {
      where: { societyId: society.id },
      order: { number: 'DESC' },
      take: 200,
    });
    const people = await this.accounts.briefs(tx, [...new Set(versions.map(({ recordedBy }) => recordedBy))]);
    const names = new Map(people.map(({ id, name }) => [id, name]));

    return presentTemplatePage({ society, versions, plain: this.inForce.plain(society), names });
  }
}

type Written = Readonly<{ number: number; template: CertificateTemplate; restoredFrom: number | null }>;
