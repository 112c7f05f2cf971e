import type { BodyId } from './body.js';
import type { Hundredths } from './hundredths.js';
import { isPlainDate, isWithin, type PlainDate } from './plain-date.js';
import type { Format, OfferRefusalReason } from './reason.js';
import type { CreditWorksheet } from './worksheet.js';

/** A society's or an activity's standing with a body. It holds on its first and its last day; an end of null is open. */
export interface Approval {
  readonly id: string;
  readonly body: BodyId;
  /** APA gives no numbers. */
  readonly number: string | null;
  readonly formats: readonly Format[];
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

export interface Activity {
  readonly id: string;
  readonly format: Format;
  readonly forCredit: boolean;
  readonly categories: readonly string[];
}

/** What one activity gives under one approval: the whole amount, in the body's unit, with the sum behind it. */
export interface Offer {
  readonly activityId: string;
  readonly approval: Pick<Approval, 'id' | 'number' | 'from' | 'to'>;
  readonly body: BodyId;
  readonly amount: Hundredths;
  readonly unit: string;
  readonly categories: readonly string[];
  readonly format: Format;
  readonly madeOn: PlainDate;
  readonly worksheet: CreditWorksheet;
}

/** An offer as kept, under the id that awards refer to. */
export type KeptOffer = Offer & { readonly id: string };

export interface OfferRefusal {
  readonly approvalId: string;
  readonly body: BodyId;
  readonly reason: OfferRefusalReason;
}

/**
 * One offer for each approval that is in force on the day, covers the format and gives something by the worksheet; one refusal,
 * with its first reason, for each other. Approvals keep the order given. A worksheet of a course makes no offer for a live
 * activity, nor one of an event for self-study. Two approvals of the same body (NYSED approves per profession) make two offers.
 */
export function makeOffers(
  worksheet: CreditWorksheet,
  approvals: readonly Approval[],
  activity: Activity,
  on: PlainDate,
): { offers: Offer[]; refusals: OfferRefusal[] } {
  const offers: Offer[] = [];
  const refusals: OfferRefusal[] = [];
  for (const approval of approvals) {
    const judged = judge(worksheet, approval, activity, on);
    if ('code' in judged) refusals.push({ approvalId: approval.id, body: approval.body, reason: judged });
    else offers.push(judged);
  }

  return { offers, refusals };
}

function judge(
  worksheet: CreditWorksheet,
  approval: Approval,
  activity: Activity,
  on: PlainDate,
): Offer | OfferRefusalReason {
  const { body, from, to } = approval;
  const { format } = activity;
  if (!activity.forCredit) return { code: 'not-for-credit' };
  const badDate = [on, from, ...(to === null ? [] : [to])].find((date) => !isPlainDate(date));
  if (badDate !== undefined) return { code: 'date-impossible', date: badDate };
  if (!isWithin(on, from, to)) return { code: 'approval-not-in-force', body, on, from, to };
  if (!approval.formats.includes(format)) return { code: 'format-not-covered', body, format };
  if ((worksheet.kind === 'self-study') !== (format === 'self-study')) {
    return { code: 'worksheet-does-not-fit', format };
  }
  const outcome = worksheet.lines.find((line) => line.body === body)?.outcome;
  if (!outcome) return { code: 'body-not-claimed', body };
  if (!outcome.offered) return outcome.reason;

  return {
    activityId: activity.id,
    approval: { id: approval.id, number: approval.number, from, to },
    body,
    amount: outcome.amount,
    unit: outcome.unit,
    categories: [...activity.categories],
    format,
    madeOn: on,
    worksheet,
  };
}
