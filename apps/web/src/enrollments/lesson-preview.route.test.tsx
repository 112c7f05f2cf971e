import type { LessonPreview } from '@cohesion/contracts';
import { screen } from '@testing-library/react';
import { aCoursePage, aPerson, aSession } from '../testing/answers.js';
import { visit } from '../testing/render-route.js';
import { visitLearner } from '../testing/visit-learner.js';

const path = '/courses/ethics/preview';
const signedIn = { '/session': aSession({ person: aPerson() }) };
const enrollmentId = '01890a5d-ac96-774b-bcce-b302099a8111';

const aPreview = (change: Partial<LessonPreview> = {}): LessonPreview => ({
  courseSlug: 'ethics',
  courseTitle: 'Ethics and boundaries',
  module: { title: 'Agreements', number: 1, of: 2 },
  lesson: { title: 'The limits', minutes: 6 },
  lessons: 7,
  html: [
    '<p>The quiet of <a class="term" href="#glossary-leader">the leader</a>.</p>',
    '<section class="lesson-glossary"><dl><dt id="glossary-leader">the leader</dt><dd>Who holds the frame.</dd></dl></section>',
  ].join(''),
  open: true,
  enrollmentId: null,
  ...change,
});

const addressOf = (name: string) => screen.getByRole('link', { name }).getAttribute('href');

describe('first lesson, before enrolling', () => {
  it('shows the text, where it stands and how many more there are', async () => {
    await visit(path, { [path]: aPreview() });

    expect(screen.getByRole('heading', { level: 1, name: 'The limits' })).toBeTruthy();
    expect(screen.getByText('Who holds the frame.')).toBeTruthy();
    expect(screen.getByText(/Lesson 1 of 7, about 6 min\. Module 1 of 2: Agreements\./)).toBeTruthy();
    expect(screen.getByText('The other 6 lessons and the quiz come with enrolling.')).toBeTruthy();
  });

  it('explains a term in place', async () => {
    const { user } = await visitLearner(path, { [path]: aPreview() });
    await user.click(await screen.findByRole('button', { name: 'the leader' }));

    expect((await screen.findByRole('dialog', { name: 'the leader' })).textContent).toContain(
      'Who holds the frame.',
    );
  });

  it('sends nothing while it is read', async () => {
    const { sent, delivered } = await visitLearner(path, { [path]: aPreview() });

    expect(sent.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(delivered).toEqual([]);
  });

  it.each([
    ['a visitor to sign in', {}, {}, 'Sign in to enroll', '/sign-in?next=%2Fcourses%2Fethics'],
    ['someone signed in to the course', signedIn, {}, 'Go to Enroll', '/courses/ethics'],
    [
      'someone enrolled to her course',
      signedIn,
      { enrollmentId },
      'Continue this course',
      `/learn/${enrollmentId}`,
    ],
    ['whoever wants back to the course', {}, {}, 'Back to the course', '/courses/ethics'],
  ])('leads %s', async (_, session, change, name, address) => {
    await visit(path, { ...session, [path]: aPreview(change) });

    expect(addressOf(name)).toBe(address);
  });

  it('offers nobody to enroll after the last day', async () => {
    await visit(path, { ...signedIn, [path]: aPreview({ open: false }) });

    expect(screen.queryByRole('link', { name: /enroll/i })).toBeNull();
    expect(screen.getByText(/not open to anyone new/)).toBeTruthy();
  });

  it('is offered on the course’s page to those who are not enrolled', async () => {
    await visit('/courses/ethics', { '/courses/ethics': aCoursePage() });

    expect(addressOf('Read the first lesson')).toBe(path);
  });

  it('says that there is no such course', async () => {
    await visit('/courses/nothing/preview');

    expect(screen.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeTruthy();
  });
});
