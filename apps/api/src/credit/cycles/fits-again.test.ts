import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aLicense, aLicenseRequest } from '../../testing/a-license.js';
import { aRuleSet, importRuleSets, sampleRuleSets } from '../../testing/a-rule-set.js';
import { enteredHours, anHour } from '../../testing/a-transcript.js';
import type { Answer, Caller } from '../../testing/caller.js';
import { correct, reinstate, revoke } from '../../testing/keeping.js';
import { anEntry } from '../../testing/practice.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { OpenLicenses } from './open-licenses.js';

/** Two years that end today, November 22, 2026, and the next two. */
const endsToday = { jurisdiction: 'international', type: 'CGP', issuedOn: '2024-11-23' };

let api: TestApi;
let administrator: Caller;

const about = (slug: string, words: Readonly<Record<string, string>>) =>
  aCreditCourse({
    slug,
    edit: {
      'course.yaml': (text) =>
        Object.entries(words).reduce((edited, [from, to]) => edited.replace(from, to), text),
    },
  });

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api);
  await api.publish(aCreditCourse({ slug: 'a-small-course' }));
  await api.publish(
    about('a-clinical-course', {
      'categories: [ethics]': 'categories: [clinical]',
      'topics: [ethics]': 'topics: [theory]',
    }),
  );
  await api.publish(
    about('a-telehealth-course', {
      'categories: [ethics]': 'categories: [clinical]',
      'topics: [ethics]': 'topics: [telehealth]',
    }),
  );
  administrator = await api.as({ role: 'ce-administrator', name: 'administrator' });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => api.close());

/** What the catalogue says of a course for her first license, or undefined where it says nothing. */
async function said(caller: Caller, slug: string): Promise<string | undefined> {
  const { groups } = (await caller.get('/my-ce/fits')).body;

  return groups.find(({ courses }: { courses: string[] }) => courses.includes(slug))?.fits[0]?.sentence;
}

/** The same from the page of the course, of which nothing is remembered. */
async function saidOnPage(caller: Caller, slug: string): Promise<string | undefined> {
  return (await caller.get(`/my-ce/fits/${slug}`)).body.fits[0]?.sentence;
}

type Around = Readonly<{ caller: Caller; licenseId: string; recordId: string; certificates: string[] }>;
type Change = Readonly<{
  of: string;
  /** The license asked about; the Georgia LPC where nothing is said. */
  license?: Readonly<Record<string, unknown>>;
  first?: (around: Around) => Promise<unknown>;
  does: (around: Around) => Promise<unknown>;
  course: 'a-small-course' | 'a-clinical-course' | 'a-telehealth-course';
  from: RegExp;
  to: RegExp | undefined;
}>;

const ok = async (answering: Promise<Answer>): Promise<void> => {
  const { status, body } = await answering;
  if (status >= 300) throw new Error(`The api answered ${status}: ${JSON.stringify(body)}`);
};
const each = async (certificates: readonly string[], act: (id: string) => Promise<Answer>): Promise<void> => {
  for (const id of certificates) await ok(act(id));
};

/** Everyone here has an hour of ethics: 1 of 3 hours of ethics, 1 of 10 in all. What changes for everyone comes last. */
const changes: Change[] = [
  {
    of: 'a new award',
    does: ({ caller }) => anHour(caller, 'a-clinical-course'),
    course: 'a-clinical-course',
    from: /need 9/,
    to: /need 8/,
  },
  {
    of: 'a correction of the award, from each body',
    does: ({ certificates }) => each(certificates, (id) => correct(administrator, id)),
    course: 'a-clinical-course',
    from: /need 9/,
    to: /need 9\.5/,
  },
  {
    of: 'an award taken back',
    does: ({ certificates }) => each(certificates, (id) => revoke(administrator, id)),
    course: 'a-clinical-course',
    from: /need 9/,
    to: /need 10/,
  },
  {
    of: 'an award given again',
    first: ({ certificates }) => each(certificates, (id) => revoke(administrator, id)),
    does: ({ certificates }) => each(certificates, (id) => reinstate(administrator, id)),
    course: 'a-clinical-course',
    from: /need 10/,
    to: /need 9/,
  },
  {
    of: 'an hour moved to another category',
    does: ({ caller, licenseId, recordId }) =>
      ok(caller.post(`/licenses/${licenseId}/moves`, { recordId, partId: 'all', category: 'general' })),
    course: 'a-small-course',
    from: /Ethics \(you need 2/,
    to: /Ethics \(you need 3/,
  },
  {
    of: 'an item done',
    does: ({ caller, licenseId }) =>
      ok(caller.put(`/licenses/${licenseId}/one-time-items/telehealth`, { doneOn: '2020-05-01', note: '' })),
    course: 'a-telehealth-course',
    from: /Telehealth \(you need 2/,
    to: /^(?!.*Telehealth)/,
  },
  {
    of: 'an item that is not done after all',
    first: ({ caller, licenseId }) =>
      ok(caller.put(`/licenses/${licenseId}/one-time-items/telehealth`, { doneOn: '2020-05-01', note: '' })),
    does: ({ caller, licenseId }) => ok(caller.delete(`/licenses/${licenseId}/one-time-items/telehealth`)),
    course: 'a-telehealth-course',
    from: /^(?!.*Telehealth)/,
    to: /Telehealth \(you need 2/,
  },
  {
    of: 'hours from elsewhere',
    does: ({ caller }) => enteredHours(caller),
    course: 'a-clinical-course',
    from: /need 9/,
    to: /need 6/,
  },
  {
    of: 'hours from elsewhere that are withdrawn',
    first: ({ caller }) => enteredHours(caller),
    does: async ({ caller }) => {
      const [record] = (await caller.get('/outside-hours')).body.records;
      await ok(
        caller.post(`/outside-hours/${record.id}/withdrawals`, {
          id: randomUUID(),
          replaces: record.versionId,
        }),
      );
    },
    course: 'a-clinical-course',
    from: /need 6/,
    to: /need 9/,
  },
  {
    of: 'a new revision of the rules',
    does: () =>
      importRuleSets(api, [
        aRuleSet(
          'ga-lpc',
          {},
          { total: { hours: 12, clause: 'Twelve hours are needed.', source: null, note: null } },
        ),
        ...sampleRuleSets.slice(1),
      ]),
    course: 'a-clinical-course',
    from: /need 9/,
    to: /need 11/,
  },
  {
    // The hour of today lies in the cycle that the new day begins; the three of October 3 do not.
    of: 'another day of issue, entered at the same moment',
    license: endsToday,
    first: ({ caller }) => enteredHours(caller),
    does: ({ caller, licenseId }) => {
      const { jurisdiction: _, type: __, ...facts } = aLicenseRequest({ issuedOn: '2026-11-01' });

      return ok(caller.put(`/licenses/${licenseId}`, facts));
    },
    course: 'a-clinical-course',
    from: /need 6/,
    to: /need 9/,
  },
  {
    of: 'the next day, with which a cycle begins',
    license: endsToday,
    does: async () => api.clock.advance(24 * 60 * 60_000),
    course: 'a-clinical-course',
    from: /need 9/,
    to: /need 10/,
  },
  {
    of: 'an offer withdrawn',
    does: async () => {
      await api.publish(aCreditCourse({ slug: 'a-small-course' }), { bodies: [] });
      await api.runJobs();
    },
    course: 'a-small-course',
    from: /Ethics/,
    to: undefined,
  },
];

describe('GET /my-ce/fits, asked again', () => {
  it('works nothing out where nothing has changed', async () => {
    const caller = await api.as({ name: 'again' });
    await aLicense(caller);
    await anHour(caller);
    const working = jest.spyOn(api.app.get(OpenLicenses), 'openAll');
    const first = await caller.get('/my-ce/fits');
    const again = await caller.get('/my-ce/fits');

    expect(again.body).toEqual(first.body);
    expect(first.body.groups).not.toEqual([]);
    expect(working).toHaveBeenCalledTimes(1);
  });

  it('tells nobody what was worked out for another', async () => {
    const [one, other] = [await api.as({ name: 'one' }), await api.as({ name: 'other' })];
    const [hers, theirs] = [await aLicense(one), await aLicense(other)];
    const licensesIn = async (caller: Caller) =>
      (await caller.get('/my-ce/fits')).body.groups.map(
        ({ fits: [fit] }: { fits: { licenseId: string }[] }) => fit?.licenseId,
      );

    expect(new Set(await licensesIn(one))).toEqual(new Set([hers]));
    expect(new Set(await licensesIn(other))).toEqual(new Set([theirs]));
  });

  it.each(changes)('knows of $of', async ({ of, license, first, does, course, from, to }) => {
    const caller = await api.as({ name: of.replaceAll(/\W+/g, '-') });
    const licenseId = await aLicense(caller, license);
    const { enrollmentId, ids } = await aCertificate(caller);
    const around = { caller, licenseId, recordId: enrollmentId, certificates: ids };
    await first?.(around);
    expect(await said(caller, course)).toMatch(from);
    const working = jest.spyOn(api.app.get(OpenLicenses), 'openAll');
    await does(around);

    const after = await said(caller, course);
    if (to) expect(after).toMatch(to);
    else expect(after).toBeUndefined();
    expect(working).toHaveBeenCalledTimes(1);
    expect(after).toBe(await saidOnPage(caller, course));
  });

  it('knows of an entry in the practice log', async () => {
    const caller = await api.as({ name: 'leader' });
    await aLicense(caller);
    await caller.get('/my-ce/fits');
    const working = jest.spyOn(api.app.get(OpenLicenses), 'openAll');
    await anEntry(caller);
    await caller.get('/my-ce/fits');

    expect(working).toHaveBeenCalledTimes(1);
  });
});
