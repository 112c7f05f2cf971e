import { proveCredential } from './data-integrity.js';
import { achievementCredential } from './achievement.js';
import type { Json, JsonObject } from './json.js';
import { isJsonObject, listed } from './json.js';
import { learnerRecord } from './learner-record.js';
import { statusListCredential } from './status-list.js';
import { did, firstKey, host, issuedAt, someCredentialFacts } from '../testing/issuing/credentials.js';

type Kind = (value: Json | undefined) => boolean;

const text: Kind = (value) => typeof value === 'string' && value !== '';
const iri: Kind = (value) => typeof value === 'string' && URL.canParse(value);
const flag: Kind = (value) => typeof value === 'boolean';
const count: Kind = (value) => typeof value === 'number';
const object: Kind = (value) => isJsonObject(value);
/** An XML Schema dateTimeStamp: with its zone. */
const instant: Kind = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value));
const exactly =
  (...words: readonly Json[]): Kind =>
  (value) =>
    words.includes(value ?? null);
/** A list, never one value in its place, with at least one member, each of a kind. */
const list =
  (kind: Kind): Kind =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every((each: Json) => kind(each));
/** A list that names these, as `type` and `@context` have to. */
const naming =
  (...names: readonly string[]): Kind =>
  (value) =>
    list(text)(value) && names.every((name) => listed(value).includes(name));

/** What a class asks for, and what the members that are there have to be: named by the class's own section. */
type Section = Readonly<{
  standard: string;
  required: Readonly<Record<string, Kind>>;
  optional?: Readonly<Record<string, Kind>>;
  /** Nothing else may stand in it. */
  closed?: boolean;
}>;

const credentials = 'https://www.w3.org/ns/credentials/v2';
const badges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const records = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';

const sections = {
  AchievementCredential: {
    standard: 'Open Badges 3.0, AchievementCredential',
    required: {
      // In this order: the standard fixes the first two.
      '@context': (value) => listed(value)[0] === credentials && listed(value)[1] === badges,
      id: iri,
      type: naming('VerifiableCredential', 'AchievementCredential'),
      credentialSubject: object,
      issuer: object,
      validFrom: instant,
    },
    optional: {
      name: text,
      evidence: list(object),
      proof: list(object),
      credentialStatus: object,
      refreshService: object,
    },
  },
  AchievementSubject: {
    standard: 'Open Badges 3.0, AchievementSubject',
    required: { type: naming('AchievementSubject'), achievement: object },
    optional: {
      identifier: list(object),
      activityStartDate: instant,
      activityEndDate: instant,
      creditsEarned: count,
      result: list(object),
    },
  },
  Achievement: {
    standard: 'Open Badges 3.0, Achievement',
    required: { id: iri, type: naming('Achievement'), criteria: object, description: text, name: text },
    optional: {
      achievementType: exactly('CertificateOfCompletion'),
      creator: object,
      creditsAvailable: count,
      humanCode: text,
      resultDescription: list(object),
    },
  },
  Criteria: { standard: 'Open Badges 3.0, Criteria', required: { narrative: text } },
  Profile: {
    standard: 'Open Badges 3.0, Profile',
    required: { id: iri, type: naming('Profile') },
    optional: { name: text, url: iri },
  },
  IdentityObject: {
    standard: 'Open Badges 3.0, IdentityObject',
    required: {
      type: exactly('IdentityObject'),
      hashed: flag,
      identityHash: text,
      identityType: (value) => typeof value === 'string' && /^(?:name|ext:[a-zA-Z0-9._-]+)$/.test(value),
    },
    closed: true,
  },
  ResultDescription: {
    standard: 'Open Badges 3.0, ResultDescription',
    required: { id: iri, type: naming('ResultDescription'), name: text, resultType: exactly('Result') },
  },
  Result: {
    standard: 'Open Badges 3.0, Result',
    required: { type: naming('Result') },
    optional: { resultDescription: iri, value: text },
  },
  Evidence: {
    standard: 'Open Badges 3.0, Evidence',
    required: { type: naming('Evidence') },
    optional: { id: iri, name: text },
  },
  Status: {
    standard: 'Bitstring Status List 1.0, BitstringStatusListEntry',
    required: {
      id: iri,
      type: exactly('BitstringStatusListEntry'),
      statusPurpose: exactly('revocation', 'refresh'),
      statusListIndex: (value) => typeof value === 'string' && /^\d+$/.test(value),
      statusListCredential: iri,
    },
    closed: true,
  },
  Proof: {
    standard: 'Open Badges 3.0, Proof, and Data Integrity 1.0, Proofs',
    required: {
      type: exactly('DataIntegrityProof'),
      cryptosuite: exactly('eddsa-rdfc-2022'),
      created: instant,
      verificationMethod: iri,
      proofPurpose: exactly('assertionMethod'),
      proofValue: (value) => typeof value === 'string' && value.startsWith('z'),
    },
    closed: true,
  },
  ClrCredential: {
    standard: 'Comprehensive Learner Record 2.0, ClrCredential',
    required: {
      '@context': (value) =>
        listed(value)[0] === credentials && listed(value)[1] === records && listed(value)[2] === badges,
      id: iri,
      type: naming('VerifiableCredential', 'ClrCredential'),
      name: text,
      issuer: object,
      validFrom: instant,
      credentialSubject: object,
    },
  },
  ClrSubject: {
    standard: 'Comprehensive Learner Record 2.0, ClrSubject',
    required: { type: naming('ClrSubject'), verifiableCredential: list(object) },
    optional: { identifier: list(object) },
  },
  StatusListCredential: {
    standard: 'Bitstring Status List 1.0, BitstringStatusListCredential',
    required: {
      '@context': naming(credentials),
      id: iri,
      type: naming('VerifiableCredential', 'BitstringStatusListCredential'),
      issuer: iri,
      validFrom: instant,
      credentialSubject: object,
      proof: list(object),
    },
  },
  StatusList: {
    standard: 'Bitstring Status List 1.0, BitstringStatusList',
    required: {
      id: iri,
      type: exactly('BitstringStatusList'),
      statusPurpose: exactly('revocation', 'refresh'),
      encodedList: (value) => typeof value === 'string' && value.startsWith('u'),
    },
    closed: true,
  },
} satisfies Record<string, Section>;

type Name = keyof typeof sections;

/** What a section has against an object, in words; nothing when it has nothing. */
function faults(name: Name, value: Json | undefined): string[] {
  const { standard, required, optional = {}, closed }: Section = sections[name];
  if (!isJsonObject(value)) return [`${standard}: there is none`];
  const missing = Object.entries(required).filter(([member, kind]) => !kind(value[member]));
  const off = Object.entries(optional).filter(
    ([member, kind]) => value[member] !== undefined && !kind(value[member]),
  );
  const extra = Object.keys(value).filter((member) => closed && !(member in required));

  return [
    ...[...missing, ...off].map(([member]) => `${standard}: ${member}`),
    ...extra.map((member) => `${standard}: ${member} may not be there`),
  ];
}

const at = (value: Json | undefined, ...path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((found, key) => (isJsonObject(found) ? found[key] : undefined), value);

/** Each part of a credential, with the class it is of. */
function partsOf(credential: JsonObject): (readonly [Name, Json | undefined])[] {
  const subject = credential['credentialSubject'];
  const every = (name: Name, value: Json | undefined) => listed(value).map((each) => [name, each] as const);

  return [
    ['AchievementCredential', credential],
    ['Profile', credential['issuer']],
    ['AchievementSubject', subject],
    ['Achievement', at(subject, 'achievement')],
    ['Profile', at(subject, 'achievement', 'creator')],
    ['Criteria', at(subject, 'achievement', 'criteria')],
    ['Status', credential['credentialStatus']],
    ['Status', credential['refreshService']],
    ...every('IdentityObject', at(subject, 'identifier')),
    ...every('ResultDescription', at(subject, 'achievement', 'resultDescription')),
    ...every('Result', at(subject, 'result')),
    ...every('Evidence', credential['evidence']),
    ...every('Proof', credential['proof']),
  ];
}

const faultsOf = (parts: readonly (readonly [Name, Json | undefined])[]): string[] =>
  parts.flatMap(([name, value]) => faults(name, value));

const [credit] = someCredentialFacts().credits;
const several = credit
  ? [credit, { ...credit, body: 'Other Body', approvalNumber: null, categories: [] }]
  : [];
const proved = (changes: Parameters<typeof someCredentialFacts>[0] = {}) =>
  proveCredential(achievementCredential(someCredentialFacts(changes)), firstKey, issuedAt);

describe('what the published standards ask for', () => {
  it.each([
    ['credit of one body', {}],
    ['credit of several bodies', { credits: several }],
    ['an activity of several days', { startedOn: '2026-11-12' }],
    ['a learner with licenses', { recipient: { name: 'Zoë Ångström', licenses: ['LPC 1', 'LCSW 2'] } }],
  ])('is in a credential with %s', async (_, changes) => {
    const parts = partsOf(await proved(changes));

    expect(new Set(parts.map(([name]) => name)).size).toBe(11);
    expect(faultsOf(parts)).toEqual([]);
  });

  it('is in a transcript', async () => {
    const record = learnerRecord({
      id: 'urn:uuid:6d5ad7b2-4c5e-4e33-9e8c-6f9d3e6a1c11',
      name: 'Continuing education',
      issuer: { did, name: 'Sample Society', url: host },
      recipient: { name: 'Zoë Ångström' },
      madeAt: issuedAt,
      credentials: [await proved(), await proved({ credits: several })],
    });
    const subject = record['credentialSubject'];
    const inside = listed(at(subject, 'verifiableCredential')).filter(isJsonObject);

    expect(inside).toHaveLength(2);
    expect(
      faultsOf([
        ['ClrCredential', record],
        ['Profile', record['issuer']],
        ['ClrSubject', subject],
        ...listed(at(subject, 'identifier')).map((each) => ['IdentityObject', each] as const),
        ...inside.flatMap(partsOf),
      ]),
    ).toEqual([]);
  });

  it.each(['revocation', 'refresh'] as const)('is in a status list for %s', async (purpose) => {
    const list = await proveCredential(
      statusListCredential({ url: `${host}/status/1`, issuer: did, purpose, validFrom: issuedAt, set: [4] }),
      firstKey,
      issuedAt,
    );

    expect(
      faultsOf([
        ['StatusListCredential', list],
        ['StatusList', list['credentialSubject']],
        ...listed(list['proof']).map((each) => ['Proof', each] as const),
      ]),
    ).toEqual([]);
  });
});

describe('the table of what is asked for', () => {
  it.each<[string, (credential: JsonObject) => JsonObject]>([
    ['AchievementCredential: validFrom', ({ validFrom: _, ...rest }) => rest],
    ['AchievementCredential: validFrom', (whole) => ({ ...whole, validFrom: '2026-11-15' })],
    ['AchievementCredential: @context', (whole) => ({ ...whole, '@context': [badges, credentials] })],
    ['AchievementCredential: type', (whole) => ({ ...whole, type: 'VerifiableCredential' })],
    ['AchievementCredential: proof', (whole) => ({ ...whole, proof: listed(whole['proof'])[0] ?? null })],
    ['Profile: id', (whole) => ({ ...whole, issuer: { type: ['Profile'] } })],
    [
      'AchievementSubject: achievement',
      (whole) => ({ ...whole, credentialSubject: { type: ['AchievementSubject'] } }),
    ],
    [
      'BitstringStatusListEntry: statusListIndex',
      (whole) => ({
        ...whole,
        credentialStatus: { ...(whole['credentialStatus'] as JsonObject), statusListIndex: 9 },
      }),
    ],
    [
      'BitstringStatusListEntry: ttl may not be there',
      (whole) => ({
        ...whole,
        refreshService: { ...(whole['refreshService'] as JsonObject), ttl: 9 },
      }),
    ],
  ])('finds what is off: %s', async (fault, change) => {
    expect(faultsOf(partsOf(change(await proved()))).join('\n')).toContain(fault);
  });
});
