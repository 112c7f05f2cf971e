import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LicenseCard, ReminderLinkView } from '@cohesion/contracts';
import { dayBefore } from '@cohesion/credit';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import { NotificationsService } from '../../notifications/notifications.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { LicenseCards } from '../cycles/license-cards.service.js';
import { remindOfCycle } from './reminder-mails.js';
import { Reminder } from './reminder.entity.js';
import { ReminderStop } from './reminder-stop.entity.js';
import { reminderDue, type ReminderStep } from './schedule.js';

/** From one address. The secret cannot be guessed at any pace; this keeps the trying cheap for us. */
const openings = { window: 60, max: 30 };

/** Where a request comes from: the society of the host, and the address. */
type Caller = Readonly<{ societyId: string; address: string }>;
type Due = Readonly<{
  license: LicenseCard['license'];
  figures: NonNullable<LicenseCard['figures']>;
  end: string;
  step: ReminderStep;
}>;

@Injectable()
export class RemindersService {
  constructor(
    private readonly database: Database,
    private readonly cards: LicenseCards,
    private readonly societies: SocietiesService,
    private readonly notifications: NotificationsService,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** Writes to one person about each license for which a step is due. Idempotent: the unique key lets each step through once. */
  async remind(societyId: string, personId: string): Promise<void> {
    const person: Person = { kind: 'person', societyId, personId, sessionId: '', roles: ['learner'] };
    const { name: society } = await this.societies.byId(societyId);
    const address = await this.societies.addressOf(societyId);
    await this.database.as(person, async (tx) => {
      await tx.lock(`reminders:${personId}`);
      const to = await addressOf(tx, personId);
      if (to === undefined) return;
      for (const due of await this.due(tx, personId)) {
        const secret = randomBytes(32).toString('base64url');
        if (await this.isNew(tx, person, due, secret))
          await this.notifications.send(tx, remindOfCycle(to, { ...due, society, address, secret }));
      }
    });
  }

  /** What a link from a reminder is about; `link-expired` for one that is unknown or whose cycle is over. */
  async open(caller: Caller, token: string): Promise<ReminderLinkView> {
    await this.limits.refuseBeyond(`reminders ${caller.address}`, openings);

    return this.held(caller, token, async (tx, reminder) => this.view(tx, reminder));
  }

  /** "I'm fine": no more reminders about this cycle. Idempotent. */
  async stop(caller: Caller, token: string): Promise<ReminderLinkView> {
    await this.limits.refuseBeyond(`reminders ${caller.address}`, openings);

    return this.held(caller, token, async (tx, reminder) => {
      const { societyId, personId, licenseId, cycleEnd } = reminder;
      await tx.insertMissing(ReminderStop, [
        { societyId, personId, licenseId, cycleEnd, createdAt: this.clock.now() },
      ]);

      return this.view(tx, reminder);
    });
  }

  private async due(tx: Tx, personId: string): Promise<Due[]> {
    const sent = await tx.find(Reminder, { where: { personId } });
    const stops = await tx.find(ReminderStop, { where: { personId } });
    const since = await changedOn(tx, personId);

    return (await this.cards.of(tx, personId)).flatMap(({ license, figures }) => {
      const end = figures?.renewsOn;
      if (!figures || !end || figures.daysLeft === null) return [];
      const isThisCycle = (one: Readonly<{ licenseId: string; cycleEnd: string }>): boolean =>
        one.licenseId === license.id && one.cycleEnd === end;
      const { due: step } = reminderDue({
        end,
        today: daysBefore(end, figures.daysLeft),
        knownSince: since.get(license.id) ?? license.issuedOn,
        sent: sent.filter(isThisCycle).map((one) => one.step),
        isStopped: stops.some(isThisCycle),
        isMissing: !figures.isComplete,
      });

      return step ? [{ license, figures, end, step }] : [];
    });
  }

  private async isNew(
    tx: Tx,
    { societyId, personId }: Person,
    { license, end, step }: Due,
    secret: string,
  ): Promise<boolean> {
    const added = await tx.insertMissing(Reminder, [
      {
        societyId,
        personId,
        licenseId: license.id,
        licenseName: license.name,
        cycleEnd: end,
        step,
        secretSha256: digest(secret),
        createdAt: this.clock.now(),
      },
    ]);

    return added > 0;
  }

  private held<T>(
    { societyId }: Caller,
    token: string,
    work: (tx: Tx, reminder: Reminder) => Promise<T>,
  ): Promise<T> {
    const secretSha256 = digest(token);

    return this.database.asHolderOf(secretSha256, societyId, async (tx) => {
      const reminder = await tx.findOne(Reminder, { where: { secretSha256 } });
      // A day's grace: the cycle ends in the zone of the board.
      if (!reminder || dayBefore(this.today()) > reminder.cycleEnd) throw new AppError('link-expired');

      return work(tx, reminder);
    });
  }

  private async view(tx: Tx, { licenseId, licenseName, cycleEnd }: Reminder): Promise<ReminderLinkView> {
    const stop = await tx.findOne(ReminderStop, { where: { licenseId, cycleEnd } });

    return { license: licenseName, renewsOn: cycleEnd, isStopped: stop !== null };
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const dayLength = 86_400_000;
const daysBefore = (end: string, days: number): string =>
  new Date(Date.parse(`${end}T00:00:00Z`) - days * dayLength).toISOString().slice(0, 10);

/** Where to write; nowhere while the address is not confirmed or the account is closed. */
async function addressOf(tx: Tx, personId: string): Promise<string | undefined> {
  const [person] = await tx.query<{ email: string }>(
    'select email from identity."user" where id = $1 and "emailVerified" and "bannedAt" is null',
    [personId],
  );

  return person?.email;
}

/** The day on which each license was added or last changed. */
async function changedOn(tx: Tx, personId: string): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; day: string }>(
    `select id, (updated_at at time zone 'UTC')::date::text as day from licenses where person_id = $1`,
    [personId],
  );

  return new Map(rows.map(({ id, day }) => [id, day]));
}
