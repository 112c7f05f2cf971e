import type { CourseHome, EnrollmentSummary, LessonPage, LessonTask } from '@cohesion/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { visitLearner } from '../testing/visit-learner.js';

const id = '11111111-1111-4111-8111-111111111111';

const aSummary = (change: Partial<EnrollmentSummary> = {}): EnrollmentSummary => ({
  id,
  courseSlug: 'ethics',
  title: 'Ethics and boundaries',
  promise: 'Hold the frame.',
  hours: '1 hour: ethics',
  lessonsRead: 1,
  lessons: 3,
  minutesLeft: 70,
  next: { label: 'Continue where you stopped', path: `/learn/${id}/lessons/limits` },
  lastActiveAt: '2026-11-20T09:00:00Z',
  finished: false,
  ...change,
});
const lessons: LessonTask[] = [
  { id: 'promises', title: 'What a group promises', minutes: 5, status: 'done' },
  { id: 'limits', title: 'The limits', minutes: 6, status: 'started' },
  { id: 'roles', title: 'When roles cross', minutes: 7, status: 'to-do' },
];

const aCourse = (change: Partial<CourseHome> = {}): CourseHome => ({
  summary: aSummary(),
  version: 2,
  reviewNotice: 'Sample curriculum.',
  objectives: [{ id: 'o1', text: 'Explain the limits' }],
  modules: [{ id: 'm1', title: 'Agreements', minutes: 18, lessons }],
  quiz: {
    status: 'to-do',
    questions: 10,
    needed: 8,
    passPercent: 80,
    attemptsUsed: 0,
    attemptsLeft: null,
    openAttemptId: null,
    lastSubmittedAttemptId: null,
  },
  evaluation: { status: 'to-do' },
  claim: { status: 'waiting', countsForCredit: true },
  certificates: [],
  outstanding: ['Two lessons are still to be read.'],
  ...change,
});

const html = [
  '<p id="p-1">The quiet of <a class="term" href="#glossary-leader">the leader</a>.</p>',
  '<p id="p-2">The end.</p>',
  '<section class="lesson-glossary"><dl><dt id="glossary-leader">the leader</dt><dd>Who holds the frame.</dd></dl></section>',
].join('');

const aLesson = (change: Partial<LessonPage> = {}): LessonPage => ({
  enrollmentId: id,
  courseSlug: 'ethics',
  courseTitle: 'Ethics and boundaries',
  module: { id: 'm1', title: 'Agreements', number: 1, of: 2 },
  lesson: { id: 'limits', title: 'The limits', number: 2, of: 3, minutes: 6, status: 'started' },
  html,
  reflections: [{ id: 'r1', prompt: 'What do you feel pulled to do?' }],
  outline: lessons,
  previous: { id: 'promises', title: 'What a group promises' },
  next: { id: 'roles', title: 'When roles cross' },
  minutesLeftInModule: 22,
  minutesLeftInCourse: 100,
  position: null,
  ...change,
});

describe('Learn', () => {
  it('begins with the course to go on with, then what needs the learner, then the rest', async () => {
    const other = aSummary({ id: id.replace('8111', '8222'), title: 'Scapegoating', finished: true });
    const needsYou = [
      { text: 'Evaluation for “Scapegoating”', path: '/learn/x/evaluation', action: 'Finish' },
    ];
    await visitLearner('/learn', {
      '/enrollments': { enrollments: [other, aSummary()] },
      '/my-ce': { licenses: [], totals: [], awards: [], needsYou },
    });

    const go = await screen.findByRole('link', { name: 'Continue where you stopped' });
    expect(go.getAttribute('href')).toBe(`/learn/${id}/lessons/limits`);
    expect(screen.getByText(/1 of 3 lessons read · about 1 h 10 min of reading left/)).toBeTruthy();
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
      'Ethics and boundaries',
      'Needs you',
      'Your other courses',
    ]);
  });

  it('says one sentence and offers one way when there is no course yet', async () => {
    await visitLearner('/learn', {
      '/enrollments': { enrollments: [] },
      '/my-ce': { licenses: [], totals: [], awards: [], needsYou: [] },
    });

    expect(await screen.findByText(/No course yet\. Take a seat/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Browse courses' })).toBeTruthy();
  });
});

describe('course home', () => {
  it('shows reading, quiz, evaluation and certificate, each with its status in a word', async () => {
    await visitLearner(`/learn/${id}`, { [`/enrollments/${id}`]: aCourse() });

    await screen.findByRole('heading', { level: 1, name: 'Ethics and boundaries' });
    const statuses = screen
      .getAllByRole('heading', { level: 2 })
      .slice(0, 4)
      .map((task) => task.parentElement?.textContent);
    expect(statuses).toEqual([
      'ReadStarted',
      'Take the quizTo do',
      'Give the evaluationTo do',
      'Your certificateNot yet',
    ]);
    expect(screen.getByRole('link', { name: /Read\s*What a group promises/ })).toBeTruthy();
    expect(screen.getByText('Two lessons are still to be read.')).toBeTruthy();
  });

  it('goes on with an open attempt and has no certificate task when nothing is counted', async () => {
    const quiz = { ...aCourse().quiz, status: 'started' as const, openAttemptId: id.replace('8111', '8333') };
    await visitLearner(`/learn/${id}`, {
      [`/enrollments/${id}`]: aCourse({ quiz, claim: { status: 'waiting', countsForCredit: false } }),
    });

    const link = await screen.findByRole('link', { name: 'Take the quiz' });
    expect(link.getAttribute('href')).toBe(`/attempts/${quiz.openAttemptId}`);
    expect(screen.queryByRole('heading', { name: 'Your certificate' })).toBeNull();
  });

  it('says so when the learner is not enrolled', async () => {
    await visitLearner(`/learn/${id}`, {});

    expect(await screen.findByRole('heading', { name: 'You are not enrolled here' })).toBeTruthy();
  });
});

describe('lesson', () => {
  const path = `/enrollments/${id}/lessons/limits`;

  it('shows the text, where it stands and what is left', async () => {
    await visitLearner(`/learn/${id}/lessons/limits`, { [path]: aLesson() });

    expect(await screen.findByRole('heading', { level: 1, name: 'The limits' })).toBeTruthy();
    expect(screen.getByText('The end.')).toBeTruthy();
    const contents = within(screen.getByRole('navigation', { name: 'Contents' }));
    expect(
      contents.getByText(/About 22 minutes left in this module\. 1 h 40 min left in the course\./),
    ).toBeTruthy();
    expect(contents.getByRole('link', { current: 'page' }).textContent).toBe('OpenedThe limits');
  });

  it('explains a term in place; Escape closes it and the focus is back on the term', async () => {
    const { user } = await visitLearner(`/learn/${id}/lessons/limits`, { [path]: aLesson() });
    const term = await screen.findByRole('button', { name: 'the leader' });
    await user.click(term);

    const dialog = await screen.findByRole('dialog', { name: 'the leader' });
    expect(dialog.textContent).toContain('Who holds the frame.');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(term));
  });

  it('reports the lesson as read when the reader says so', async () => {
    const { user, delivered } = await visitLearner(`/learn/${id}/lessons/limits`, {
      [path]: aLesson({ next: null }),
    });
    await user.click(await screen.findByRole('button', { name: 'Mark as read' }));

    expect(await screen.findByText('✓ Read')).toBeTruthy();
    await waitFor(() =>
      expect(delivered).toContainEqual({
        path: `/api/enrollments/${id}/readings`,
        entries: [expect.objectContaining({ lesson: 'limits', finished: true })],
      }),
    );
  });

  it('keeps a reflection to this device, says so, and warns of what may name a client', async () => {
    const { user, sent, delivered } = await visitLearner(`/learn/${id}/lessons/limits`, {
      [path]: aLesson(),
    });
    const box = await screen.findByRole('textbox', { name: 'What do you feel pulled to do?' });
    await user.type(box, 'Write to ruth.o@example.com');

    expect(await screen.findByText(/may name a client \(an email address\)/)).toBeTruthy();
    expect(screen.getByText(/Never graded, never shown to SGPS\./)).toBeTruthy();
    const gone = JSON.stringify([sent, delivered]);
    expect(gone).not.toContain('ruth.o@example.com');
  });

  it('goes to the next lesson with J, but not while writing', async () => {
    const roles = aLesson({
      lesson: { id: 'roles', title: 'When roles cross', number: 3, of: 3, minutes: 7, status: 'to-do' },
    });
    const { user, router } = await visitLearner(`/learn/${id}/lessons/limits`, {
      [path]: aLesson(),
      [`/enrollments/${id}/lessons/roles`]: roles,
    });
    await user.type(await screen.findByRole('textbox', { name: 'What do you feel pulled to do?' }), 'j');
    expect(router.state.location.pathname).toMatch(/limits$/);

    await user.click(screen.getByText('The end.'));
    await user.keyboard('j');

    expect(await screen.findByRole('heading', { level: 1, name: 'When roles cross' })).toBeTruthy();
  });

  it('says so when there is no such lesson', async () => {
    await visitLearner(`/learn/${id}/lessons/limits`, {});

    expect(await screen.findByRole('heading', { name: 'No such lesson' })).toBeTruthy();
  });
});
