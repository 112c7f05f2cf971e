import { Inject, Injectable } from '@nestjs/common';
import type { PreviewCertificateTemplate } from '@cohesion/contracts';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.token.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import { WorkAccess } from '../../societies/work-access.service.js';
import { RenderPool } from '../rendering/render-pool.service.js';
import { CertificatePictures } from './certificate-pictures.service.js';
import { sampleFacts } from './sample-facts.js';
import { TemplateChecks } from './template-checks.service.js';

/** For one person, in a minute: one with every pause in typing. */
const previews = { window: 60, max: 120 };

/** Draws what is not saved: the very file that a certificate would be, but for its facts, which are samples and say so. */
@Injectable()
export class TemplatePreviews {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly checks: TemplateChecks,
    private readonly pictures: CertificatePictures,
    private readonly pool: RenderPool,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Refused as `template-off` with the fields that are off. */
  async preview(actor: Person, org: string, request: PreviewCertificateTemplate): Promise<Uint8Array> {
    const society = await this.access.keep(actor, org);
    await this.limits.refuseBeyond(`certificate previews ${actor.personId}`, previews);
    const { paper, longName, twoSigners } = request;
    const template = await this.database.as(actor, (tx) =>
      this.checks.understood(tx, society.id, request.template),
    );
    const { publicUrl } = this.config.http;
    const facts = sampleFacts({ society, template, publicUrl, now: this.clock.now(), longName, twoSigners });
    const pictures = await this.pictures.named(society.id, facts);
    const rendering = await this.pool.render(facts, { paper, pictures });
    if (rendering.ok) return rendering.pdf;
    this.checks.mustLeaveRoom(society, template);

    throw new AppError('template-off');
  }
}
