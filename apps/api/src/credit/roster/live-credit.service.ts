import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FieldProblem, LiveSessions } from '@cohesion/contracts';
import { isBodyId, type BodyId } from '@cohesion/credit';
import { RunOffers, type LivePlan, type RunOffer } from '../../courses/run-offers.service.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { refusalOf } from './roster-decisions.js';
import { minutesOf } from './sessions.js';

export { minutesOf, sharesOf } from './sessions.js';

type Asked = Readonly<{ course: string; live: LiveSessions; completedOn: string }>;

/** One body's credit: an offer, or the sentence that says why there is none. */
export type LiveCreditOf = Readonly<
  { body: BodyId } & ({ offer: RunOffer; sentence: null } | { offer: null; sentence: string })
>;

/** What a program gives that was held in sessions. Nothing here is written before a run is. */
@Injectable()
export class LiveCredit {
  constructor(private readonly offers: RunOffers) {}

  /** Of each body that the society claims for the program. Refused as `run-off` where there is no such program. */
  async count(tx: Tx, societyId: string, asked: Asked): Promise<LiveCreditOf[]> {
    const { bodies, plan } = await this.plan(tx, societyId, asked);

    return bodies.map((body) => creditOf(body, plan, asked.completedOn));
  }

  /** The offers of the bodies chosen; refused as `run-off` with everything that stands in the way. */
  async choose(
    tx: Tx,
    societyId: string,
    { bodies, ...asked }: Asked & Readonly<{ bodies: readonly string[] }>,
  ): Promise<Readonly<{ courseVersionId: string; offers: readonly RunOffer[] }>> {
    const { courseVersionId, bodies: claimed, plan } = await this.plan(tx, societyId, asked);
    const problems: FieldProblem[] = [];
    const offers: RunOffer[] = [];
    for (const body of new Set(bodies)) {
      const known = isBodyId(body) && claimed.includes(body) ? creditOf(body, plan, asked.completedOn) : null;
      if (known?.offer) offers.push(known.offer);
      else
        problems.push({
          field: 'bodies',
          message: known?.sentence ?? refusalOf(undefined, body, asked.completedOn) ?? '',
        });
    }
    if (problems.length > 0) throw new AppError('run-off', problems);

    return { courseVersionId, offers };
  }

  private async plan(tx: Tx, societyId: string, { course, live, completedOn }: Asked): Promise<LivePlan> {
    const { format, sessions } = live;
    const minutes = sessions.map(minutesOf);
    const plan = await this.offers.plan(tx, societyId, course, { format, minutes, on: completedOn });
    if (!plan) throw new AppError('run-off', [{ field: 'course', message: 'There is no such program' }]);

    return plan;
  }
}

function creditOf(body: BodyId, { offers, refused }: LivePlan['plan'], completedOn: string): LiveCreditOf {
  const terms = offers.find((offer) => offer.body === body);
  const refusal = refused.find((candidate) => candidate.body === body);
  if (!terms)
    return {
      body,
      offer: null,
      sentence: refusal?.sentence ?? refusalOf(undefined, body, completedOn) ?? '',
    };
  const offer = { id: randomUUID(), terms };
  const sentence = refusalOf({ ...offer, body }, body, completedOn);

  return sentence === null ? { body, offer, sentence } : { body, offer: null, sentence };
}
