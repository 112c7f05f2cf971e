import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { openLicense, type CycleProblem, type Fit, type Prospect } from '@cohesion/credit';
import type { HeldLicense } from '../../accounts/licenses/held-licenses.service.js';
import type { KeptRecord } from '../records/kept-record.js';
import { recordsUnder } from '../records/records-under.js';

/** Licenses kept open in memory, the least recently asked about given up first. */
const keep = 200;

export type Opened =
  Readonly<{ ok: true; fitOf: (prospect: Prospect) => Fit }> | Readonly<{ ok: false; problem: CycleProblem }>;

/**
 * Licenses ready to be asked about many activities. The same facts, records, rules and day give the same answers, so what was worked
 * out for one page of the catalogue serves the next.
 */
@Injectable()
export class OpenLicenses {
  private readonly known = new Map<string, Opened>();

  /** Each license of one person, with everything she has recorded. */
  openAll(held: readonly HeldLicense[], records: readonly KeptRecord[]): Opened[] {
    const recorded = JSON.stringify(records);

    return held.map((one) => this.open(one, records, recorded));
  }

  private open(held: HeldLicense, records: readonly KeptRecord[], recorded: string): Opened {
    const { rules, on, today } = held;
    const key = digestOf([countedBy(held), recorded]);
    const opened =
      this.known.get(key) ??
      answering(
        openLicense(on(today), rules ? [rules.ruleSet] : [], recordsUnder(rules?.ruleSet, records), today),
      );
    this.known.delete(key);
    const [oldest] = this.known.keys();
    if (this.known.size >= keep && oldest !== undefined) this.known.delete(oldest);
    this.known.set(key, opened);

    return opened;
  }
}

/** What a license is counted by besides the records: its facts, moves and items done, its rules, and the day. */
export const countedBy = ({ rules, on, today }: HeldLicense): unknown => [
  on(today),
  rules?.rowId ?? rules?.ruleSet ?? null,
  today,
];

/** Names what an answer was worked out from. */
export const digestOf = (facts: unknown): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('base64');

/** The catalogue asks about the same activities again and again: the very same object is not looked at twice. */
function answering(result: ReturnType<typeof openLicense>): Opened {
  if (!result.ok) return result;
  const { fitOf } = result.license;
  const known = new WeakMap<Prospect, Fit>();

  return {
    ok: true,
    fitOf: (prospect) => {
      const fit = known.get(prospect) ?? fitOf(prospect);
      known.set(prospect, fit);

      return fit;
    },
  };
}
