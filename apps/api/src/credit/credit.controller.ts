import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  claimCredit,
  claimed,
  claimPage,
  myCe,
  recordId,
  type ClaimCredit,
  type Claimed,
  type ClaimPage,
  type MyCe,
} from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { CurrentPerson } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { ClaimsService } from './claims.service.js';
import { MyCeService } from './my-ce.service.js';

@ApiTags('credit')
@Controller()
export class CreditController {
  constructor(
    private readonly claims: ClaimsService,
    private readonly myCe: MyCeService,
  ) {}

  @Get('enrollments/:id/claim')
  @Answers(claimPage)
  page(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) enrollmentId: string,
  ): Promise<ClaimPage> {
    return this.claims.page(actor, enrollmentId);
  }

  @Post('enrollments/:id/claim')
  @HttpCode(200)
  @Answers(claimed)
  claim(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) enrollmentId: string,
    @Body({ schema: claimCredit }) request: ClaimCredit,
  ): Promise<Claimed> {
    return this.claims.claim(actor, enrollmentId, request);
  }

  @Get('my-ce')
  @Answers(myCe)
  read(@CurrentPerson() actor: Person): Promise<MyCe> {
    return this.myCe.read(actor);
  }
}
