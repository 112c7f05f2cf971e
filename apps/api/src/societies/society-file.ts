import { role } from '@cohesion/contracts';
import { z } from 'zod';
import { readYaml, type YamlSource } from './yaml-reader.js';

const line = z.string().trim().min(1).max(300);
const prose = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9-]+$/, 'Use lower-case letters, digits and hyphens');

const timeZone = z
  .string()
  .refine(
    (zone) => Intl.supportedValuesOf('timeZone').includes(zone),
    'Use an IANA zone like America/New_York',
  );

const policies = z.strictObject({
  updated: z.iso.date(),
  contact: z.strictObject({ name: line, email: z.email() }),
  fees: prose,
  refunds: prose,
  grievance: prose,
  accommodations: prose,
  attendance: prose,
  certificate: prose,
  technicalNeeds: prose,
  privacy: prose,
  accessibility: prose,
});

const approval = z
  .strictObject({
    body: slug,
    bodyName: line,
    providerNumber: line.nullable(),
    approvalNumber: line.nullable(),
    formats: z.array(z.enum(['self-study', 'live'])).min(1),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    statement: prose,
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo >= validFrom, {
    path: ['validTo'],
    message: 'is before validFrom',
  });

const society = z
  .strictObject({
    slug,
    name: line,
    shortName: line,
    host: z.hostname().toLowerCase().nullable(),
    timeZone,
    place: line,
    sample: z.boolean(),
    brand: z.strictObject({ color: z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'Use a color like #1F5A52') }),
    policies,
    signers: z.array(z.strictObject({ name: line, role: line })).min(1),
    approvals: z.array(approval),
    offers: z.array(z.strictObject({ course: slug, bodies: z.array(slug).min(1) })).default([]),
    demoAccounts: z.array(z.strictObject({ role, name: line, email: z.email().toLowerCase() })).default([]),
  })
  .superRefine(({ approvals, offers, sample, demoAccounts }, context) => {
    const bodies = new Set(approvals.map(({ body }) => body));
    offers.forEach((offer, index) =>
      offer.bodies.forEach((body, at) => {
        if (bodies.has(body)) return;
        context.addIssue({
          code: 'custom',
          path: ['offers', index, 'bodies', at],
          message: `has no approval: ${body}`,
        });
      }),
    );
    const periods = approvals.map(({ body, validFrom }) => `${body} ${validFrom}`);
    periods.forEach((period, index) => {
      if (periods.indexOf(period) === index) return;
      context.addIssue({
        code: 'custom',
        path: ['approvals', index, 'validFrom'],
        message: `is there twice: ${period}`,
      });
    });
    if (!sample && demoAccounts.length > 0) {
      context.addIssue({ code: 'custom', path: ['demoAccounts'], message: 'are for sample societies alone' });
    }
  });

export type SocietyFile = z.output<typeof society>;
export type ApprovalEntry = SocietyFile['approvals'][number];
/** Which course counts for which bodies. */
export type CourseOffer = SocietyFile['offers'][number];
export type DemoAccount = SocietyFile['demoAccounts'][number];

/** A society as its file says it. Throws `ContentMistakes` with file, line and field of everything that is off. */
export const readSocietyFile = (text: string, file: string): YamlSource<SocietyFile> =>
  readYaml(text, file, society);
