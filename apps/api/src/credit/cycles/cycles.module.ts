import { Module } from '@nestjs/common';
import { LicensesModule } from '../../accounts/licenses/licenses.module.js';
import { CertificatesModule } from '../../certificates/certificates.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { RecordsModule } from '../records/records.module.js';
import { RuleSetsModule } from '../rule-sets/rule-sets.module.js';
import { CatalogueActivities } from './catalogue-activities.service.js';
import { CycleEvaluations } from './cycle-evaluations.service.js';
import { CyclesController } from './cycles.controller.js';
import { CyclesService } from './cycles.service.js';
import { FitsService } from './fits.service.js';
import { LicenseCards } from './license-cards.service.js';
import { LicensePreviewService } from './license-preview.service.js';
import { OpenLicenses } from './open-licenses.js';
import { RulesChanged } from './rules-changed.service.js';

@Module({
  imports: [LicensesModule, RuleSetsModule, RecordsModule, CertificatesModule, SocietiesModule],
  controllers: [CyclesController],
  providers: [
    CyclesService,
    CycleEvaluations,
    FitsService,
    CatalogueActivities,
    OpenLicenses,
    LicenseCards,
    LicensePreviewService,
    RulesChanged,
  ],
  exports: [LicenseCards, CyclesService],
})
export class CyclesModule {}
