import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  bringKey,
  bringKeyFile,
  recordId,
  replaceKey,
  reportStolenKey,
  slug,
  societyKeysPage,
  type BringKey,
  type BringKeyFile,
  type ReplaceKey,
  type ReportStolenKey,
  type SocietyKeysPage,
} from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { CurrentPerson } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { KeyChanges } from './key-changes.service.js';

@ApiTags('issuers')
@Controller('societies/:org/keys')
export class KeysController {
  constructor(private readonly keys: KeyChanges) {}

  @Get()
  @Answers(societyKeysPage)
  page(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
  ): Promise<SocietyKeysPage> {
    return this.keys.page(actor, org);
  }

  @Post('new')
  @HttpCode(200)
  @Answers(societyKeysPage)
  replace(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Body({ schema: replaceKey }) request: ReplaceKey,
  ): Promise<SocietyKeysPage> {
    return this.keys.replace(actor, org, request);
  }

  @Post('brought')
  @HttpCode(200)
  @Answers(societyKeysPage)
  bring(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Body({ schema: bringKey }) request: BringKey,
  ): Promise<SocietyKeysPage> {
    return this.keys.bring(actor, org, request);
  }

  @Post('brought-file')
  @HttpCode(200)
  @Answers(societyKeysPage)
  bringFile(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Body({ schema: bringKeyFile }) request: BringKeyFile,
  ): Promise<SocietyKeysPage> {
    return this.keys.bringFile(actor, org, request);
  }

  @Post(':id/theft')
  @HttpCode(200)
  @Answers(societyKeysPage)
  reportStolen(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: reportStolenKey }) request: ReportStolenKey,
  ): Promise<SocietyKeysPage> {
    return this.keys.reportStolen(actor, org, id, request);
  }
}
