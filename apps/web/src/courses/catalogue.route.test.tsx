import { screen, within } from '@testing-library/react';
import { aCatalogue, aCourse } from '../testing/answers.js';
import { visit } from '../testing/render-route.js';

describe('catalogue', () => {
  it('shows what each course counts for, takes and costs', async () => {
    await visit('/courses', { '/courses': aCatalogue() });

    const row = within(screen.getByRole('article'));
    expect(row.getByRole('link', { name: 'Ethics in groups' }).getAttribute('href')).toBe('/courses/ethics');
    expect(row.getByText('1 hour: ethics')).toBeTruthy();
    expect(
      row.getByText(/Self-paced reading with a quiz · 1 h 5 min · Intermediate · Sample Instructor/),
    ).toBeTruthy();
    expect(row.getByText('Free for everyone. · Updated November 22, 2026')).toBeTruthy();
  });

  it('says in words that a course does not count', async () => {
    await visit('/courses', { '/courses': aCatalogue({ courses: [aCourse({ hours: null, bodies: [] })] }) });

    expect(screen.getByText('Not for CE credit')).toBeTruthy();
  });

  it('announces how many courses a filter leaves', async () => {
    const { user, sent } = await visit('/courses', {
      '/courses': aCatalogue(),
      '/courses?topic=ethics': aCatalogue({
        courses: [aCourse(), aCourse({ slug: 'second', title: 'Second' })],
      }),
    });

    await user.click(screen.getAllByRole('link', { name: /^Ethics\s*1 course$/ })[0]!);

    expect(await screen.findByText('2 courses')).toBe(screen.getByRole('status'));
    expect(sent.at(-1)?.path).toBe('/courses?topic=ethics');
  });

  it('keeps every other filter when one is taken away, and ignores what it does not know', async () => {
    await visit('/courses?topic=ethics&level=advanced&from=mail', {
      '/courses?topic=ethics&level=advanced': aCatalogue(),
    });

    const [topic] = screen.getAllByRole('link', { name: /^Ethics ?, chosen/ });
    expect(topic?.getAttribute('href')).toBe('/courses?level=advanced');
    expect(topic?.getAttribute('aria-current')).toBe('true');
  });

  it('names what to take away when nothing matches, and what that would show', async () => {
    await visit('/courses?q=chairs&level=advanced', {
      '/courses?q=chairs&level=advanced': aCatalogue({
        courses: [],
        without: [
          { filter: 'q', count: 1 },
          { filter: 'level', count: 4 },
        ],
      }),
    });
    const link = screen.getByRole('link', { name: 'Take away “Advanced”' });

    expect(link.getAttribute('href')).toBe('/courses?q=chairs');
    expect(link.parentElement?.textContent).toBe(
      'Nothing matches all of that. Take away “Advanced” to see 4 courses.',
    );
  });

  it('leads to all courses when no one filter is to blame', async () => {
    await visit('/courses?q=chairs', {
      '/courses?q=chairs': aCatalogue({ courses: [], without: [{ filter: 'q', count: 0 }] }),
    });

    expect(screen.getByRole('link', { name: 'Show all courses' }).getAttribute('href')).toBe('/courses');
  });

  it('searches with a form that works without scripts', async () => {
    await visit('/courses?topic=ethics', { '/courses?topic=ethics': aCatalogue() });

    const form = screen.getByRole('search');
    expect(form.getAttribute('action')).toBe('/courses');
    expect(form.getAttribute('method')).toBe('get');
    expect(Object.fromEntries(new FormData(form as HTMLFormElement))).toEqual({ topic: 'ethics', q: '' });
  });
});
