import { isDeepStrictEqual } from 'node:util';
import type { CertificateTemplate } from '@cohesion/certificates';
import type { CertificateTemplateData, CertificateTemplatePage } from '@cohesion/contracts';
import type { Society } from '../../societies/societies.service.js';
import type { CertificateTemplateVersion } from './certificate-template.entity.js';

type Parts = Readonly<{
  society: Readonly<Society>;
  /** The newest first. */
  versions: readonly CertificateTemplateVersion[];
  /** What holds without any. */
  plain: CertificateTemplate;
  names: ReadonlyMap<string, string>;
}>;

export function presentTemplatePage({ society, versions, plain, names }: Parts): CertificateTemplatePage {
  const [newest] = versions;

  return {
    number: newest?.number ?? 0,
    template: presentTemplate(newest?.template ?? plain),
    history: versions.map(({ number, template, restoredFrom, recordedBy, createdAt }, index) => ({
      number,
      by: names.get(recordedBy) ?? null,
      at: createdAt.toISOString(),
      restoredFrom,
      changed: changedParts(template, versions[index + 1]?.template ?? plain, plain),
    })),
    societyName: society.name,
  };
}

/** What the page edits: pictures by their names alone. */
function presentTemplate({ logo, signers, ...template }: CertificateTemplate): CertificateTemplateData {
  return {
    ...template,
    logo: logo && { sha256: logo.sha256, alt: logo.alt, place: logo.place },
    signers: signers.map(({ signature, ...signer }) => ({ ...signer, signature: signature?.sha256 ?? null })),
  };
}

/** In the order in which a template names its parts; what the database keeps has none. */
function changedParts(template: CertificateTemplate, before: CertificateTemplate, plain: object): string[] {
  const [now, then] = [template, before].map((each) => new Map<string, unknown>(Object.entries(each)));

  return Object.keys(plain).filter((part) => !isDeepStrictEqual(now?.get(part), then?.get(part)));
}
