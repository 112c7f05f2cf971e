import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  askNameChange,
  certificateView,
  decideNameChange,
  nameChangeList,
  recordId,
  slug,
  type AskNameChange,
  type CertificateView,
  type DecideNameChange,
  type NameChangeList,
} from '@cohesion/contracts';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { NameChangesService } from './name-changes.service.js';

@ApiTags('certificates')
@Controller()
export class NameChangesController {
  constructor(private readonly nameChanges: NameChangesService) {}

  @Post('certificates/:id/name-changes')
  @HttpCode(200)
  @Answers(certificateView)
  ask(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: askNameChange }) request: AskNameChange,
  ): Promise<CertificateView> {
    return this.nameChanges.ask(actor, id, request);
  }

  @Get('societies/:org/name-changes')
  @Answers(nameChangeList)
  waiting(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
  ): Promise<NameChangeList> {
    return this.nameChanges.waiting(actor, org);
  }

  @Post('societies/:org/name-changes/:id/decision')
  @HttpCode(200)
  @Answers(nameChangeList)
  decide(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: decideNameChange }) request: DecideNameChange,
  ): Promise<NameChangeList> {
    return this.nameChanges.decide(actor, org, id, request);
  }
}
