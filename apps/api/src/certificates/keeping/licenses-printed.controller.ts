import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  certificateView,
  chooseLicenses,
  licensesPrinted,
  recordId,
  type CertificateView,
  type ChooseLicenses,
  type LicensesPrinted,
} from '@cohesion/contracts';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { LicensesPrintedService } from './licenses-printed.service.js';

@ApiTags('certificates')
@Controller('certificates/:id/licenses')
export class LicensesPrintedController {
  constructor(private readonly licenses: LicensesPrintedService) {}

  @Get()
  @Answers(licensesPrinted)
  read(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
  ): Promise<LicensesPrinted> {
    return this.licenses.read(actor, id);
  }

  @Put()
  @Answers(certificateView)
  choose(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: chooseLicenses }) request: ChooseLicenses,
  ): Promise<CertificateView> {
    return this.licenses.choose(actor, id, request);
  }
}
