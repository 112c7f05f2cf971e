import { Injectable } from '@nestjs/common';
import type { RulesChangedView } from '@cohesion/contracts';
import {
  cycleOf,
  ruleChanges,
  ruleChangeSentence,
  type RuleSet,
  type RuleSetVersion,
} from '@cohesion/credit';
import { HeldLicenses, type HeldLicense } from '../../accounts/licenses/held-licenses.service.js';
import type { Person } from '../../platform/actor.js';
import { dateIn } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Tx } from '../../platform/tx.js';
import { RuleSetsService } from '../rule-sets/rule-sets.service.js';
import { LicenseRuleLook } from './license-rule-look.entity.js';

type Standing = Readonly<{ rowId: string; version: RuleSetVersion }>;
type Last = Readonly<{ licenseId: string; ruleSetId: string | null; version: string | null; addedAt: Date }>;

/** What the rules of a license ask otherwise than when she last looked. */
@Injectable()
export class RulesChanged {
  constructor(
    private readonly database: Database,
    private readonly licenses: HeldLicenses,
    private readonly ruleSets: RuleSetsService,
  ) {}

  /** By license; those whose rules ask the same are left out. */
  async of(tx: Tx, held: readonly HeldLicense[]): Promise<ReadonlyMap<string, RulesChangedView>> {
    const now = new Map(held.map((one) => [one.view.id, standingOf(one)]));
    const changed = new Map<string, RulesChangedView>();
    for (const last of await lastLooks(tx, held)) {
      const one = held.find(({ view }) => view.id === last.licenseId);
      const standing = now.get(last.licenseId);
      const before = one && (await this.before(tx, one, last));
      if (!standing || !before) continue;
      const sentences = ruleChanges(before, standing.version).map(ruleChangeSentence);
      if (sentences.length > 0) changed.set(last.licenseId, { sentences });
    }

    return changed;
  }

  /** She has seen what changed: from now on the rules of today are what others are compared with. */
  seen(actor: Person, licenseId: string): Promise<void> {
    return this.database.as(actor, async (tx) => {
      const held = await this.licenses.one(tx, actor, licenseId);
      await tx.lock(`license ${licenseId}`);
      const standing = standingOf(held);
      if (!standing) return;
      const [last] = await lastLooks(tx, [held]);
      const look = { ruleSetId: standing.rowId, version: standing.version.version };
      if (last?.ruleSetId === look.ruleSetId && last.version === look.version) return;
      await tx.insert(LicenseRuleLook, { personId: actor.personId, licenseId, ...look });
    });
  }

  /** The version she looked at last: that of her last word on it, or the one in force when she added the license. */
  private async before(
    tx: Tx,
    held: HeldLicense,
    { ruleSetId, version, addedAt }: Last,
  ): Promise<RuleSetVersion | undefined> {
    if (ruleSetId === null) return undefined;
    const ruleSet = await this.ruleSets.byId(tx, ruleSetId);

    return version === null
      ? versionOn(held, ruleSet, dateIn(ruleSet.zone, addedAt))
      : ruleSet.versions.find((one) => one.version === version);
  }
}

/** undefined for totals entered by hand and where no cycle can be worked out. */
function standingOf(held: HeldLicense): Standing | undefined {
  const { rules, today } = held;
  const version = rules && versionOn(held, rules.ruleSet, today);

  return rules && rules.rowId !== null && version ? { rowId: rules.rowId, version } : undefined;
}

function versionOn({ on }: HeldLicense, ruleSet: RuleSet, day: string): RuleSetVersion | undefined {
  const found = cycleOf(on(day), ruleSet, day);

  return found.ok ? found.version : undefined;
}

/** Of each license its last look, or the text of its rules that stood when it was added. */
async function lastLooks(tx: Tx, held: readonly HeldLicense[]): Promise<readonly Last[]> {
  const ruled = held.flatMap(({ view, rules }) =>
    rules && rules.rowId !== null ? [{ id: view.id, rowId: rules.rowId }] : [],
  );
  if (ruled.length === 0) return [];

  return tx.query<Last>(
    `select license.id as "licenseId", coalesce(look.rule_set_id, first.id) as "ruleSetId", look.version,
       license.created_at as "addedAt"
     from unnest($1::uuid[], $2::uuid[]) as held (license_id, rule_set_id)
     join licenses license on license.id = held.license_id
     join rule_sets now on now.id = held.rule_set_id
     left join lateral (select rule_set_id, version from license_rule_looks
       where license_id = license.id order by id desc limit 1) look on true
     left join lateral (select id from rule_sets older
       where older.slug = now.slug and not older.withdrawn and older.created_at <= license.created_at
       order by revision desc limit 1) first on true`,
    [ruled.map(({ id }) => id), ruled.map(({ rowId }) => rowId)],
  );
}
