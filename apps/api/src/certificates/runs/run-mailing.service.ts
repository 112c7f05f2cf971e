import { Inject, Injectable } from '@nestjs/common';
import type { RunMails } from '@cohesion/contracts';
import { NotificationsService } from '../../notifications/notifications.service.js';
import { type Person, systemOf } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.token.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { undoWindow } from '../keeping/certificate-mails.service.js';
import { CertificateRun } from './certificate-run.entity.js';
import { issuedFromRoster, type RunLetter } from './run-letters.js';
import { CertificateRunMail, CertificateRunMailHold } from './run-mail.entity.js';
import { dueLines, givenTo, isWorkLeft } from './run-told.js';

/** Mails taken back in one transaction. */
const heldTogether = 200;
/** A mail whose time came longer ago than the queue tries is not tried any more. In milliseconds. */
const late = 30 * 60_000;

/** Tells the people of a run of their certificates, each in one mail that waits its ten minutes; and holds those mails back. */
@Injectable()
export class RunMailing {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationsService,
    private readonly societies: SocietiesService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Writes to the next people who are due, all of them or none, and answers how many they were. Killed at any moment and
   * done again, at once too, nobody is written to twice: one at a time for each run, and the line is unique.
   */
  async tellNext(societyId: string, runId: string): Promise<number> {
    const society = await this.societies.byId(societyId);
    const address = await this.societies.addressOf(societyId);

    return this.database.as(
      systemOf(societyId),
      async (tx) => {
        const run = await tx.need(CertificateRun, { where: { id: runId } });
        if (!run.tellsPeople || (await this.isHeld(tx, runId))) return 0;
        const due = await dueLines(tx, run, this.clock.now());
        const given = await givenTo(
          tx,
          due.map(({ lineId }) => lineId),
        );
        for (const { lineId, name, email: to, hasAccount } of due) {
          const [first, ...others] = given.get(lineId) ?? [];
          const letter = first && {
            to,
            name,
            society,
            address,
            facts: [first, ...others] as const,
            hasAccount,
          };
          await this.write(tx, run, lineId, letter ?? null);
        }

        return due.length;
      },
      mailLock(runId),
    );
  }

  /** How the mails of a run stand; null where the society chose that none go out. */
  async standing(tx: Tx, { id, tellsPeople }: CertificateRun): Promise<RunMails | null> {
    if (!tellsPeople) return null;
    const now = this.clock.now();
    const [figures] = await tx.query<Figures>(
      `select waiting, due, sent, failed, held_back as "heldBack", goes_at as "goesAt",
         (select count(distinct outcome.line_id)::integer from certificate_run_outcomes outcome
           where outcome.run_id = $1 and outcome.kind = 'issued'
             and not exists (select from certificate_run_mails told where told.line_id = outcome.line_id)) as "toCome"
       from certificate_run_mail_figures($1, $2, $3)`,
      [id, now, new Date(now.getTime() - late)],
    );
    if (!figures) throw new AppError('not-found');
    const { waiting, due, sent, failed, heldBack, goesAt, toCome } = figures;
    const held = await this.isHeld(tx, id);
    const shared = { heldBack, held, toCome: held ? 0 : toCome, goesAt: goesAt?.toISOString() ?? null };

    // Without a mail server a mail whose time has come is as far as it gets.
    return this.config.mail.smtpUrl === undefined
      ? { ...shared, waiting, sent: sent + due + failed, failed: 0 }
      : { ...shared, waiting: waiting + due, sent, failed };
  }

  /**
   * Nobody else of the run is written to, and what waits is taken back; what has gone out stays so. Doing it twice does it
   * once. Refused as `message-gone` where everybody was written to.
   */
  async holdBack(actor: Person, run: CertificateRun): Promise<void> {
    await this.database.as(
      actor,
      async (tx) => {
        if (await this.isHeld(tx, run.id)) return;
        const mails = await this.standing(tx, run);
        if (!mails || (mails.goesAt === null && mails.toCome === 0 && !(await isWorkLeft(tx, run.id))))
          throw new AppError('message-gone');
        await tx.insert(CertificateRunMailHold, {
          societyId: run.societyId,
          runId: run.id,
          recordedBy: actor.personId,
          createdAt: this.clock.now(),
        });
      },
      mailLock(run.id),
    );
    while ((await this.takeBackNext(actor, run.id)) === heldTogether);
  }

  private takeBackNext(actor: Person, runId: string): Promise<number> {
    return this.database.as(actor, async (tx) => {
      const waiting = await tx.query<{ id: string; notBefore: Date }>(
        `select told.mail_id as id, told.not_before as "notBefore" from certificate_run_mails told
         where told.run_id = $1 and told.mail_id is not null and told.not_before > $2
           and not exists (select from mail_cancellations held where held.mail_id = told.mail_id)
         order by told.mail_id limit ${heldTogether}`,
        [runId, this.clock.now()],
      );
      for (const mail of waiting) await this.notifications.takeBack(tx, actor, mail);

      return waiting.length;
    });
  }

  private async write(
    tx: Tx,
    { id: runId, societyId }: CertificateRun,
    lineId: string,
    letter: RunLetter | null,
  ): Promise<void> {
    const createdAt = this.clock.now();
    const notBefore = new Date(createdAt.getTime() + undoWindow);
    const mailId = letter && (await this.notifications.send(tx, issuedFromRoster(letter), notBefore));
    await tx.insert(CertificateRunMail, { societyId, runId, lineId, mailId, notBefore, createdAt });
  }

  private async isHeld(tx: Tx, runId: string): Promise<boolean> {
    return (await tx.findOne(CertificateRunMailHold, { where: { runId } })) !== null;
  }
}

type Figures = Omit<RunMails, 'goesAt' | 'held'> & Readonly<{ due: number; goesAt: Date | null }>;

/** Writing to the people of a run and holding back come one after the other. */
const mailLock = (runId: string): string => `certificate-run-mails ${runId}`;
