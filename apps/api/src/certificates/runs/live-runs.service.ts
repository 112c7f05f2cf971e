import { Injectable } from '@nestjs/common';
import type { CountSessionCredit, FieldProblem, LiveSessions, SessionCredit } from '@cohesion/contracts';
import { BODIES, formatCredit } from '@cohesion/credit';
import {
  LiveCredit,
  minutesOf,
  sharesOf,
  type LiveCreditOf,
} from '../../credit/roster/live-credit.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock, dateIn, timeIn } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import { WorkAccess } from '../../societies/work-access.service.js';
import { CertificateFontFiles } from '../certificate-fonts.service.js';
import { sessionProblems } from './session-problems.js';

/** Programs that were held live: what of their sessions is not right, and what they give. */
@Injectable()
export class LiveRuns {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly credit: LiveCredit,
    private readonly fonts: CertificateFontFiles,
    private readonly clock: Clock,
  ) {}

  /** What sessions would give under each body. Writes nothing; sessions that are not right are refused as `run-off`. */
  async count(actor: Person, org: string, { course, ...live }: CountSessionCredit): Promise<SessionCredit> {
    const { id, timeZone } = await this.access.keep(actor, org);
    const completedOn = this.completedOn(live, timeZone);

    return this.database.as(actor, async (tx) => {
      const credits = await this.credit.count(tx, id, { course, live, completedOn });

      return {
        minutes: live.sessions.reduce((sum, session) => sum + minutesOf(session), 0),
        completedOn,
        credits: credits.map((credit) => presentCredit(credit, live)),
      };
    });
  }

  /** The day on which a program was completed: that of its last session. Refuses sessions that are not right, as `run-off`. */
  completedOn({ sessions }: LiveSessions, zone: string, prefix = ''): string {
    const at = this.clock.now();
    const now = { day: dateIn(zone, at), time: timeIn(zone, at) };
    const problems = sessionProblems(sessions, { now, fonts: this.fonts.parsed() });
    if (problems.length > 0)
      throw new AppError(
        'run-off',
        problems.map(({ field, message }): FieldProblem => ({ field: `${prefix}${field}`, message })),
      );

    return sessions.at(-1)?.day ?? '';
  }
}

function presentCredit(
  { body, offer, sentence }: LiveCreditOf,
  { sessions }: LiveSessions,
): SessionCredit['credits'][number] {
  return {
    body,
    bodyName: BODIES[body].name,
    amount: offer && formatCredit(offer.terms.amount),
    unit: offer && offer.terms.unit,
    shares: offer ? sharesOf(sessions, offer.terms.amount) : [],
    sentence,
  };
}
