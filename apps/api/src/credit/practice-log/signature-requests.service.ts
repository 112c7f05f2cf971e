import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  AskForSignature,
  ResendSignatureLink,
  SignatureRequestList,
  SignatureRequestView,
} from '@cohesion/contracts';
import { In } from 'typeorm';
import { AccountsService } from '../../accounts/accounts.service.js';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import { NotificationsService } from '../../notifications/notifications.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { PracticeEntry } from './practice-entry.entity.js';
import { PracticeVersions } from './practice-versions.service.js';
import { askSupervisor, linkDays } from './signature-mails.js';
import {
  SignatureLink,
  SignatureRequest,
  SignatureRequestEntry,
  SignatureWithdrawal,
} from './signature-request.entity.js';
import { SignatureStates } from './signature-states.service.js';
import { minutesOf, readContent, sha256, writeContent } from './signed-content.js';

/** Messages to supervisors, of one person in an hour and to one address in a day. */
const mailsByPerson = { window: 3600, max: 20 };
const mailsToAddress = { window: 24 * 3600, max: 10 };
const day = 24 * 60 * 60_000;

@Injectable()
export class SignatureRequests {
  constructor(
    private readonly database: Database,
    private readonly versions: PracticeVersions,
    private readonly states: SignatureStates,
    private readonly accounts: AccountsService,
    private readonly societies: SocietiesService,
    private readonly notifications: NotificationsService,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  list(actor: Person): Promise<SignatureRequestList> {
    return this.database.as(actor, async (tx) => ({ requests: await this.states.all(tx, actor.personId) }));
  }

  /**
   * Mails the supervisor a link to sign these entries as they are now. Idempotent by its id. Refused: entries that were
   * changed (`record-changed`), are signed or being asked about (`signature-under-way`), or name no supervisor, several
   * or the person herself.
   */
  async ask(actor: Person, { id, entryIds }: AskForSignature): Promise<SignatureRequestView> {
    const { email: ownEmail } = await this.accounts.profile(actor);
    const known = await this.database.as(actor, (tx) =>
      tx.findOne(SignatureRequest, { where: { id, personId: actor.personId } }),
    );
    if (!known) await this.limits.refuseBeyond(`signature-mails ${actor.personId}`, mailsByPerson);
    const society = await this.societies.byId(actor.societyId);
    const address = await this.societies.addressOf(actor.societyId);

    return this.database.as(actor, async (tx) => {
      await this.versions.lock(tx, actor.personId);
      if (await this.isRepeat(tx, actor, id, entryIds)) return this.states.one(tx, actor.personId, id);
      const rows = await this.entriesToSign(tx, actor, entryIds);
      const { name, email } = this.supervisorOf(rows, ownEmail);
      const person = await this.accounts.personName(tx, actor.personId);
      const content = writeContent({ society: society.name, person, supervisor: name }, rows);
      const request = { id, supervisorName: name, supervisorEmail: email, ...owner(actor) };
      const added = await tx.insertMissing(SignatureRequest, [
        { ...request, content: content.text, contentSha256: content.sha256, createdAt: this.clock.now() },
      ]);
      if (added === 0) throw new AppError('sent-before');
      await tx.insertMissing(
        SignatureRequestEntry,
        rows.map((row) => ({ requestId: id, entryId: row.id, ...owner(actor) })),
      );
      await this.sendLink(tx, actor, { requestId: id, id, address });

      return this.states.one(tx, actor.personId, id);
    });
  }

  /** Mails another link for the same content; idempotent by its id. Closed requests are refused as `signature-closed`. */
  async resend(actor: Person, requestId: string, { id }: ResendSignatureLink): Promise<SignatureRequestView> {
    await this.limits.refuseBeyond(`signature-mails ${actor.personId}`, mailsByPerson);
    const address = await this.societies.addressOf(actor.societyId);

    return this.database.as(actor, async (tx) => {
      await this.versions.lock(tx, actor.personId);
      const { status } = await this.states.one(tx, actor.personId, requestId);
      const sent = await tx.findOne(SignatureLink, { where: { id, requestId } });
      if (sent) return this.states.one(tx, actor.personId, requestId);
      if (status !== 'waiting' && status !== 'expired') throw new AppError('signature-closed');
      await this.sendLink(tx, actor, { requestId, id, address });

      return this.states.one(tx, actor.personId, requestId);
    });
  }

  /** From now on no link of this request opens. Idempotent; what is signed stays signed. */
  withdraw(actor: Person, requestId: string): Promise<SignatureRequestView> {
    return this.database.as(actor, async (tx) => {
      await this.versions.lock(tx, actor.personId);
      const { status } = await this.states.one(tx, actor.personId, requestId);
      if (status === 'signed') throw new AppError('signature-closed');
      await tx.insertMissing(SignatureWithdrawal, [
        { requestId, ...owner(actor), createdAt: this.clock.now() },
      ]);

      return this.states.one(tx, actor.personId, requestId);
    });
  }

  private async isRepeat(tx: Tx, actor: Person, id: string, entryIds: readonly string[]): Promise<boolean> {
    if (!(await tx.findOne(SignatureRequest, { where: { id, personId: actor.personId } }))) return false;
    const request = await this.states.one(tx, actor.personId, id);
    const asked = new Set(request.entryIds);
    if (asked.size !== new Set(entryIds).size || entryIds.some((entryId) => !asked.has(entryId)))
      throw new AppError('sent-before');

    return true;
  }

  /** All of these as they stand; `not-found` when one is not hers. */
  private async entriesToSign(
    tx: Tx,
    { personId }: Person,
    ids: readonly string[],
  ): Promise<PracticeEntry[]> {
    const wanted = [...new Set(ids)];
    const rows = await tx.find(PracticeEntry, { where: { id: In(wanted), personId } });
    if (rows.length < wanted.length) throw new AppError('not-found');
    const replaced = await tx.findOne(PracticeEntry, { where: { replaces: In(wanted) } });
    if (replaced || rows.some(({ isWithdrawn }) => isWithdrawn)) throw new AppError('record-changed');
    const signing = await this.states.ofEntries(tx, personId);
    if (wanted.some((id) => signing.has(id))) throw new AppError('signature-under-way');

    return rows;
  }

  private supervisorOf(rows: readonly PracticeEntry[], ownEmail: string): { name: string; email: string } {
    const [first, ...others] = rows;
    if (!first?.supervisorName || !first.supervisorEmail) throw new AppError('supervisor-missing');
    const { supervisorName: name, supervisorEmail: email } = first;
    if (others.some((row) => row.supervisorEmail === null)) throw new AppError('supervisor-missing');
    if (others.some((row) => row.supervisorEmail !== email || row.supervisorName !== name))
      throw new AppError('supervisors-differ');
    if (email === ownEmail.toLowerCase()) throw new AppError('own-signature');

    return { name, email };
  }

  private async sendLink(
    tx: Tx,
    actor: Person,
    { requestId, id, address }: Readonly<{ requestId: string; id: string; address: string }>,
  ): Promise<void> {
    const request = await tx.need(SignatureRequest, { where: { id: requestId, personId: actor.personId } });
    await this.limits.refuseBeyond(`signature-mails-to ${request.supervisorEmail}`, mailsToAddress);
    const { society, person, supervisor, entries } = readContent(request.content);
    const secret = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const added = await tx.insertMissing(SignatureLink, [
      {
        id,
        requestId,
        ...owner(actor),
        secretSha256: sha256(secret),
        expiresAt: new Date(now.getTime() + linkDays * day),
        createdAt: now,
      },
    ]);
    if (added === 0) throw new AppError('sent-before');
    const { leadingMinutes, supervisionMinutes } = minutesOf(entries);
    const asked = { society, person, supervisor, entries: entries.length };
    await this.notifications.send(
      tx,
      askSupervisor(request.supervisorEmail, {
        ...asked,
        minutes: leadingMinutes + supervisionMinutes,
        link: `${address}/countersign?token=${secret}`,
      }),
    );
  }
}

const owner = ({ societyId, personId }: Person) => ({ societyId, personId });
