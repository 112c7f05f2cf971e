import { Injectable } from '@nestjs/common';
import type { CertificateSearch, SocietyCertificateList, SocietyCertificatePage } from '@cohesion/contracts';
import { In } from 'typeorm';
import { AccountsService } from '../../accounts/accounts.service.js';
import { AwardLedger } from '../../credit/ledger/award-ledger.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import { WorkAccess } from '../../societies/work-access.service.js';
import { CertificateCorrection } from '../certificate-correction.entity.js';
import { CertificateFile } from '../certificate-file.entity.js';
import { CertificatePageRetry, CertificateReissue } from '../certificate-reissue.entity.js';
import { CertificateRevocation } from '../certificate-revocation.entity.js';
import { pageOf as filesOf, retryOf } from '../held-file.js';
import { NameChangeDecision, NameChangeRequest } from '../name-change.entity.js';
import { PageRetries } from '../page-retries.service.js';
import { revocationOf } from '../standing.js';
import { CertificateMails } from './certificate-mails.service.js';
import { searchCertificates } from './certificate-search.js';
import { KeptCertificates, type Kept } from './kept-certificates.service.js';
import { anewOf, presentFound, presentSocietyCertificate } from './society-certificate.presenter.js';

/** What a society sees of its certificates: to find one, and to know everything that happened to it. */
@Injectable()
export class SocietyCertificates {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly kept: KeptCertificates,
    private readonly ledger: AwardLedger,
    private readonly accounts: AccountsService,
    private readonly mails: CertificateMails,
    private readonly retries: PageRetries,
    private readonly clock: Clock,
  ) {}

  async list(actor: Person, org: string, search: CertificateSearch): Promise<SocietyCertificateList> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      const { found, next } = await searchCertificates(tx, society.id, search);

      return { certificates: found.map(presentFound), next };
    });
  }

  page(actor: Person, org: string, id: string): Promise<SocietyCertificatePage> {
    return this.kept.read(actor, org, id, (kept) => this.pageOf(kept));
  }

  /** Takes back a mail that has not gone out. What it would have told of stays as it is. */
  holdBack(actor: Person, org: string, id: string, mailId: string): Promise<SocietyCertificatePage> {
    return this.kept.change(actor, org, id, async (kept) => {
      const waiting = await this.mails.waiting(kept.tx, kept.newest.code);
      const mail = waiting.find((candidate) => candidate.id === mailId);
      if (mail) await this.mails.takeBack(kept.tx, actor, mail);
      else if (!(await this.mails.isTakenBack(kept.tx, kept.newest.code, mailId)))
        throw new AppError('message-gone');

      return this.pageOf(kept);
    });
  }

  /** Tries again a page that could not be made. Where another one was made meanwhile, or somebody asked before, nothing happens. */
  retryPage(actor: Person, org: string, id: string, number: number): Promise<SocietyCertificatePage> {
    return this.kept.change(actor, org, id, async (kept) => {
      const { tx, newest } = kept;
      const { failed } = await filesOf(tx, newest.id);
      if (failed?.number === number && (await this.retries.ask(tx, actor, failed)))
        await tx.query(
          `insert into audit_entries (society_id, actor, action, subject, subject_id, facts, created_at)
           values ($1, $2, 'certificate.page-retried', 'certificate', $3, $4, $5)`,
          [
            newest.societyId,
            JSON.stringify({ kind: 'person', id: actor.personId }),
            newest.id,
            JSON.stringify({ code: newest.code, version: newest.version, file: number }),
            this.clock.now(),
          ],
        );

      return this.pageOf(kept);
    });
  }

  async pageOf({ tx, society, newest, versions }: Kept): Promise<SocietyCertificatePage> {
    const { code } = newest;
    const corrections = await tx.find(CertificateCorrection, { where: { code } });
    const turns = await tx.find(CertificateRevocation, { where: { code }, order: { number: 'DESC' } });
    const requests = await tx.find(NameChangeRequest, { where: { code }, order: { number: 'DESC' } });
    const decisions = await tx.find(NameChangeDecision, {
      where: { requestId: In(requests.map(({ id }) => id)) },
    });
    const waiting = await this.mails.waiting(tx, code);
    const files = await tx.find(CertificateFile, {
      where: { certificateId: In(versions.map(({ id }) => id)) },
    });
    const reissues = await tx.find(CertificateReissue, {
      where: { id: In(files.flatMap(({ reissueId }) => reissueId ?? [])) },
    });
    const { file, failed } = await filesOf(tx, newest.id);
    const retry = failed && (await tx.findOne(CertificatePageRetry, { where: retryOf(failed) }));
    const people = await this.accounts.briefs(tx, [
      ...[...corrections, ...turns, ...decisions].map(({ recordedBy }) => recordedBy),
      ...reissues.flatMap(({ recordedBy }) => recordedBy ?? []),
      ...waiting.map(({ personId }) => personId),
    ]);

    return presentSocietyCertificate({
      society,
      newest,
      versions,
      corrections,
      turns,
      requests,
      decisions,
      waiting,
      revocation: await revocationOf(tx, code),
      file,
      failedPage: failed && {
        number: failed.number,
        problem: failed.problem ?? '',
        retrying: retry !== null,
      },
      anew: anewOf(files, reissues),
      most: await this.ledger.most(tx, newest.awardId),
      names: new Map(people.map(({ id, name }) => [id, name])),
      now: this.clock.now(),
    });
  }
}
