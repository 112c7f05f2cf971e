import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  addApproval,
  approvalList,
  approvalPage,
  changeApproval,
  endApproval,
  slug,
  type AddApproval,
  type ApprovalList,
  type ApprovalPage,
  type ChangeApproval,
  type EndApproval,
} from '@cohesion/contracts';
import { z } from 'zod';
import type { Person } from '../platform/actor.js';
import { CurrentPerson } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { ApprovalsService } from './approvals.service.js';

@ApiTags('approvals')
@Controller('societies/:org/approvals')
export class ApprovalsController {
  constructor(private readonly approvals: ApprovalsService) {}

  @Get()
  @Answers(approvalList)
  list(@CurrentPerson() actor: Person, @Param('org', { schema: slug }) org: string): Promise<ApprovalList> {
    return this.approvals.list(actor, org);
  }

  @Get(':id')
  @Answers(approvalPage)
  page(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<ApprovalPage> {
    return this.approvals.page(actor, org, id);
  }

  @Post()
  @Answers(approvalPage, 201)
  add(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Body({ schema: addApproval }) request: AddApproval,
  ): Promise<ApprovalPage> {
    return this.approvals.add(actor, org, request);
  }

  @Post(':id/versions')
  @HttpCode(200)
  @Answers(approvalPage)
  change(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: changeApproval }) request: ChangeApproval,
  ): Promise<ApprovalPage> {
    return this.approvals.change(actor, org, id, request);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Answers(approvalPage)
  end(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: endApproval }) request: EndApproval,
  ): Promise<ApprovalPage> {
    return this.approvals.end(actor, org, id, request);
  }
}
