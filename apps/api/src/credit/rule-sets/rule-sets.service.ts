import { Injectable } from '@nestjs/common';
import { readRuleSet, type RuleSet } from '@cohesion/credit';
import type { Tx } from '../../platform/tx.js';

/** A board's rules with the row they stand in: a derivation names the row, so that it can be made again. */
export type KnownRuleSet = Readonly<{ id: string; ruleSet: RuleSet }>;

type Head = Readonly<{ id: string; contentHash: string; withdrawn: boolean }>;

/** Texts kept parsed in memory: far more than there are boards. */
const keep = 1_000;

/** The boards' rules in force, read once for each text and kept in memory. */
@Injectable()
export class RuleSetsService {
  private readonly known = new Map<string, RuleSet>();

  /** The newest revision of each rule set that is not withdrawn, in the order of their names. */
  async current(tx: Tx): Promise<readonly KnownRuleSet[]> {
    const heads = (
      await tx.query<Head>(
        `select distinct on (slug) id, content_hash as "contentHash", withdrawn
         from rule_sets order by slug, revision desc`,
      )
    ).filter(({ withdrawn }) => !withdrawn);
    await this.learn(tx, heads);

    return heads.flatMap(({ id, contentHash }) => {
      const ruleSet = this.known.get(contentHash);

      return ruleSet ? [{ id, ruleSet }] : [];
    });
  }

  /** The rules as they stood in a row, also where another revision is in force by now. */
  async byId(tx: Tx, id: string): Promise<RuleSet> {
    const [head] = await tx.query<Head>(
      'select id, content_hash as "contentHash", withdrawn from rule_sets where id = $1',
      [id],
    );
    if (head) await this.learn(tx, [head]);
    const ruleSet = head && this.known.get(head.contentHash);
    if (!ruleSet) throw new Error(`The rule set ${id} that an evaluation names is gone`);

    return ruleSet;
  }

  private async learn(tx: Tx, heads: readonly Head[]): Promise<void> {
    const missing = heads.filter(({ contentHash }) => !this.known.has(contentHash)).map(({ id }) => id);
    if (missing.length === 0) return;
    const rows = await tx.query<{ slug: string; contentHash: string; source: string }>(
      'select slug, content_hash as "contentHash", source from rule_sets where id = any($1)',
      [missing],
    );
    for (const { slug, contentHash, source } of rows) this.remember(contentHash, read(slug, source));
  }

  private remember(contentHash: string, ruleSet: RuleSet): void {
    const [oldest] = this.known.keys();
    if (this.known.size >= keep && oldest !== undefined) this.known.delete(oldest);
    this.known.set(contentHash, ruleSet);
  }
}

function read(slug: string, source: string): RuleSet {
  const reading = readRuleSet(source);
  if (!reading.ok)
    throw new Error(`The stored rule set ${slug} cannot be read: ${JSON.stringify(reading.mistakes)}`);

  return reading.ruleSet;
}

/** The rules for a license, where there are any. */
export function ruleSetFor(
  ruleSets: readonly KnownRuleSet[],
  { jurisdiction, type }: Readonly<{ jurisdiction: string; type: string }>,
): KnownRuleSet | undefined {
  return ruleSets.find(
    ({ ruleSet }) => ruleSet.jurisdiction === jurisdiction && ruleSet.licenses.includes(type),
  );
}
