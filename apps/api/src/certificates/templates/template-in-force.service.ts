import { Injectable } from '@nestjs/common';
import { plainTemplate, withTemplate, type CertificateTemplate } from '@cohesion/certificates';
import type { Tx } from '../../platform/tx.js';
import type { Society } from '../../societies/societies.service.js';
import type { CertificateContent } from '../certificate-issuing.service.js';
import { CertificateTemplateVersion } from './certificate-template.entity.js';

/** How certificates look that are issued now. */
@Injectable()
export class TemplateInForce {
  /** The same content as the society's template wants it; as it came, when the society has none. */
  async applied(tx: Tx, societyId: string, content: CertificateContent): Promise<CertificateContent> {
    const newest = await this.newest(tx, societyId);

    return newest ? withTemplate(content, newest.template) : content;
  }

  newest(tx: Tx, societyId: string): Promise<CertificateTemplateVersion | null> {
    return tx.findOne(CertificateTemplateVersion, { where: { societyId }, order: { number: 'DESC' } });
  }

  /** What holds as long as nothing was saved: the society's file. */
  plain({ brand, signers }: Pick<Society, 'brand' | 'signers'>): CertificateTemplate {
    return plainTemplate({ brandColor: brand.color, signers: signers.slice(0, 3) });
  }
}
