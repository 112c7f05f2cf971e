import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { courseQuery } from '../courses/courses.queries.js';
import { aCatalogue, aCoursePage } from '../testing/answers.js';
import { visit } from '../testing/render-route.js';
import { PrefetchLink } from './prefetch-link.js';

const course = '/courses/ethics';
const answers = { '/courses': aCatalogue(), [course]: aCoursePage() };

async function visitCatalogue(more: Record<string, unknown> = {}) {
  const page = await visit('/courses', { ...answers, ...more });

  return {
    ...page,
    link: screen.getByRole('link', { name: 'Ethics in groups' }),
    asked: () => page.sent.filter(({ path }) => path === course).length,
  };
}

const setSaveData = (saveData: boolean) =>
  Object.defineProperty(navigator, 'connection', { value: { saveData }, configurable: true });
const settled = () => act(() => new Promise((done) => setTimeout(done, 50)));

afterEach(() => Reflect.deleteProperty(navigator, 'connection'));

describe('PrefetchLink', () => {
  it.each([
    ['the pointer comes over it', fireEvent.pointerEnter],
    ['it has the focus', fireEvent.focus],
    ['a finger touches it', fireEvent.touchStart],
  ])('fetches the page when %s', async (_, event) => {
    const { link, queries, asked } = await visitCatalogue();
    expect(asked()).toBe(0);
    event(link);

    await waitFor(() => expect(queries.getQueryData(courseQuery('ethics').queryKey)).toEqual(aCoursePage()));
  });

  it('fetches it once, and the page opens from what was fetched', async () => {
    const { link, user, queries, asked } = await visitCatalogue();
    fireEvent.pointerEnter(link);
    fireEvent.focus(link);
    fireEvent.touchStart(link);
    await waitFor(() => expect(queries.getQueryData(courseQuery('ethics').queryKey)).toBeTruthy());
    await user.click(link);

    expect(await screen.findByRole('heading', { level: 1, name: 'Ethics in groups' })).toBeTruthy();
    expect(asked()).toBe(1);
  });

  it('fetches nothing for someone who saves data', async () => {
    setSaveData(true);
    const { link, asked } = await visitCatalogue();
    fireEvent.pointerEnter(link);
    await settled();

    expect(asked()).toBe(0);
  });

  it('fetches for someone who could save data and does not', async () => {
    setSaveData(false);
    const { link, asked } = await visitCatalogue();
    fireEvent.pointerEnter(link);

    await waitFor(() => expect(asked()).toBe(1));
  });

  it('leaves what fails to the page itself', async () => {
    const { link, asked } = await visitCatalogue({ [course]: undefined });
    fireEvent.pointerEnter(link);
    await waitFor(() => expect(asked()).toBe(1));
    await settled();

    expect(screen.getByRole('heading', { level: 1, name: 'Courses' })).toBeTruthy();
  });

  it('is a link where no portal runs', () => {
    render(
      <MemoryRouter>
        <PrefetchLink to={course}>Ethics</PrefetchLink>
      </MemoryRouter>,
    );
    fireEvent.pointerEnter(screen.getByRole('link', { name: 'Ethics' }));

    expect(screen.getByRole('link').getAttribute('href')).toBe(course);
  });
});
