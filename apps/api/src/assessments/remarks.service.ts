import { Injectable } from '@nestjs/common';
import type { RemarkList, RemarkRow, RemarkSent, SendRemark } from '@cohesion/contracts';
import { AccountsService } from '../accounts/accounts.service.js';
import { CourseVersions } from '../courses/course-versions.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { SocietiesService } from '../societies/societies.service.js';
import { WorkAccess } from '../societies/work-access.service.js';
import { AttemptResultRecord } from './attempt-result.entity.js';
import { AttemptsService } from './attempts.service.js';
import { ItemRemark } from './item-remark.entity.js';
import { remarkMail } from './remark-mail.js';

/** On one attempt. */
const mostRemarks = 20;
/** For administrators, the newest first. */
const listed = 100;

/** "Think this question is wrong? Tell the author." */
@Injectable()
export class RemarksService {
  constructor(
    private readonly database: Database,
    private readonly attempts: AttemptsService,
    private readonly versions: CourseVersions,
    private readonly accounts: AccountsService,
    private readonly societies: SocietiesService,
    private readonly access: WorkAccess,
    private readonly notifications: NotificationsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Kept, and mailed to the society's contact. Refused as `attempt-open` before the attempt is sent, as
   * `unknown-question` when it did not ask this, and as `too-many-remarks`. Sent twice, it is kept and mailed once.
   */
  async send(actor: Person, attemptId: string, request: SendRemark): Promise<RemarkSent> {
    const learner = await this.accounts.profile(actor);
    const society = await this.societies.byId(actor.societyId);
    const address = await this.societies.addressOf(society.id);

    return this.database.as(actor, async (tx) => {
      const { attempt, content } = await this.attempts.own(tx, actor, attemptId);
      if (!(await tx.findOne(AttemptResultRecord, { where: { attemptId }, select: { id: true } })))
        throw new AppError('attempt-open');
      const { id, itemId, text } = request;
      const item = content.document.items.find((candidate) => candidate.id === itemId);
      if (!item || !attempt.drawn.some((drawn) => drawn.itemId === itemId))
        throw new AppError('unknown-question', { itemId });
      const { remark, isNew } = await this.keep(tx, actor, {
        id,
        itemId,
        text,
        attemptId,
        courseVersionId: content.id,
      });
      if (isNew)
        await this.notifications.send(
          tx,
          remarkMail({
            contact: society.policies.contact,
            learner,
            course: { title: content.document.title, version: content.number },
            item: { id: itemId, stem: item.stemText },
            text,
            todayAddress: `${address}/s/${society.slug}`,
          }),
        );

      return { id, sentAt: remark.createdAt.toISOString() };
    });
  }

  /** For the society's administrators: it names learners. */
  async list(actor: Person, org: string): Promise<RemarkList> {
    const { id: societyId } = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      const remarks = await tx.find(ItemRemark, {
        where: { societyId },
        order: { createdAt: 'DESC', id: 'DESC' },
        take: listed,
      });
      const ids = [...new Set(remarks.map(({ personId }) => personId))];
      const names = new Map((await this.accounts.briefs(tx, ids)).map(({ id, name }) => [id, name]));
      const rows: RemarkRow[] = [];
      for (const remark of remarks)
        rows.push(await this.present(tx, remark, names.get(remark.personId) ?? null));

      return { remarks: rows };
    });
  }

  /** Remarks on one attempt come one after the other, so that no two at once are one too many. */
  private async keep(
    tx: Tx,
    { personId, societyId }: Person,
    values: Pick<ItemRemark, 'id' | 'attemptId' | 'courseVersionId' | 'itemId' | 'text'>,
  ): Promise<{ remark: Pick<ItemRemark, 'createdAt'>; isNew: boolean }> {
    const { id, attemptId, itemId, text } = values;
    await tx.lock(`remarks ${attemptId}`);
    const earlier = await tx.find(ItemRemark, { where: { attemptId } });
    const known = earlier.find((remark) => remark.id === id);
    if (known && (known.itemId !== itemId || known.text !== text)) throw new AppError('sent-before');
    if (known) return { remark: known, isNew: false };
    if (earlier.length >= mostRemarks) throw new AppError('too-many-remarks');
    const remark = { ...values, personId, societyId, createdAt: this.clock.now() };
    // Under the id of a remark on another attempt: hers, or somebody's whom she may not see.
    if ((await tx.insertMissing(ItemRemark, [remark])) === 0) throw new AppError('sent-before');

    return { remark, isNew: true };
  }

  private async present(tx: Tx, remark: ItemRemark, name: string | null): Promise<RemarkRow> {
    const { document, number } = await this.versions.content(tx, remark.courseVersionId);

    return {
      id: remark.id,
      courseTitle: document.title,
      version: number,
      itemId: remark.itemId,
      stem: document.items.find(({ id }) => id === remark.itemId)?.stemText ?? '',
      text: remark.text,
      sentAt: remark.createdAt.toISOString(),
      name,
    };
  }
}
