import {
  type Catalogue,
  type CoursePage,
  type IssuerKey,
  type IssuerPage,
  type Session,
  type Verification,
} from '@cohesion/contracts';

/** Answers of the api as the contracts have them; a test says only what it is about. */
export const aSession = (parts: Partial<Session> = {}): Session => ({
  society: { slug: 'sample', name: 'Sample Group Psychotherapy Society', shortName: 'SGPS', sample: true },
  person: null,
  ...parts,
});

export const aPerson = (): NonNullable<Session['person']> => ({
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  name: 'Ruth Okafor',
  email: 'ruth@example.com',
  roles: ['learner'],
});

export const aCourse = (parts: Partial<CoursePage['summary']> = {}): CoursePage['summary'] => ({
  slug: 'ethics',
  title: 'Ethics in groups',
  promise: 'Ask for silence well.',
  level: 'intermediate',
  topics: ['ethics'],
  categories: ['ethics'],
  minutes: 65,
  hours: '1 hour: ethics',
  bodies: ['APA', 'NBCC'],
  format: 'Self-paced reading with a quiz',
  price: 'Free for everyone. Nothing is charged later.',
  instructors: ['Sample Instructor'],
  updated: '2026-11-22',
  ...parts,
});

export const aCatalogue = (parts: Partial<Catalogue> = {}): Catalogue => ({
  courses: [aCourse()],
  without: [],
  filters: {
    topic: [{ value: 'ethics', label: 'Ethics', count: 1 }],
    level: [{ value: 'advanced', label: 'Advanced', count: 0 }],
    time: [{ value: '1-to-2-hours', label: '1 to 2 hours', count: 1 }],
    body: [{ value: 'apa', label: 'APA', count: 1 }],
  },
  ...parts,
});

export const aCoursePage = (parts: Partial<CoursePage> = {}): CoursePage => ({
  summary: aCourse(),
  cosponsor: null,
  abstract: 'What a leader may promise.\n\nWhat a leader may only ask for.',
  objectives: [{ id: 'o1', text: 'Explain why confidentiality cannot be guaranteed' }],
  audience: ['Group psychotherapists', 'Trainees'],
  outline: [
    {
      title: 'Confidentiality',
      minutes: 20,
      lessons: [{ id: 'l1', title: 'What you can promise', summary: 'Your own silence.', minutes: 20 }],
    },
  ],
  instructors: [
    {
      name: 'Sample Instructor',
      credentials: 'PhD, CGP',
      position: 'Private practice',
      expertise: 'Thirty years of groups',
      disclosure: 'No financial interests to disclose',
    },
  ],
  offers: [
    {
      id: '01890a5d-ac96-774b-bcce-b302099a8058',
      body: 'apa',
      bodyName: 'American Psychological Association',
      amount: '1.00',
      unit: 'CE credits',
      categories: ['ethics'],
      statement: 'The society is approved by the American Psychological Association.',
      approvalNumber: 'A-17',
      providerNumber: 'P-4',
      validUntil: '2027-06-30',
    },
  ],
  notForCreditReason: null,
  worksheet: {
    words: 6010,
    wordsLeftOut: [{ what: 'references', words: 512 }],
    items: 12,
    difficulty: 2.5,
    difficultyBasis: 'Intermediate text.',
    safeMinutes: 61.97,
    bodies: [
      {
        body: 'apa',
        bodyName: 'American Psychological Association',
        method: 'mergener',
        minutes: 61.97,
        lines: [{ text: '0.9 × (−22.3 + …)', value: '61.9 min' }],
      },
    ],
    ruleVersion: 'self-paced 1',
  },
  requirements: ['Read every lesson', 'Pass the quiz with 80 %', 'Give the evaluation'],
  quiz: { questions: 12, passPercent: 80, needed: 10, attempts: null },
  disclosures: {
    hash: 'hash-of-disclosures',
    commercialSupport: 'There is no commercial support.',
    limits: 'Most studies are small.',
    risks: 'Some cases are distressing.',
    reviewNotice: 'Reviewed on November 1, 2026.',
    contentWarnings: ['A member describes a suicide in the family.'],
    fees: 'There is no fee.',
    refunds: 'Nothing is paid, so nothing is refunded.',
    attendance: 'There is no partial credit.',
    certificate: 'Issued when everything is complete.',
    grievance: 'Write to grievance@example.org.',
    accommodations: 'Write to access@example.org.',
    technicalNeeds: 'A browser of the last three years.',
    boardsDecide: 'Your board has the final say.',
  },
  references: [{ id: 'r1', text: 'Lasky and Riva, 2006.', url: 'https://www.example.org/lasky' }],
  version: {
    id: '01890a5d-ac96-774b-bcce-b302099a8059',
    number: 3,
    publishedOn: '2026-11-22',
    released: '2026-11-22',
    expires: '2029-11-21',
  },
  open: true,
  enrollmentId: null,
  ...parts,
});

export const aVerification = (parts: Partial<Verification> = {}): Verification => ({
  status: 'valid',
  code: '7K4M-92QX',
  name: 'Ruth Okafor',
  licenses: [],
  activityTitle: 'Ethics in groups',
  amount: '1.00',
  unit: 'CE credits',
  bodyName: 'American Psychological Association',
  categories: [{ name: 'ethics', amount: '1.00' }],
  format: 'Self-paced reading with a quiz',
  sessions: [],
  completedOn: '2026-11-20',
  society: 'Sample Group Psychotherapy Society',
  cosponsor: null,
  sample: true,
  statement: 'The society is approved by the American Psychological Association.',
  approvalNumber: 'A-17',
  providerNumber: '6529',
  version: 1,
  issuedAt: '2026-11-20T15:00:00.000Z',
  askedVersion: null,
  versions: [{ version: 1, issuedAt: '2026-11-20T15:00:00.000Z', replacedAt: null }],
  revocation: null,
  signedAnewAt: null,
  checkedAt: '2026-11-22T18:30:00.000Z',
  timeZone: 'America/New_York',
  ...parts,
});

export const anIssuerKey = (parts: Partial<IssuerKey> = {}): IssuerKey => ({
  name: 'credential-1',
  purpose: 'credential',
  number: 1,
  state: 'in-use',
  kind: 'Ed25519',
  fingerprint: '0123456789abcdef'.repeat(4),
  usedFrom: '2026-11-22T03:00:00.000Z',
  usedUntil: null,
  stolenAt: null,
  certificate: null,
  ...parts,
});

export const anIssuer = (parts: Partial<IssuerPage> = {}): IssuerPage => ({
  slug: 'sample',
  name: 'Sample Group Psychotherapy Society',
  place: 'Atlanta, Georgia',
  sample: true,
  contact: { name: 'Sample Administrator', email: 'administrator@example.com' },
  timeZone: 'America/New_York',
  did: 'did:web:learn.example.org:issuers:sample',
  documentUrl: 'https://learn.example.org/issuers/sample/did.json',
  log: {
    origin: 'learn.example.org/issuers/sample/log',
    url: 'https://learn.example.org/issuers/sample/log',
  },
  keys: [
    anIssuerKey(),
    anIssuerKey({ name: 'log-1', purpose: 'log' }),
    anIssuerKey({
      name: 'document-1',
      purpose: 'document',
      kind: 'ECDSA P-256',
      certificate: {
        origin: 'made',
        subject: 'Sample Group Psychotherapy Society',
        issuedBy: 'Sample Group Psychotherapy Society',
        validUntil: '2046-11-22T15:00:00.000Z',
      },
    }),
  ],
  ...parts,
});
