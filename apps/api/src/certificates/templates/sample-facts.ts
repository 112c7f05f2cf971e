import {
  certificateFacts,
  formatCode,
  withTemplate,
  type CertificateFacts,
  type CertificateTemplate,
} from '@cohesion/certificates';
import type { Society } from '../../societies/societies.service.js';

/** No certificate ever has this code: the database refuses it. */
const sampleCode = '0000000D';

const statement = `Sample statement of an approving body, about as long as most: the society named above is approved to offer continuing education for this program, keeps responsibility for it and its content, and says so here in the body’s own words.`;
/** Longer than what the bodies of counselors, psychologists and physicians want said. */
const longStatement = `${statement} `.repeat(2).trim();

const names = {
  short: 'Maria Sample, PhD',
  long: 'María-Fernanda Guadalupe Echeverría-Zúñiga y Papadopoulou-Konstantinidis, PhD, ABPP',
};

export type SampleOptions = Readonly<{
  society: Readonly<Society>;
  template: CertificateTemplate;
  publicUrl: string;
  now: Date;
  longName: boolean;
  /** Adds a second signer where there is one. */
  twoSigners?: boolean;
  /** With a statement as long as they come. */
  longTexts?: boolean;
}>;

/** Facts that look like a certificate's and are none: they are marked as sample data and their code leads nowhere. */
export function sampleFacts(options: SampleOptions): CertificateFacts {
  const { society, template, publicUrl, now, longName, twoSigners = false, longTexts = false } = options;
  const at = now.toISOString();
  const facts = certificateFacts.parse({
    language: 'en-US',
    society: {
      name: society.name,
      shortName: society.shortName,
      place: society.place,
      timeZone: society.timeZone,
      brandColor: template.brandColor,
      sample: true,
    },
    learner: {
      name: longName ? names.long : names.short,
      licenses: ['Georgia LPC, number 000000 (sample)'],
    },
    activity: {
      title: 'Sample course: what a group knows about itself',
      format: 'Self-paced, with quiz',
      presenters: ['Sample Presenter, PhD, CGP'],
    },
    completedOn: at.slice(0, 10),
    credit: {
      amount: '3.00',
      unit: 'clock hours',
      categories: [
        { name: 'clinical', amount: '2.00' },
        { name: 'ethics', amount: '1.00' },
      ],
    },
    approval: {
      bodyName: 'Sample Body',
      statement: longTexts ? longStatement : statement,
      approvalNumber: 'SAMPLE-0000',
      providerNumber: '0000',
    },
    score: 'Passed the post-test with 90 percent',
    signers: template.signers.map(({ name, role }) => ({ name, role })),
    code: sampleCode,
    verifyAddress: `${publicUrl}/v/${formatCode(sampleCode)}`,
    version: 1,
    issuedAt: at,
  });
  const templated = withTemplate(facts, template);
  if (!twoSigners || template.signers.length > 1) return templated;
  const second = { name: 'Second Signer, PhD (sample)', role: 'Instructor' };

  return { ...templated, signers: [...templated.signers, second] };
}
