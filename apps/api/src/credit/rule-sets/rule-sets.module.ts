import { Module } from '@nestjs/common';
import { RuleSetImportService } from './rule-set-import.service.js';
import { RuleSetsService } from './rule-sets.service.js';

@Module({
  providers: [RuleSetsService, RuleSetImportService],
  exports: [RuleSetsService, RuleSetImportService],
})
export class RuleSetsModule {}
