import { Body, Controller, Header, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  openReminderLink,
  reminderLinkView,
  type OpenReminderLink,
  type ReminderLinkView,
} from '@cohesion/contracts';
import type { Actor } from '../../platform/actor.js';
import { CurrentActor, OpenToVisitors } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { RemindersService } from './reminders.service.js';

/** For the link in a reminder, which works without signing in. Looking changes nothing: mail programs look at links too. */
@ApiTags('reminders')
@Controller('reminders')
@OpenToVisitors()
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  @Post('reading')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Answers(reminderLinkView)
  open(
    @CurrentActor() { societyId }: Actor,
    @Ip() address: string,
    @Body({ schema: openReminderLink }) { token }: OpenReminderLink,
  ): Promise<ReminderLinkView> {
    return this.reminders.open({ societyId, address }, token);
  }

  @Post('stops')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Answers(reminderLinkView)
  stop(
    @CurrentActor() { societyId }: Actor,
    @Ip() address: string,
    @Body({ schema: openReminderLink }) { token }: OpenReminderLink,
  ): Promise<ReminderLinkView> {
    return this.reminders.stop({ societyId, address }, token);
  }
}
