import { Module } from '@nestjs/common';
import { RuleSetsModule } from '../../credit/rule-sets/rule-sets.module.js';
import { HeldLicenses } from './held-licenses.service.js';
import { LicenseMarksService } from './license-marks.service.js';
import { LicenseNumbers } from './license-numbers.js';
import { LicensesController } from './licenses.controller.js';
import { LicensesService } from './licenses.service.js';
import { ProspectiveLicenses } from './prospective-licenses.service.js';

@Module({
  imports: [RuleSetsModule],
  controllers: [LicensesController],
  providers: [LicensesService, LicenseMarksService, HeldLicenses, ProspectiveLicenses, LicenseNumbers],
  exports: [HeldLicenses, ProspectiveLicenses, LicenseMarksService],
})
export class LicensesModule {}
