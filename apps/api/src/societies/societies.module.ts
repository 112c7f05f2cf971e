import { Module } from '@nestjs/common';
import { SocietiesController } from './societies.controller.js';
import { SocietiesService } from './societies.service.js';
import { SocietyImportService } from './society-import.service.js';

@Module({
  controllers: [SocietiesController],
  providers: [SocietiesService, SocietyImportService],
  exports: [SocietiesService, SocietyImportService],
})
export class SocietiesModule {}
