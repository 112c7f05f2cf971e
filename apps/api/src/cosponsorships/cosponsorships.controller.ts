import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  askCosponsor,
  cosponsorshipList,
  recordId,
  slug,
  turnCosponsorship,
  type AskCosponsor,
  type CosponsorshipList,
  type TurnCosponsorship,
} from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { CurrentPerson } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { CosponsorshipsService } from './cosponsorships.service.js';

@ApiTags('programs')
@Controller('societies/:org')
export class CosponsorshipsController {
  constructor(private readonly cosponsorships: CosponsorshipsService) {}

  @Get('cosponsorships')
  @Answers(cosponsorshipList)
  list(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
  ): Promise<CosponsorshipList> {
    return this.cosponsorships.list(actor, org);
  }

  @Post('programs/:course/cosponsorships')
  @HttpCode(200)
  @Answers(cosponsorshipList)
  ask(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('course', { schema: slug }) course: string,
    @Body({ schema: askCosponsor }) request: AskCosponsor,
  ): Promise<CosponsorshipList> {
    return this.cosponsorships.ask(actor, org, course, request);
  }

  @Post('cosponsorships/:id/turns')
  @HttpCode(200)
  @Answers(cosponsorshipList)
  turn(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: turnCosponsorship }) request: TurnCosponsorship,
  ): Promise<CosponsorshipList> {
    return this.cosponsorships.turn(actor, org, id, request);
  }
}
