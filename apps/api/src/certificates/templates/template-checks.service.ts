import { Inject, Injectable } from '@nestjs/common';
import {
  certificateProblem,
  certificateTemplate,
  missingGlyphs,
  type CertificateField,
  type CertificateTemplate,
} from '@cohesion/certificates';
import type { CertificateTemplateData } from '@cohesion/contracts';
import { In } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.token.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import type { Society } from '../../societies/societies.service.js';
import { CertificateFontFiles } from '../certificate-fonts.service.js';
import { CertificatePicture } from './certificate-picture.entity.js';
import { sampleFacts } from './sample-facts.js';

type Mistake = Readonly<{ field: string; message: string }>;

/** From what was sent to what is drawn, or the refusal `template-off` with the fields that are off. */
@Injectable()
export class TemplateChecks {
  constructor(
    private readonly fonts: CertificateFontFiles,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The template with the sides of its pictures, which come from their files and from nowhere else. */
  async understood(tx: Tx, societyId: string, data: CertificateTemplateData): Promise<CertificateTemplate> {
    const known = await this.pictures(tx, societyId, data);
    const lost = mistakesOf(known);
    if (lost.length > 0) throw new AppError('template-off', lost);
    const sides = (sha256: string) => known.get(sha256)?.sides ?? null;
    const answer = certificateTemplate.safeParse({
      ...data,
      brandColor: data.brandColor.toLowerCase(),
      logo: data.logo && { ...data.logo, ...sides(data.logo.sha256) },
      signers: data.signers.map(({ signature, ...signer }) => ({
        ...signer,
        signature: signature && sides(signature),
      })),
    });
    if (!answer.success)
      throw new AppError(
        'template-off',
        answer.error.issues.map(({ path, message }) => ({
          field: path.join('.'),
          message: `This ${message}.`,
        })),
      );
    const strange = this.strangeLetters(answer.data);
    if (strange.length > 0) throw new AppError('template-off', strange);

    return answer.data;
  }

  /**
   * Refuses what would leave no room for the words of a certificate: drawn with a long name and a long statement, on both
   * papers, so that no learner finds out first.
   */
  mustLeaveRoom(society: Readonly<Society>, template: CertificateTemplate): void {
    const { publicUrl } = this.config.http;
    const facts = sampleFacts({
      society,
      template,
      publicUrl,
      now: this.clock.now(),
      longName: true,
      longTexts: true,
    });
    for (const paper of ['letter', 'a4'] as const) {
      const problem = certificateProblem(facts, this.fonts.parsed(), { paper });
      if (problem?.problem === 'does-not-fit')
        throw new AppError('template-off', [noRoom(problem.field, template)]);
    }
  }

  private async pictures(
    tx: Tx,
    societyId: string,
    { logo, signers }: CertificateTemplateData,
  ): Promise<Known> {
    const asked = [
      ...(logo ? [{ field: 'logo', sha256: logo.sha256 }] : []),
      ...signers.flatMap(({ signature }, index) =>
        signature === null ? [] : [{ field: `signers.${index}.signature`, sha256: signature }],
      ),
    ];
    const rows = await tx.find(CertificatePicture, {
      where: { societyId, sha256: In(asked.map(({ sha256 }) => sha256)) },
    });

    return new Map(
      asked.map(({ field, sha256 }) => {
        const row = rows.find((each) => each.sha256 === sha256);

        return [sha256, { field, sides: row ? { sha256, width: row.width, height: row.height } : null }];
      }),
    );
  }

  private strangeLetters({ heading, line, signers }: CertificateTemplate): Mistake[] {
    const texts = [
      { field: 'heading', text: heading },
      { field: 'line', text: line ?? '' },
      ...signers.flatMap(({ name, role }, index) => [
        { field: `signers.${index}.name`, text: name },
        { field: `signers.${index}.role`, text: role },
      ]),
    ];

    return texts.flatMap(({ field, text }) => {
      const missing = missingGlyphs(text, this.fonts.parsed()).map(({ character }) => character);

      return missing.length > 0 ? [{ field, message: `This cannot be printed: ${missing.join(' ')}` }] : [];
    });
  }
}

type Known = ReadonlyMap<
  string,
  Readonly<{ field: string; sides: Readonly<{ sha256: string; width: number; height: number }> | null }>
>;

const mistakesOf = (known: Known): Mistake[] =>
  [...known.values()].flatMap(({ field, sides }) =>
    sides ? [] : [{ field, message: 'We do not have this picture. Please choose it again.' }],
  );

function noRoom(field: CertificateField, { logo, line }: CertificateTemplate): Mistake {
  if (field === 'heading') return { field: 'heading', message: 'This heading is too long for one line.' };
  if (field === 'signers')
    return {
      field: 'signers.0.name',
      message: 'A name or a role of those who sign takes more than two lines.',
    };
  const message = 'With this there is no room for a long name and a long statement.';
  if (logo?.place === 'above-name')
    return { field: 'logo', message: `${message} Put the logo at the right.` };

  return { field: line === null ? 'signers' : 'line', message: `${message} Please make something shorter.` };
}
