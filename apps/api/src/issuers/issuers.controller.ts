import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController, ApiTags } from '@nestjs/swagger';
import { didDocument, issuerPage, slug, type IssuerPage } from '@cohesion/contracts';
import type { JsonObject } from '@cohesion/certificates';
import { OpenToVisitors } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { PublishedIssuers } from './published-issuers.service.js';

/** Who issues, whichever host is asked. */
@ApiTags('issuers')
@OpenToVisitors()
@Controller('issuers/:society')
export class IssuersController {
  constructor(private readonly issuers: PublishedIssuers) {}

  @Get()
  @Answers(issuerPage)
  page(@Param('society', { schema: slug }) society: string): Promise<IssuerPage> {
    return this.issuers.page(society);
  }
}

/** What a society's did resolves to: beside the pages, not below /api, because the did says where. */
@ApiExcludeController()
@OpenToVisitors()
@Controller('issuers/:society')
export class DidController {
  constructor(private readonly issuers: PublishedIssuers) {}

  @Get('did.json')
  // Anyone may read it from any page: no cookie changes what it says.
  @Header('access-control-allow-origin', '*')
  // A certificate that was signed with a new key must not be held against an old document for long.
  @Header('cache-control', 'public, max-age=10')
  @Answers(didDocument)
  document(@Param('society', { schema: slug }) society: string): Promise<JsonObject> {
    return this.issuers.document(society);
  }
}
