import { screen, within } from '@testing-library/react';
import { aCatalogue, aCourse, aCoursePage, aPerson, aSession } from '../testing/answers.js';
import { aClause, aFit, licenseId } from '../testing/licenses.js';
import { refusal } from '../testing/network.js';
import { visit } from '../testing/render-route.js';

const signedIn = { '/session': aSession({ person: aPerson() }) };
const courses = [aCourse(), aCourse({ slug: 'history', title: 'History of groups' })];
const recorded = aFit({
  standing: 'recorded',
  sentence: 'Would be recorded but not counted for Georgia LCSW: the limit is reached.',
  clause: null,
});
const fits = {
  groups: [
    { courses: ['ethics'], fits: [aFit()] },
    { courses: ['history'], fits: [recorded] },
  ],
  problems: [],
  notice: 'Your board has the final say.',
};
const catalogue = { '/courses': aCatalogue({ courses }) };

describe('“Will this count for me?” in the catalogue', () => {
  it('is asked once for the whole page, and never for a visitor', async () => {
    const asked = async (answers: Record<string, unknown>) =>
      (await visit('/courses', { ...catalogue, ...answers })).sent.filter(
        ({ path }) => path === '/my-ce/fits',
      );

    expect(await asked({ ...signedIn, '/my-ce/fits': fits })).toHaveLength(1);
    document.body.innerHTML = '';
    expect(await asked({})).toHaveLength(0);
  });

  it('shows first what fills a gap, with the clause, and says how many there are', async () => {
    await visit('/courses', { ...catalogue, ...signedIn, '/my-ce/fits': fits });

    expect(screen.getByRole('status').textContent).toBe('1 course with something you still need');
    const row = within(screen.getByRole('article'));
    expect(row.getByText('Counts toward Georgia LCSW: Ethics (you need 3).')).toBeTruthy();
    expect(row.getByText('Five hours of ethics in each cycle.')).toBeTruthy();
  });

  it('shows every course when the filter is turned off, with a sentence for those that do not count', async () => {
    const { user, router } = await visit('/courses', { ...catalogue, ...signedIn, '/my-ce/fits': fits });
    await user.click(screen.getByRole('link', { name: 'Show all 2' }));

    expect(await screen.findByText('2 courses')).toBe(screen.getByRole('status'));
    expect(screen.getByText(recorded.sentence)).toBeTruthy();
    expect(router.state.location.search).toBe('?gaps=off');
  });

  it('asks the catalogue for nothing it does not know', async () => {
    const { sent } = await visit('/courses?gaps=off', { ...catalogue, ...signedIn, '/my-ce/fits': fits });

    expect(sent.map(({ path }) => path)).toContain('/courses');
    expect(screen.getByText('2 courses')).toBeTruthy();
  });

  it('leaves the catalogue whole where nothing can be said', async () => {
    await visit('/courses', { ...catalogue, ...signedIn, '/my-ce/fits': refusal(500, 'not-found') });

    expect(screen.getByText('2 courses')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'My gaps' })).toBeNull();
  });
});

describe('“Will this count for me?” on the course page', () => {
  const path = '/my-ce/fits/ethics';
  const course = { '/courses/ethics': aCoursePage() };

  it('answers for each license before enrolling, with the rule and what would be left', async () => {
    const fit = {
      ...aFit(),
      licenseName: 'Georgia LCSW',
      renewsOn: '2028-09-30',
      recorded: '1.0',
      toGo: { before: '8.0', after: '7.0' },
      toward: [{ name: 'Ethics', before: '3.0', after: '2.0', clause: aClause() }],
      reasons: [],
      notice: 'Your board has the final say.',
    };
    await visit('/courses/ethics', {
      ...course,
      ...signedIn,
      [path]: { slug: 'ethics', notForCredit: null, fits: [fit], problems: [] },
    });

    const section = within(screen.getByRole('region', { name: 'Will this count for me?' }));
    expect(section.getByText(aFit().sentence)).toBeTruthy();
    expect(
      section.getByText(/8\.0 hours to go now, 7\.0 after this course, by September 30, 2028/),
    ).toBeTruthy();
    expect(section.getByRole('link', { name: 'Rule 135-9' })).toBeTruthy();
    const enroll = screen.getByRole('button', { name: 'Enroll' });
    expect(
      screen.getByRole('region', { name: 'Will this count for me?' }).compareDocumentPosition(enroll) &
        Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
  });

  it('offers to add a license where there is none', async () => {
    await visit('/courses/ethics', {
      ...course,
      ...signedIn,
      [path]: { slug: 'ethics', notForCredit: null, fits: [], problems: [] },
    });

    expect(screen.getByRole('link', { name: 'Add a license' }).getAttribute('href')).toBe(
      '/my-ce/licenses/new',
    );
  });

  it('names the license whose cycle cannot be worked out', async () => {
    const problem = {
      licenseId,
      code: 'period-missing',
      sentence: 'Enter the dates on your license.',
      enter: 'periods',
    };
    await visit('/courses/ethics', {
      ...course,
      ...signedIn,
      [path]: { slug: 'ethics', notForCredit: null, fits: [], problems: [problem] },
    });

    expect(screen.getByText(/Enter the dates on your license/)).toBeTruthy();
  });

  it('says nothing to a visitor', async () => {
    await visit('/courses/ethics', course);

    expect(screen.queryByRole('region', { name: 'Will this count for me?' })).toBeNull();
  });
});
