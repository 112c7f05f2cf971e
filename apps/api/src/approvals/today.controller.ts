import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { slug, societyToday, type SocietyToday } from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { CurrentPerson } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { TodayService } from './today.service.js';

@ApiTags('societies')
@Controller('societies/:org/today')
export class TodayController {
  constructor(private readonly today: TodayService) {}

  @Get()
  @Answers(societyToday)
  page(@CurrentPerson() actor: Person, @Param('org', { schema: slug }) org: string): Promise<SocietyToday> {
    return this.today.today(actor, org);
  }
}
