import { Controller, Get, Param } from '@nestjs/common';
import { policyPage, type PolicyPage } from '@cohesion/contracts';
import type { Actor } from '../platform/actor.js';
import { CurrentActor, OpenToVisitors } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { SocietiesService } from './societies.service.js';

@Controller()
export class SocietiesController {
  constructor(private readonly societies: SocietiesService) {}

  @Get('policies/:policy')
  @OpenToVisitors()
  @Answers(policyPage)
  policy(@CurrentActor() actor: Actor, @Param('policy') policy: string): Promise<PolicyPage> {
    return this.societies.policyPage(actor, policy);
  }
}
