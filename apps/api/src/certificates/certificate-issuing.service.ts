import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  certificateFacts,
  certificateProblem,
  formatCode,
  makeCode,
  missingGlyphs,
  type CertificateFacts,
  type CertificateField,
} from '@cohesion/certificates';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.token.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { CertificateFontFiles, certificatePaper } from './certificate-fonts.service.js';
import { CertificateHistory } from './certificate-history.service.js';
import { renderCertificate } from './certificates.jobs.js';
import { searchKeys } from './search-key.js';
import { TemplateInForce } from './templates/template-in-force.service.js';

/** What a certificate says, but for what makes it this certificate. */
export type CertificateContent = Omit<
  CertificateFacts,
  'code' | 'verifyAddress' | 'version' | 'issuedAt' | 'language'
>;

export type Issue = Readonly<{
  award: Readonly<{ id: string; societyId: string; personId: string }>;
  content: CertificateContent;
  now: Date;
  /** Who issues it; the learner who claimed, unless it is somebody else. */
  by?: string;
}>;

/** Codes are drawn from 2^35: one conflict in 34,000 draws with a million certificates, so ten draws are ample. */
const draws = 10;

@Injectable()
export class CertificateIssuing {
  constructor(
    private readonly fonts: CertificateFontFiles,
    private readonly history: CertificateHistory,
    private readonly template: TemplateInForce,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Writes the certificate of an award and the job that renders it, in the award's own transaction. */
  async issue(tx: Tx, { award, content: claimed, now, by = award.personId }: Issue): Promise<void> {
    this.mustHaveGlyphs(claimed.learner);
    const content = await this.template.applied(tx, award.societyId, claimed);
    for (let draw = 0; draw < draws; draw += 1) {
      const code = makeCode(randomBytes(5));
      const facts = certificateFacts.parse({
        ...content,
        language: 'en-US',
        code,
        verifyAddress: `${this.config.http.publicUrl}/v/${formatCode(code)}`,
        version: 1,
        issuedAt: now.toISOString(),
      });
      this.mustHaveRoom(facts);
      const { nameKey, familyKey, titleKey } = searchKeys(facts.learner.name, facts.activity.title);
      const { id: awardId, societyId, personId } = award;
      const [row] = await tx.query<{ id: string }>(
        `insert into certificates (society_id, person_id, award_id, code, version, facts, name_key, family_key, title_key,
           created_at)
         values ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9) on conflict (code, version) do nothing returning id`,
        [societyId, personId, awardId, code, JSON.stringify(facts), nameKey, familyKey, titleKey, now],
      );
      if (row) {
        const certificate = { id: row.id, societyId, personId, awardId, code, version: 1, facts };
        await this.history.record(tx, { kind: 'issued', certificate, by, at: now });
        await tx.enqueue(renderCertificate, { certificateId: row.id, societyId });
        return;
      }
    }
    throw new Error(`No free code in ${draws} draws`);
  }

  /** Refuses a name or licenses that no font has or the page does not hold, so that it is known before anything is written. */
  mustPrint(facts: CertificateFacts): void {
    this.mustHaveGlyphs(facts.learner);
    this.mustHaveRoom(facts);
  }

  private mustHaveGlyphs({ name, licenses }: CertificateFacts['learner']): void {
    const inName = this.missing(name);
    if (inName.length > 0) throw new AppError('glyph-missing', { field: 'name', characters: inName });
    const inLicenses = this.missing(licenses.join(' '));
    if (inLicenses.length > 0)
      throw new AppError(
        'glyph-missing',
        { field: 'licenseIds', characters: inLicenses },
        'The certificate cannot print one of the characters of a license.',
      );
  }

  private missing(text: string): string[] {
    return missingGlyphs(text, this.fonts.parsed()).map(({ character }) => character);
  }

  /** Of what can be too long, the name is the learner's to change and the licenses are hers to leave out. */
  private mustHaveRoom(facts: CertificateFacts): void {
    const field = this.tooLong(facts);
    if (field === 'learner.name') throw new AppError('text-does-not-fit', { field: 'name' });
    if (field === null || facts.learner.licenses.length === 0) return;
    const withoutLicenses = { ...facts, learner: { ...facts.learner, licenses: [] } };
    if (this.tooLong(withoutLicenses) === null)
      throw new AppError(
        'text-does-not-fit',
        { field: 'licenseIds' },
        'These licenses do not fit on the certificate. Please choose fewer.',
      );
  }

  private tooLong(facts: CertificateFacts): CertificateField | null {
    const problem = certificateProblem(facts, this.fonts.parsed(), { paper: certificatePaper });

    return problem?.problem === 'does-not-fit' ? problem.field : null;
  }
}
