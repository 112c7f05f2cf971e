import { Injectable } from '@nestjs/common';
import type { SocietyToday } from '@cohesion/contracts';
import { CurriculumService } from '../courses/curriculum.service.js';
import { ProgramsService } from '../courses/programs.service.js';
import type { Person } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { WorkAccess } from '../societies/work-access.service.js';
import { ApprovalsService } from './approvals.service.js';
import { reminderDays } from './reminder-days.js';

/** How many gaps of the curriculum are named; the rest are a number and a link. */
const namedGaps = 3;

/** What needs somebody in a society today: real things, and nothing when there is nothing. */
@Injectable()
export class TodayService {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly approvals: ApprovalsService,
    private readonly programs: ProgramsService,
    private readonly curriculum: CurriculumService,
  ) {}

  async today(actor: Person, org: string): Promise<SocietyToday> {
    const society = await this.access.enter(actor, org);

    return this.database.as(actor, async (tx) => {
      const approvals = await this.approvals.rows(tx, society);
      const programs = await this.programs.rows(tx, society.id);
      const { gaps } = await this.curriculum.mapOf(tx, society.id);

      return {
        expiring: approvals.filter(({ daysLeft }) => daysLeft !== null && daysLeft <= reminderDays[0]),
        withoutOffer: programs.filter(({ forCredit, offers }) => forCredit && offers.length === 0),
        gaps: {
          never: gaps.filter(({ code }) => code === 'never').length,
          oneCourse: gaps.filter(({ code }) => code === 'one-course').length,
          sentences: programs.length === 0 ? [] : gaps.slice(0, namedGaps).map(({ sentence }) => sentence),
        },
        courses: programs.length,
        approvals: approvals.filter(({ state }) => state !== 'over').length,
      };
    });
  }
}
