import { Readable } from 'node:stream';
import {
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Put,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  keepProof,
  maxProofBytes,
  proofView,
  recordId,
  type KeepProof,
  type ProofView,
} from '@cohesion/contracts';
import type { FastifyRequest } from 'fastify';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { AppError } from '../../platform/problem.js';
import { ProofsService } from './proofs.service.js';

@ApiTags('proofs')
@Controller('proofs')
export class ProofsController {
  constructor(private readonly proofs: ProofsService) {}

  /** The body is the file itself, as application/octet-stream. */
  @Put(':id')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers(proofView)
  keep(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Query({ schema: keepProof }) request: KeepProof,
    @Req() { body, headers }: FastifyRequest,
  ): Promise<ProofView> {
    if (Number(headers['content-length'] ?? 0) > maxProofBytes) throw new AppError('proof-too-large');
    if (!(body instanceof Readable)) throw new AppError('proof-empty');

    return this.proofs.keep(actor, id, request, body);
  }

  /** Always to be saved, never shown within a page of ours. */
  @Get(':id/file')
  @Header('cache-control', 'private, no-store')
  @Header('content-security-policy', "sandbox; default-src 'none'")
  @Header('x-content-type-options', 'nosniff')
  @ApiOkResponse({ content: { 'application/octet-stream': {} } })
  async file(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
  ): Promise<StreamableFile> {
    const { name, mediaType, bytes, content } = await this.proofs.file(actor, id);

    return new StreamableFile(content, { type: mediaType, length: bytes, disposition: attachment(name) });
  }

  @Delete(':id')
  @HttpCode(204)
  takeBack(@CurrentPerson() actor: Person, @Param('id', { schema: recordId }) id: string): Promise<void> {
    return this.proofs.takeBack(actor, id);
  }
}

/** The name in UTF-8 (RFC 6266), and for programs that do not know it, without what they could stumble over. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
