import { Controller, Get, Header, Param, Query, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  consistencyQuestion,
  entriesQuestion,
  inclusionQuestion,
  logEntries,
  logGrowth,
  logInclusion,
  slug,
  statusListNumber,
  statusPurpose,
  type ConsistencyQuestion,
  type EntriesQuestion,
  type InclusionQuestion,
  type LogEntries,
  type LogGrowth,
  type LogInclusion,
} from '@cohesion/contracts';
import type { StatusPurpose } from '@cohesion/certificates';
import { OpenToVisitors } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { PublishedLog } from './published-log.service.js';
import { ReadersGuard } from './readers.guard.js';
import { StatusLists } from './status-lists.service.js';

/** In seconds: a revocation is seen by everyone after this long. */
const aFewMinutes = 'public, max-age=300';
const shortly = 'public, max-age=30';

/**
 * What a society publishes so that its certificates can be checked without it: beside the pages, not below /api, because
 * credentials and did documents state these addresses. Anyone may read it from any page: no cookie changes what it says.
 */
@ApiExcludeController()
@OpenToVisitors()
@UseGuards(ReadersGuard)
@Controller('issuers/:society')
export class TransparencyController {
  constructor(
    private readonly log: PublishedLog,
    private readonly lists: StatusLists,
  ) {}

  @Get('log/head')
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', shortly)
  @Header('content-type', 'text/plain; charset=utf-8')
  head(@Param('society', { schema: slug }) society: string): Promise<string> {
    return this.log.head(society);
  }

  @Get('log/consistency')
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', shortly)
  @Answers(logGrowth)
  consistency(
    @Param('society', { schema: slug }) society: string,
    @Query({ schema: consistencyQuestion }) { from }: ConsistencyQuestion,
  ): Promise<LogGrowth> {
    return this.log.growth(society, Number(from));
  }

  @Get('log/inclusion')
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', shortly)
  @Answers(logInclusion)
  inclusion(
    @Param('society', { schema: slug }) society: string,
    @Query({ schema: inclusionQuestion }) { code }: InclusionQuestion,
  ): Promise<LogInclusion> {
    return this.log.inclusion(society, code);
  }

  @Get('log/entries')
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', shortly)
  @Answers(logEntries)
  entries(
    @Param('society', { schema: slug }) society: string,
    @Query({ schema: entriesQuestion }) { start, end }: EntriesQuestion,
  ): Promise<LogEntries> {
    return this.log.entries(society, Number(start), Number(end));
  }

  @Get('status/:purpose/:list')
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', aFewMinutes)
  @Header('content-type', 'application/vc')
  status(
    @Param('society', { schema: slug }) society: string,
    @Param('purpose', { schema: statusPurpose }) purpose: StatusPurpose,
    @Param('list', { schema: statusListNumber }) list: string,
  ): Promise<string> {
    return this.lists.credentialOf({ slug: society, purpose, list: Number(list) });
  }
}
