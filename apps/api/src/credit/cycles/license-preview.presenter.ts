import type { ClauseView, LicensePreview } from '@cohesion/contracts';
import {
  formatCredit,
  type Cycle,
  type CycleProblem,
  type KnownPeriod,
  type RuleSetVersion,
} from '@cohesion/credit';
import { dateInWords, generalNotice, noticeOf, presentProblem } from './cycle.presenter.js';

type Found = Readonly<{
  cycle: Cycle;
  version: RuleSetVersion;
  /** As she typed them. */
  periods: readonly KnownPeriod[];
  isByHand: boolean;
}>;

export function presentPreview({ cycle, version, periods, isByHand }: Found): LicensePreview {
  const { start, end } = cycle;

  return {
    cycle: { start, end },
    sentence:
      start === null || end === null
        ? 'There would be no deadline. Everything you record would be counted.'
        : `Your cycle would run from ${dateInWords(start)} to ${dateInWords(end)}.`,
    because: becauseOf(cycle, version, periods),
    asks: asksOf(cycle, version),
    problem: null,
    notice: noticeOf(version, isByHand),
  };
}

export function presentPreviewProblem(problem: CycleProblem): LicensePreview {
  const presented = presentProblem(problem);

  return {
    cycle: null,
    sentence: presented.sentence,
    because: null,
    asks: null,
    problem: presented,
    notice: generalNotice,
  };
}

function becauseOf({ start }: Cycle, version: RuleSetVersion, periods: readonly KnownPeriod[]): ClauseView {
  const { clause, source, confidence = version.confidence, note, kind } = version.cycle;
  const own = { source: null, confidence: 'stated' as const, note: null };
  if (kind !== 'open' && periods.some((period) => period.start === start))
    return { ...own, text: 'These are the dates you entered.' };
  if (kind !== 'open' && periods.length > 0)
    return { ...own, text: `It follows from the dates you entered. ${clause}` };
  const read = version.sources.find(({ id }) => id === source);

  return { text: clause, source: read ? { title: read.title, url: read.url } : null, confidence, note };
}

function asksOf({ exemption, proration }: Cycle, { total }: RuleSetVersion): string | null {
  if (exemption) return `Nothing would be asked for in it. ${exemption.text}`;
  if (proration) return `It would ask for ${inHours(proration.hours)}. ${proration.clause.text}`;

  return total && `It would ask for ${inHours(total.hours)} in all.`;
}

const inHours = (amount: number): string => `${formatCredit(amount).replace(/\.0$/, '')} hours`;
