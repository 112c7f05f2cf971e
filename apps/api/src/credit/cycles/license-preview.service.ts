import { Injectable } from '@nestjs/common';
import type { LicensePreview, PreviewLicense } from '@cohesion/contracts';
import { cycleOf } from '@cohesion/credit';
import { ProspectiveLicenses } from '../../accounts/licenses/prospective-licenses.service.js';
import type { Person } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { presentPreview, presentPreviewProblem } from './license-preview.presenter.js';

/** Which cycle a license would be in, before it is saved: the same rules and the same function as after. */
@Injectable()
export class LicensePreviewService {
  constructor(
    private readonly database: Database,
    private readonly licenses: ProspectiveLicenses,
  ) {}

  /** Refuses what saving would refuse; what only keeps the cycle from being worked out is said in the answer. */
  preview(actor: Person, request: PreviewLicense): Promise<LicensePreview> {
    return this.database.as(actor, async (tx) => {
      const { license, ruleSet, today } = await this.licenses.of(tx, request);
      const found = cycleOf(license, ruleSet, today);
      const { periods } = request;

      return found.ok
        ? presentPreview({ ...found, periods, isByHand: ruleSet.id === 'by-hand' })
        : presentPreviewProblem(found.problem);
    });
  }
}
