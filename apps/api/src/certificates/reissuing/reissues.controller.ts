import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { reissueList, slug, startReissue, type ReissueList, type StartReissue } from '@cohesion/contracts';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { Reissues } from './reissues.service.js';

@ApiTags('issuers')
@Controller('societies/:org/reissues')
export class ReissuesController {
  constructor(private readonly reissues: Reissues) {}

  @Get()
  @Answers(reissueList)
  list(@CurrentPerson() actor: Person, @Param('org', { schema: slug }) org: string): Promise<ReissueList> {
    return this.reissues.list(actor, org);
  }

  @Post()
  @HttpCode(200)
  @Answers(reissueList)
  start(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Body({ schema: startReissue }) { keyId }: StartReissue,
  ): Promise<ReissueList> {
    return this.reissues.start(actor, org, keyId);
  }
}
