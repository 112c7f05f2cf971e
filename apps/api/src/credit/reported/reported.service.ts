import { Injectable } from '@nestjs/common';
import type { CeBrokerPage, MarkReported } from '@cohesion/contracts';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { CyclesService } from '../cycles/cycles.service.js';
import { OutsideHoursRecords } from '../outside-hours/outside-hours-records.service.js';
import { presentCeBroker } from './ce-broker.presenter.js';
import { ReportedMark } from './reported-mark.entity.js';

/** Hours as the form of CE Broker asks for them, and which of them she has reported for a license. */
@Injectable()
export class ReportedService {
  constructor(
    private readonly database: Database,
    private readonly cycles: CyclesService,
    private readonly outsideHours: OutsideHoursRecords,
    private readonly clock: Clock,
  ) {}

  async page(actor: Person, licenseId: string, cycle: string): Promise<CeBrokerPage> {
    const ledger = await this.cycles.ledger(actor, licenseId, cycle);

    return this.database.as(actor, async (tx) =>
      presentCeBroker(ledger, {
        outside: await this.outsideHours.described(tx, actor.personId),
        reported: await reportedOf(tx, licenseId),
      }),
    );
  }

  /** Adds a row where it says something new; the latest holds, so a mark can be taken back. `not-found` for no record of this cycle. */
  async mark(
    actor: Person,
    licenseId: string,
    cycle: string,
    { recordId, reported }: MarkReported,
  ): Promise<CeBrokerPage> {
    const { lines } = await this.cycles.ledger(actor, licenseId, cycle);
    if (!lines.some((line) => line.recordId === recordId)) throw new AppError('not-found');
    await this.database.as(
      actor,
      async (tx) => {
        if ((await reportedOf(tx, licenseId)).has(recordId) === reported) return;
        await tx.insert(ReportedMark, {
          personId: actor.personId,
          licenseId,
          recordId,
          isReported: reported,
          createdAt: this.clock.now(),
        });
      },
      `reported ${licenseId}`,
    );

    return this.page(actor, licenseId, cycle);
  }
}

/** When each record was marked, by its id; those taken back are not among them. */
async function reportedOf(tx: Tx, licenseId: string): Promise<Map<string, Date>> {
  const marks = await tx.query<{ recordId: string; isReported: boolean; createdAt: Date }>(
    `select distinct on (record_id) record_id as "recordId", is_reported as "isReported", created_at as "createdAt"
     from reported_marks where license_id = $1 order by record_id, id desc`,
    [licenseId],
  );

  return new Map(
    marks.flatMap(({ recordId, isReported, createdAt }) =>
      isReported ? [[recordId, createdAt] as const] : [],
    ),
  );
}
