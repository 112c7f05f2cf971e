import { screen, within } from '@testing-library/react';
import { aCoursePage, aPerson, aSession } from '../testing/answers.js';
import { refusal } from '../testing/network.js';
import { visit } from '../testing/render-route.js';

const signedIn = { '/session': aSession({ person: aPerson() }) };
const enrollmentId = '01890a5d-ac96-774b-bcce-b302099a8060';

describe('course page', () => {
  it.each(Object.entries(aCoursePage().disclosures).filter(([name]) => name !== 'hash'))(
    'prints the disclosure %s before anyone enrolls',
    async (_, text) => {
      await visit('/courses/ethics', { '/courses/ethics': aCoursePage() });

      const before = within(screen.getByRole('region', { name: 'Before you enroll' }));
      for (const words of [text].flat()) expect(before.getByText(words)).toBeTruthy();
    },
  );

  it.each([
    ['the objectives', 'Explain why confidentiality cannot be guaranteed'],
    ['the audience', 'Group psychotherapists, Trainees.'],
    ['the outline', 'What you can promise'],
    ['the instructor', /PhD, CGP\. Private practice\. Thirty years of groups\./],
    ['an interest that there is none of', 'Sample Instructor: No financial interests to disclose'],
    ['the credit', 'American Psychological Association: 1.00 CE credits (ethics)'],
    ['the statement of the body', 'The society is approved by the American Psychological Association.'],
    [
      'provider and approval numbers',
      /Provider number P-4 · Approval number A-17 · Approved until June 30, 2027/,
    ],
    ['what has to be done', 'Pass the quiz with 80 %'],
    ['the references', /Lasky and Riva, 2006\./],
    [
      'version, release and expiry',
      /Version 3, published November 22, 2026\. Released .*, open until November 21, 2029/,
    ],
  ])('shows %s', async (_, words) => {
    await visit('/courses/ethics', { '/courses/ethics': aCoursePage() });

    expect(screen.getByText(words)).toBeTruthy();
  });

  it('shows the sum behind the hours as a table', async () => {
    await visit('/courses/ethics', { '/courses/ethics': aCoursePage() });

    const table = within(screen.getByRole('table', { name: 'The calculation for each body' }));
    expect(table.getByRole('row', { name: /0\.9 × .* 61\.9 min/ })).toBeTruthy();
    expect(screen.getByText(/6,010 words of study text, 12 quiz questions/)).toBeTruthy();
  });

  it('sends a visitor to sign in, and back here', async () => {
    await visit('/courses/ethics', { '/courses/ethics': aCoursePage() });

    expect(screen.getByRole('link', { name: 'Sign in to enroll' }).getAttribute('href')).toBe(
      '/sign-in?next=%2Fcourses%2Fethics',
    );
  });

  it.each([
    ['a visitor', {}],
    ['someone signed in', signedIn],
  ])('offers %s no way in after the last day, and says so in a sentence', async (_, session) => {
    const version = { ...aCoursePage().version, expires: '2026-11-21' };
    await visit('/courses/ethics', {
      ...session,
      '/courses/ethics': aCoursePage({ open: false, version, offers: [] }),
    });

    expect(screen.getByText(/The last day to enroll in this course was November 21, 2026\./)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'See the courses that are open' }).getAttribute('href')).toBe(
      '/courses',
    );
    expect(screen.queryByRole('button', { name: /Enroll|Read without credit/ })).toBeNull();
    expect(screen.queryByRole('link', { name: /Sign in to enroll/ })).toBeNull();
  });

  it('lets someone who is enrolled go on after the last day', async () => {
    await visit('/courses/ethics', {
      ...signedIn,
      '/courses/ethics': aCoursePage({ open: false, enrollmentId }),
    });

    expect(screen.getByRole('link', { name: 'Continue this course' })).toBeTruthy();
    expect(screen.queryByText(/The last day to enroll/)).toBeNull();
  });

  it('enrolls with the disclosures that were read', async () => {
    const { user, sent } = await visit('/courses/ethics', {
      ...signedIn,
      '/courses/ethics': aCoursePage(),
      'POST /enrollments': refusal(409, 'course-not-open', { message: 'This course is not open.' }),
    });

    await user.click(screen.getByRole('button', { name: 'Enroll' }));

    expect((await screen.findByRole('alert')).textContent).toBe('This course is not open.');
    expect(sent.at(-1)).toEqual({
      method: 'POST',
      path: '/enrollments',
      body: { courseSlug: 'ethics', disclosuresHash: 'hash-of-disclosures' },
    });
  });

  it('shows the new disclosures when they changed meanwhile', async () => {
    let fees = 'There is no fee.';
    const page = () => aCoursePage({ disclosures: { ...aCoursePage().disclosures, fees } });
    const { user } = await visit('/courses/ethics', {
      ...signedIn,
      '/courses/ethics': page,
      'POST /enrollments': refusal(409, 'disclosures-changed', { message: 'Please read them again.' }),
    });

    fees = 'Twenty dollars.';
    await user.click(screen.getByRole('button', { name: 'Enroll' }));

    expect(await screen.findByText('Twenty dollars.')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toBe('Please read them again.');
  });

  it('lets someone who is enrolled go on', async () => {
    await visit('/courses/ethics', { ...signedIn, '/courses/ethics': aCoursePage({ enrollmentId }) });

    expect(screen.getByRole('link', { name: 'Continue this course' }).getAttribute('href')).toBe(
      `/learn/${enrollmentId}`,
    );
    expect(screen.queryByRole('button', { name: 'Enroll' })).toBeNull();
  });

  it('offers reading without credit, and says why there is none', async () => {
    const page = aCoursePage({ offers: [], notForCreditReason: 'The approval ended in June.' });
    await visit('/courses/ethics', { ...signedIn, '/courses/ethics': page });

    expect(screen.getByRole('button', { name: 'Read without credit' })).toBeTruthy();
    expect(screen.getByText('The approval ended in June.')).toBeTruthy();
  });

  it('survives a reference whose address cannot be read', async () => {
    const references = [{ id: 'r1', text: 'A book.', url: 'not an address' }];
    await visit('/courses/ethics', { '/courses/ethics': aCoursePage({ references }) });

    expect(screen.getByText('A book.')).toBeTruthy();
  });

  it('says that there is no such course', async () => {
    await visit('/courses/nothing');

    expect(screen.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeTruthy();
  });
});
