import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Put,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  certificateTemplatePage,
  maxPictureBytes,
  pictureHash,
  pictureView,
  previewCertificateTemplate,
  restoreCertificateTemplate,
  saveCertificateTemplate,
  slug,
  type CertificateTemplatePage,
  type PictureView,
  type PreviewCertificateTemplate,
  type RestoreCertificateTemplate,
  type SaveCertificateTemplate,
} from '@cohesion/contracts';
import type { FastifyRequest } from 'fastify';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { AppError } from '../../platform/problem.js';
import { CertificatePictures } from './certificate-pictures.service.js';
import { CertificateTemplates } from './certificate-templates.service.js';
import { TemplatePreviews } from './template-previews.service.js';

@ApiTags('certificate templates')
@Controller('societies/:org/certificate-template')
export class CertificateTemplatesController {
  constructor(
    private readonly templates: CertificateTemplates,
    private readonly previews: TemplatePreviews,
    private readonly pictures: CertificatePictures,
  ) {}

  @Get()
  @Answers(certificateTemplatePage)
  page(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
  ): Promise<CertificateTemplatePage> {
    return this.templates.page(actor, org);
  }

  @Put()
  @Answers(certificateTemplatePage)
  save(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Body({ schema: saveCertificateTemplate }) request: SaveCertificateTemplate,
  ): Promise<CertificateTemplatePage> {
    return this.templates.save(actor, org, request);
  }

  @Post('restorations')
  @HttpCode(200)
  @Answers(certificateTemplatePage)
  restore(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Body({ schema: restoreCertificateTemplate }) request: RestoreCertificateTemplate,
  ): Promise<CertificateTemplatePage> {
    return this.templates.restore(actor, org, request);
  }

  @Post('previews')
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  @ApiOkResponse({ content: { 'application/pdf': {} } })
  async preview(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Body({ schema: previewCertificateTemplate }) request: PreviewCertificateTemplate,
  ): Promise<StreamableFile> {
    const pdf = await this.previews.preview(actor, org, request);

    return new StreamableFile(pdf, { type: 'application/pdf', length: pdf.byteLength });
  }

  /** The body is the file itself, as application/octet-stream; its hash is its name. */
  @Put('pictures/:sha256')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers(pictureView)
  keepPicture(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('sha256', { schema: pictureHash }) sha256: string,
    @Req() { body, headers }: FastifyRequest,
  ): Promise<PictureView> {
    if (Number(headers['content-length'] ?? 0) > maxPictureBytes) throw new AppError('picture-too-large');
    if (!(body instanceof Readable)) throw new AppError('picture-broken');

    return this.pictures.keep(actor, org, sha256, body);
  }

  /** What is in it never changes, so a browser asks once. */
  @Get('pictures/:sha256')
  @Header('cache-control', 'private, max-age=31536000, immutable')
  @Header('content-security-policy', "sandbox; default-src 'none'")
  @Header('x-content-type-options', 'nosniff')
  @ApiOkResponse({ content: { 'image/png': {}, 'image/jpeg': {} } })
  async picture(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('sha256', { schema: pictureHash }) sha256: string,
  ): Promise<StreamableFile> {
    const { picture, content } = await this.pictures.file(actor, org, sha256);

    return new StreamableFile(content, { type: picture.mediaType, length: picture.bytes });
  }
}
