import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  recordId,
  remarkList,
  remarkSent,
  sendRemark,
  slug,
  type RemarkList,
  type RemarkSent,
  type SendRemark,
} from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { CurrentPerson } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { RemarksService } from './remarks.service.js';

@ApiTags('assessments')
@Controller()
export class RemarksController {
  constructor(private readonly remarks: RemarksService) {}

  @Post('attempts/:id/remarks')
  @HttpCode(200)
  @Answers(remarkSent)
  send(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: sendRemark }) request: SendRemark,
  ): Promise<RemarkSent> {
    return this.remarks.send(actor, id, request);
  }

  @Get('societies/:org/remarks')
  @Answers(remarkList)
  list(@CurrentPerson() actor: Person, @Param('org', { schema: slug }) org: string): Promise<RemarkList> {
    return this.remarks.list(actor, org);
  }
}
