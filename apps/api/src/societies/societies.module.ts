import { Module } from '@nestjs/common';
import { SocietiesController } from './societies.controller.js';
import { SocietiesService } from './societies.service.js';
import { SocietyImportService } from './society-import.service.js';
import { ApprovalRecords } from './approval-records.service.js';
import { StatementsService } from './statements.service.js';
import { WorkAccess } from './work-access.service.js';

@Module({
  controllers: [SocietiesController],
  providers: [SocietiesService, SocietyImportService, StatementsService, WorkAccess, ApprovalRecords],
  exports: [SocietiesService, SocietyImportService, StatementsService, WorkAccess, ApprovalRecords],
})
export class SocietiesModule {}
