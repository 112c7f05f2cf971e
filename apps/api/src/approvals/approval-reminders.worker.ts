import { Injectable } from '@nestjs/common';
import { dayAfter } from '@cohesion/credit';
import { AccountsService } from '../accounts/accounts.service.js';
import { OffersService } from '../courses/offers.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { systemOf } from '../platform/actor.js';
import { Clock, dateIn } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { JobWorker } from '../platform/job.js';
import type { Tx } from '../platform/tx.js';
import { newestVersions, SocietiesService, type Approval } from '../societies/societies.service.js';
import { ApprovalReminder } from './approval-reminder.entity.js';
import { endOfApproval } from './approval-mails.js';
import { remindOfApprovals } from './approvals.jobs.js';
import { dueReminder } from './reminder-days.js';

const day = 24 * 60 * 60_000;

/** Writes to a society's administrators before an approval ends. Safe to run twice: what was sent is in the records. */
@Injectable()
export class ApprovalReminders extends JobWorker<typeof remindOfApprovals.payload> {
  readonly job = remindOfApprovals;
  override readonly every = day;

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly accounts: AccountsService,
    private readonly offers: OffersService,
    private readonly notifications: NotificationsService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const societyId of await this.societies.ids())
      await this.database.as(systemOf(societyId), (tx) => this.remind(tx, societyId));
  }

  private async remind(tx: Tx, societyId: string): Promise<void> {
    const society = await this.societies.byId(societyId);
    const today = dateIn(society.timeZone, this.clock.now());
    const versions = await this.societies.allApprovals(tx);
    const newest = newestVersions(versions);
    const due = newest.flatMap((approval) => {
      const days = dueReminder(today, approval.validTo);

      return days === null || approval.validTo === null || isRenewed(approval, newest)
        ? []
        : [{ approval, days, lastDay: approval.validTo }];
    });
    if (due.length === 0) return;
    const held = await this.offers.held(tx, societyId);
    const address = await this.societies.addressOf(societyId);
    for (const person of await this.accounts.holdersOf(tx, 'ce-administrator')) {
      for (const { approval, days, lastDay } of due) {
        const { seriesId } = approval;
        const fresh = await tx.insertMissing(ApprovalReminder, [
          { societyId, seriesId, personId: person.id, validTo: lastDay, days, createdAt: this.clock.now() },
        ]);
        if (fresh === 0) continue;
        const ids = versions.filter((version) => version.seriesId === seriesId).map(({ id }) => id);
        const courses = held.filter(({ approvalId }) => ids.includes(approvalId)).length;
        const place = { society: society.name, slug: society.slug, address };
        const reader = { to: person.email, name: person.name };
        await this.notifications.send(
          tx,
          endOfApproval({ ...reader, ...place, approval, today, lastDay, courses }),
        );
      }
    }
  }
}

/** Another approval of the body for the same courses goes on where this one ends. */
const isRenewed = (approval: Approval, all: readonly Approval[]): boolean =>
  all.some(
    (other) =>
      other.seriesId !== approval.seriesId &&
      other.body === approval.body &&
      (other.courses === null ||
        (approval.courses?.every((course) => other.courses?.includes(course)) ?? false)) &&
      approval.validTo !== null &&
      other.validFrom <= dayAfter(approval.validTo) &&
      (other.validTo === null || other.validTo > approval.validTo),
  );
