import { randomUUID } from 'node:crypto';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aCorrection, aRevocation, askName, correct, reinstate, revoke } from '../../testing/keeping.js';
import { describeBadBodies, describeRefusals } from '../../testing/ladder.js';
import { describeStaffRefusals } from '../../testing/staff-ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';

let api: TestApi;
let certificate: Awaited<ReturnType<typeof aCertificate>>;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  await api.publish(aCreditCourse({ slug: 'theirs' }), { society: 'globex', bodies: ['apa'] });
  certificate = await aCertificate(await api.as({ name: 'owner' }));
});
afterAll(() => api.close());

const administrator = () => api.as({ role: 'ce-administrator' });
const aRequest = (changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  name: 'Ada Lovelace',
  why: null,
  everywhere: false,
  ...changes,
});
const instead = (what: string, changes: Record<string, unknown>) =>
  aCorrection({ what, amount: undefined, ...changes });

const workplace = [
  ['get', () => '/certificates'],
  ['get', () => `/certificates/${certificate.id}`],
  ['post', () => `/certificates/${certificate.id}/revocations`, aRevocation],
  [
    'post',
    () => `/certificates/${certificate.id}/reinstatements`,
    () => ({ id: randomUUID(), reason: 'Why.' }),
  ],
  ['post', () => `/certificates/${certificate.id}/corrections`, aCorrection],
  ['post', () => `/certificates/${certificate.id}/mails/${certificate.id}/cancellation`, () => ({})],
  ['get', () => '/name-changes'],
  ['post', () => `/name-changes/${certificate.id}/decision`, () => ({ decision: 'approved', reason: null })],
] as const;
for (const [verb, path, body] of workplace)
  describeStaffRefusals({ verb, path, ...(body ? { body } : {}), instructors: false }, () => api);

describeRefusals(
  { verb: 'post', path: (id) => `/certificates/${id}/name-changes`, body: aRequest },
  { api: () => api, id: async () => certificate.id, administrator: 404 },
);

describe('a certificate of another society', () => {
  it('is not there, not even for somebody who administers here', async () => {
    const ours = await administrator();
    const { id } = await aCertificate(await api.as({ society: 'globex' }), { slug: 'theirs' });

    for (const answer of [
      await ours.get(`/societies/acme/certificates/${id}`),
      await revoke(ours, id),
      await reinstate(ours, id),
      await correct(ours, id),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('takes no decision from here either', async () => {
    const { id } = aRequest();
    await askName(await api.as({ name: 'owner' }), certificate.id, { id });
    const theirs = await api.as({ role: 'ce-administrator', society: 'globex' });
    const answer = await theirs.post(`/societies/globex/name-changes/${id}/decision`, {
      decision: 'approved',
      reason: null,
    });

    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

describe('a revocation', () => {
  describeBadBodies(
    'post',
    async () => `/societies/acme/certificates/${certificate.id}/revocations`,
    administrator,
    [
      { what: 'a reason that is none', field: 'category', body: aRevocation({ category: 'because' }) },
      { what: 'no day', field: 'effectiveOn', body: aRevocation({ effectiveOn: 'today' }) },
      { what: 'a long note', field: 'note', body: aRevocation({ note: 'x'.repeat(501) }) },
      { what: 'a note with a character nobody sees', field: 'note', body: aRevocation({ note: 'a\u202eb' }) },
      { what: 'no version', field: 'version', body: aRevocation({ version: 0 }) },
      { what: 'an id that is none', field: 'id', body: aRevocation({ id: 'x' }) },
    ],
  );
});

describe('a correction', () => {
  describeBadBodies(
    'post',
    async () => `/societies/acme/certificates/${certificate.id}/corrections`,
    administrator,
    [
      { what: 'words for an amount', field: 'amount', body: aCorrection({ amount: 'one' }) },
      { what: 'no reason', field: 'reason', body: aCorrection({ reason: ' ' }) },
      { what: 'an address that is none', field: 'email', body: instead('person', { email: 'x' }) },
      { what: 'an empty name', field: 'name', body: instead('name', { name: '  ' }) },
    ],
  );
});

describe('a request for another name', () => {
  describeBadBodies(
    'post',
    async () => `/certificates/${certificate.id}/name-changes`,
    () => api.as({ name: 'owner' }),
    [
      { what: 'an empty name', field: 'name', body: aRequest({ name: ' ' }) },
      { what: 'a name of 121 characters', field: 'name', body: aRequest({ name: 'x'.repeat(121) }) },
      { what: 'a long reason', field: 'why', body: aRequest({ why: 'x'.repeat(501) }) },
      { what: 'an id that is none', field: 'id', body: aRequest({ id: 'x' }) },
    ],
  );
});
