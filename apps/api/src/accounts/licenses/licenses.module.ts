import { Module } from '@nestjs/common';
import { RuleSetsModule } from '../../credit/rule-sets/rule-sets.module.js';
import { HeldLicenses } from './held-licenses.service.js';
import { LicenseMarksService } from './license-marks.service.js';
import { LicenseNumbers } from './license-numbers.js';
import { LicensesController } from './licenses.controller.js';
import { LicensesService } from './licenses.service.js';
import { PrintedLicenses } from './printed-licenses.service.js';
import { ProspectiveLicenses } from './prospective-licenses.service.js';

@Module({
  imports: [RuleSetsModule],
  controllers: [LicensesController],
  providers: [
    LicensesService,
    LicenseMarksService,
    HeldLicenses,
    ProspectiveLicenses,
    PrintedLicenses,
    LicenseNumbers,
  ],
  exports: [HeldLicenses, ProspectiveLicenses, PrintedLicenses, LicenseMarksService],
})
export class LicensesModule {}
