import { role } from '@cohesion/contracts';
import {
  ACTIVITY_ROLES,
  BODY_IDS,
  DISCIPLINES,
  FORMATS,
  isBodyId,
  planningRefusal,
  planningSentence,
} from '@cohesion/credit';
import { z } from 'zod';
import type { ProgramPerson } from './program.entity.js';
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

const approval = z.strictObject({
  body: z.enum(BODY_IDS),
  bodyName: line,
  providerNumber: line.nullable(),
  approvalNumber: line.nullable(),
  formats: z.array(z.enum(FORMATS)).min(1),
  /** null: whatever the society offers. */
  courses: z.array(slug).min(1).nullable().default(null),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  /** null: the words the body prescribes. */
  statement: prose.nullable(),
});

const person = z.strictObject({
  id: slug,
  name: line,
  credentials: line,
  discipline: z.enum(DISCIPLINES),
});

/** A course with no bodies is offered without credit. */
const offer = z.strictObject({
  course: slug,
  bodies: z.array(slug),
  /** The ids of those who present, plan and review it. */
  presenter: z.array(slug).default([]),
  planner: z.array(slug).default([]),
  reviewer: z.array(slug).default([]),
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
    people: z.array(person).default([]),
    offers: z.array(offer).default([]),
    demoAccounts: z.array(z.strictObject({ role, name: line, email: z.email().toLowerCase() })).default([]),
  })
  .superRefine((file, context) => {
    for (const { path, message } of contradictionsIn(file))
      context.addIssue({ code: 'custom', path, message });
  });

type Contradiction = Readonly<{ path: (string | number)[]; message: string }>;
type Parts = Readonly<
  Pick<z.output<typeof society>, 'approvals' | 'people' | 'offers' | 'sample' | 'demoAccounts'>
>;

function contradictionsIn({ approvals, people, offers, sample, demoAccounts }: Parts): Contradiction[] {
  const approved = new Set<string>(approvals.map(({ body }) => body));
  const periods = approvals.map(({ body, validFrom, courses }) =>
    [body, validFrom, ...(courses ?? []).toSorted()].join(' '),
  );
  const named = new Set(people.map(({ id }) => id));

  return [
    ...offers.flatMap(({ bodies }, index) =>
      bodies.flatMap((body, at) =>
        approved.has(body)
          ? []
          : [{ path: ['offers', index, 'bodies', at], message: `has no approval: ${body}` }],
      ),
    ),
    ...twice(periods).map((index) => ({
      path: ['approvals', index, 'validFrom'],
      message: `is there twice: ${periods[index]}`,
    })),
    ...twice(people.map(({ id }) => id)).map((index) => ({
      path: ['people', index, 'id'],
      message: 'is the id of somebody else',
    })),
    ...twice(offers.map(({ course }) => course)).map((index) => ({
      path: ['offers', index, 'course'],
      message: 'is offered twice',
    })),
    ...offers.flatMap((offered, index) =>
      ACTIVITY_ROLES.flatMap((does) =>
        offered[does].flatMap((id, at) =>
          named.has(id)
            ? []
            : [{ path: ['offers', index, does, at], message: `is nobody among the people: ${id}` }],
        ),
      ),
    ),
    ...offers.flatMap((offered, index) =>
      offered.bodies.flatMap((body) => {
        const refusal = isBodyId(body) ? planningRefusal(body, peopleOf(offered, people)) : null;

        return refusal ? [{ path: ['offers', index, 'planner'], message: planningSentence(refusal) }] : [];
      }),
    ),
    ...(!sample && demoAccounts.length > 0
      ? [{ path: ['demoAccounts'], message: 'are for sample societies alone' }]
      : []),
  ];
}

/** The places of what an earlier entry says already. */
const twice = (words: readonly string[]): number[] =>
  words.flatMap((word, index) => (words.indexOf(word) === index ? [] : [index]));

/** Who does what for a course, each person once. */
export function peopleOf(
  offered: z.output<typeof offer>,
  people: readonly z.output<typeof person>[],
): ProgramPerson[] {
  return people.flatMap(({ id, ...somebody }) => {
    const roles = ACTIVITY_ROLES.filter((does) => offered[does].includes(id));

    return roles.length > 0 ? [{ ...somebody, roles }] : [];
  });
}

export type SocietyFile = z.output<typeof society>;
export type ApprovalEntry = SocietyFile['approvals'][number];
/** Which course counts for which bodies. */
export type CourseOffer = SocietyFile['offers'][number];
export type DemoAccount = SocietyFile['demoAccounts'][number];

/** A society as its file says it. Throws `ContentMistakes` with file, line and field of everything that is off. */
export const readSocietyFile = (text: string, file: string): YamlSource<SocietyFile> =>
  readYaml(text, file, society);
