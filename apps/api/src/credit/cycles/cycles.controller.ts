import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  catalogueFits,
  courseFits,
  cycleLedger,
  cycleList,
  cycleStart,
  licenseFits,
  licensePreview,
  moveHours,
  previewLicense,
  recordId,
  slug,
  type CatalogueFits,
  type CourseFits,
  type CycleLedger,
  type CycleList,
  type LicenseFits,
  type LicensePreview,
  type MoveHours,
  type PreviewLicense,
} from '@cohesion/contracts';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { CyclesService } from './cycles.service.js';
import { FitsService } from './fits.service.js';
import { LicensePreviewService } from './license-preview.service.js';
import { RulesChanged } from './rules-changed.service.js';

@ApiTags('cycles')
@Controller()
export class CyclesController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly fits: FitsService,
    private readonly previews: LicensePreviewService,
    private readonly rulesChanged: RulesChanged,
  ) {}

  /** The cycle a license would be in; nothing is kept. */
  @Post('licenses/preview')
  @HttpCode(HttpStatus.OK)
  @Answers(licensePreview)
  preview(
    @CurrentPerson() actor: Person,
    @Body({ schema: previewLicense }) request: PreviewLicense,
  ): Promise<LicensePreview> {
    return this.previews.preview(actor, request);
  }

  @Get('licenses/:id/cycles')
  @Answers(cycleList)
  list(@CurrentPerson() actor: Person, @Param('id', { schema: recordId }) id: string): Promise<CycleList> {
    return this.cycles.list(actor, id);
  }

  @Get('licenses/:id/cycles/:start')
  @Answers(cycleLedger)
  ledger(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('start', { schema: cycleStart }) start: string,
  ): Promise<CycleLedger> {
    return this.cycles.ledger(actor, id, start);
  }

  @Post('licenses/:id/cycles/:start/evaluations')
  @HttpCode(HttpStatus.OK)
  @Answers(cycleLedger)
  evaluateAgain(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('start', { schema: cycleStart }) start: string,
  ): Promise<CycleLedger> {
    return this.cycles.evaluateAgain(actor, id, start);
  }

  @Post('licenses/:id/moves')
  @HttpCode(HttpStatus.OK)
  @Answers(cycleLedger)
  move(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: moveHours }) request: MoveHours,
  ): Promise<CycleLedger> {
    return this.cycles.move(actor, id, request);
  }

  /** She has seen how the rules changed. */
  @Post('licenses/:id/rule-looks')
  @HttpCode(HttpStatus.NO_CONTENT)
  seen(@CurrentPerson() actor: Person, @Param('id', { schema: recordId }) id: string): Promise<void> {
    return this.rulesChanged.seen(actor, id);
  }

  @Get('licenses/:id/fits')
  @Answers(licenseFits)
  forLicense(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
  ): Promise<LicenseFits> {
    return this.fits.forLicense(actor, id);
  }

  @Get('my-ce/fits')
  @Answers(catalogueFits)
  catalogue(@CurrentPerson() actor: Person): Promise<CatalogueFits> {
    return this.fits.catalogue(actor);
  }

  @Get('my-ce/fits/:slug')
  @Answers(courseFits)
  course(@CurrentPerson() actor: Person, @Param('slug', { schema: slug }) name: string): Promise<CourseFits> {
    return this.fits.course(actor, name);
  }
}
