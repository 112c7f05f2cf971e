import { achievementCredential, certificateFacts, formatCode, makeCode } from '@cohesion/certificates';
import { credentialFacts } from './credential-facts.js';

const code = makeCode(Uint8Array.of(1, 2, 3, 4, 5));
const page = `https://learn.example.org/v/${formatCode(code)}`;

const facts = (changes: Record<string, unknown> = {}) =>
  certificateFacts.parse({
    language: 'en-US',
    society: {
      name: 'Sample Society',
      shortName: 'SS',
      place: 'Atlanta, Georgia',
      timeZone: 'America/New_York',
      brandColor: '#1f5a52',
      sample: false,
    },
    learner: { name: 'Renée Okafor', licenses: ['LCSW GA CSW007731'] },
    activity: { title: 'Rupture and repair', format: 'Live webinar', presenters: ['Sample Presenter'] },
    completedOn: '2026-11-14',
    credit: { amount: '3.00', unit: 'clock hours', categories: [{ name: 'ethics', amount: '1.00' }] },
    approval: {
      bodyName: 'Sample Body',
      statement: 'Sample statement.',
      approvalNumber: 'SB-17',
      providerNumber: null,
    },
    score: null,
    signers: [{ name: 'Sample Signer', role: 'CE administrator' }],
    code,
    verifyAddress: page,
    version: 2,
    issuedAt: '2026-11-15T10:02:11-05:00',
    ...changes,
  });

const of = (changes?: Record<string, unknown>) =>
  credentialFacts({
    facts: facts(changes),
    issuer: {
      did: 'did:web:learn.example.org:issuers:ss',
      name: 'Sample Society',
      url: 'https://learn.example.org',
    },
    activity: 'https://learn.example.org/courses/rupture-and-repair?version=3',
    status: {
      revocation: { list: 'https://learn.example.org/status/revocation/1', index: 7 },
      supersession: { list: 'https://learn.example.org/status/refresh/1', index: 7 },
    },
  });

describe('what a certificate says for machines', () => {
  it('is what it prints, at the address of its code, whichever version it is', () => {
    expect(of()).toMatchObject({
      id: `${page}.json`,
      page,
      code,
      recipient: { name: 'Renée Okafor', licenses: ['LCSW GA CSW007731'] },
      achievement: {
        id: 'https://learn.example.org/courses/rupture-and-repair?version=3',
        name: 'Rupture and repair',
        description: 'Continuing education: Live webinar.',
      },
      credits: [
        {
          body: 'Sample Body',
          unit: 'clock hours',
          amount: '3.00',
          approvalNumber: 'SB-17',
          categories: [{ name: 'ethics', amount: '1.00' }],
        },
      ],
      completedOn: '2026-11-14',
      // 10:02 in New York is 15:02 in UTC in November.
      issuedAt: '2026-11-15T15:02:11.000Z',
    });
  });

  it.each([
    [
      'nothing else is known',
      {},
      'Completed the whole program and met the requirements that its approving body sets for this credit.',
    ],
    [
      'there was a test, whatever its score',
      { score: 'Passed the post-test with 92 percent' },
      'Completed the whole program, passed its post-test and met the requirements that its approving body sets for this credit.',
    ],
    [
      'a rule of attendance was met',
      { attendance: 'Attended the entire program' },
      'Attended the entire program and met the requirements that its approving body sets for this credit.',
    ],
  ])('names what had to be done where %s', (_, changes, criteria) => {
    expect(of(changes).achievement.criteria).toBe(criteria);
  });

  it('says of sample data that it is not valid', () => {
    const { society } = facts();
    const { achievement } = of({ society: { ...society, sample: true } });

    expect(achievement.name).toBe('Sample: Rupture and repair');
    expect(achievement.description).toMatch(/^Sample data, not valid for credit\./);
  });

  it('gives the same credential each time, as the log needs it', () => {
    expect(JSON.stringify(achievementCredential(of()))).toBe(JSON.stringify(achievementCredential(of())));
  });
});
