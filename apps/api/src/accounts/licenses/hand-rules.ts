import type { HandTotals } from '@cohesion/contracts';
import {
  isTopic,
  monthsIn,
  parseCredit,
  topicName,
  type KnownPeriod,
  type RuleSet,
  type Topic,
} from '@cohesion/credit';
import { dateIn } from '../../platform/clock.js';
import { jurisdictionOf } from './jurisdictions.js';

/** What a board entered by hand can ask hours to be about: what boards ask for again and again. */
export const handTopics: readonly Topic[] = [
  'ethics',
  'boundaries',
  'law',
  'laws-and-rules',
  'clinical',
  'cultural',
  'dei',
  'group',
  'supervision',
  'telehealth',
  'suicide',
  'hiv',
  'medical-errors',
  'domestic-violence',
  'human-trafficking',
];

export const typeByHand = 'other';

/**
 * Totals from her board's page as rules of the same form as any board's, so that the same function counts them. They hold in the
 * zone of the board's place; every format and every approver is taken, because she entered no limits.
 */
export function rulesByHand(
  totals: HandTotals,
  {
    jurisdiction,
    periods,
    enteredAt,
  }: Readonly<{ jurisdiction: string; periods: readonly KnownPeriod[]; enteredAt: Date }>,
): RuleSet {
  const zone = jurisdictionOf(jurisdiction)?.zone ?? 'America/New_York';
  const entered = (clause: string) => ({ clause, source: null, note: null });
  const asked = { once: false, everyNth: null, when: null };
  const categories = totals.categories.flatMap(({ topic, hours }) =>
    isTopic(topic)
      ? [
          {
            id: topic,
            name: topicName(topic),
            hours: parseCredit(hours) ?? 0,
            of: [{ topics: [topic] }],
            except: [],
            overflow: ['general'],
            ...asked,
            ...entered(`You entered ${hours} hours on this topic, from your board’s page.`),
          },
        ]
      : [],
  );

  return {
    format: 1,
    id: 'by-hand',
    name: totals.boardName,
    board: totals.boardName,
    jurisdiction,
    licenses: [typeByHand],
    zone,
    versions: [
      {
        version: 'by-hand',
        validFrom: null,
        validTo: null,
        verifiedOn: dateIn(zone, enteredAt),
        confidence: 'unverified',
        readAs: 'You entered these totals from your board’s page.',
        sources: [],
        cycle: {
          kind: 'registration',
          months: usualMonths(periods),
          ...entered('You entered the dates of your cycle.'),
        },
        hour: {
          minutes: 60,
          step: 1,
          least: 0,
          otherUnits: 'by-minutes',
          ...entered('Hours are read as clock hours.'),
        },
        total: {
          hours: parseCredit(totals.hours) ?? 0,
          ...entered(`You entered ${totals.hours} hours in all, from your board’s page.`),
        },
        conditions: [],
        categories: [
          ...categories,
          {
            id: 'general',
            name: 'General',
            hours: 0,
            of: [],
            except: [],
            overflow: [],
            ...asked,
            ...entered('Every other hour counts toward the total.'),
          },
        ],
        minimums: [],
        limits: [],
        distinct: [],
        order: [],
        fulfilled: [],
        approvers: null,
        carry: null,
        firstCycle: null,
        repeats: null,
        teaching: null,
        waivers: [],
        retention: null,
        conflicts: [],
        unknown: ['Which formats and providers your board takes is not known here.'],
        notExpressed: [],
      },
    ],
  };
}

/** Cycles after the ones entered are as long as the latest of them. */
function usualMonths(periods: readonly KnownPeriod[]): number {
  const latest = periods.toSorted((a, b) => (a.start < b.start ? 1 : -1))[0];

  return latest ? Math.max(1, monthsIn(latest.start, latest.end)) : 24;
}
