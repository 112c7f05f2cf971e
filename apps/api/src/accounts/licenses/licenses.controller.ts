import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  addLicense,
  changeLicense,
  licenseDetail,
  licenseList,
  licenseTypes,
  markDone,
  oneTimeItems,
  recordId,
  ruleId,
  type AddLicense,
  type ChangeLicense,
  type LicenseDetail,
  type LicenseList,
  type LicenseTypes,
  type MarkDone,
  type OneTimeItems,
} from '@cohesion/contracts';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { LicenseMarksService } from './license-marks.service.js';
import { LicensesService } from './licenses.service.js';

@ApiTags('licenses')
@Controller()
export class LicensesController {
  constructor(
    private readonly licenses: LicensesService,
    private readonly marks: LicenseMarksService,
  ) {}

  @Get('license-types')
  @Answers(licenseTypes)
  types(@CurrentPerson() actor: Person): Promise<LicenseTypes> {
    return this.licenses.types(actor);
  }

  @Get('licenses')
  @Answers(licenseList)
  list(@CurrentPerson() actor: Person): Promise<LicenseList> {
    return this.licenses.list(actor);
  }

  @Post('licenses')
  @Answers(licenseDetail, HttpStatus.CREATED)
  add(
    @CurrentPerson() actor: Person,
    @Body({ schema: addLicense }) request: AddLicense,
  ): Promise<LicenseDetail> {
    return this.licenses.add(actor, request);
  }

  @Get('licenses/:id')
  @Answers(licenseDetail)
  detail(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
  ): Promise<LicenseDetail> {
    return this.licenses.detail(actor, id);
  }

  @Put('licenses/:id')
  @Answers(licenseDetail)
  change(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: changeLicense }) request: ChangeLicense,
  ): Promise<LicenseDetail> {
    return this.licenses.change(actor, id, request);
  }

  @Delete('licenses/:id')
  @HttpCode(HttpStatus.NO_CONTENT)
  remove(@CurrentPerson() actor: Person, @Param('id', { schema: recordId }) id: string): Promise<void> {
    return this.licenses.remove(actor, id);
  }

  @Put('licenses/:id/one-time-items/:item')
  @Answers(oneTimeItems)
  markDone(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('item', { schema: ruleId }) item: string,
    @Body({ schema: markDone }) request: MarkDone,
  ): Promise<OneTimeItems> {
    return this.marks.markDone(actor, id, item, request);
  }

  @Delete('licenses/:id/one-time-items/:item')
  @Answers(oneTimeItems)
  markNotDone(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('item', { schema: ruleId }) item: string,
  ): Promise<OneTimeItems> {
    return this.marks.markNotDone(actor, id, item);
  }
}
