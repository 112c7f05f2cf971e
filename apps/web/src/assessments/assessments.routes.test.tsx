import type { AttemptResult, AttemptView, CourseHome, RecordSteps } from '@cohesion/contracts';
import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { refusal, visitLearner } from '../testing/visit-learner.js';

const enrollmentId = '11111111-1111-4111-8111-111111111111';
let attempts = 0;

function anAttempt(change: Partial<AttemptView> = {}): AttemptView {
  return {
    id: `22222222-2222-4222-8222-${String((attempts += 1)).padStart(12, '0')}`,
    enrollmentId,
    courseTitle: 'Ethics and boundaries',
    number: 1,
    startedAt: '2026-11-22T09:00:00Z',
    submitted: false,
    needed: 2,
    questions: [1, 2, 3].map((number) => ({
      number,
      itemId: `item-${number}`,
      stem: `What of ${number}?`,
      stemHtml: `<p>Ruth is late.</p><p>What of <em>${number}</em>?</p>`,
      options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Option ${id} of ${number}` })),
    })),
    answers: [],
    lastSeq: 0,
    ...change,
  };
}

const saved = (body: unknown) => {
  const { steps } = body as RecordSteps;

  return { saved: steps.map(({ id }) => id), lastSeq: Math.max(...steps.map(({ seq }) => seq)) };
};

function aResult(attempt: AttemptView, change: Partial<AttemptResult> = {}): AttemptResult {
  const source = { lesson: 'limits', lessonTitle: 'The limits', paragraph: 'p-x', path: `/learn/${enrollmentId}/lessons/limits#p-x` };

  return {
    attemptId: attempt.id,
    enrollmentId,
    courseTitle: attempt.courseTitle,
    passed: true,
    right: 2,
    of: 3,
    needed: 2,
    submittedAt: '2026-11-22T09:20:00Z',
    objectives: [
      { id: 'o1', text: 'Explain the limits', met: true, right: 2, of: 2 },
      { id: 'o2', text: 'Name two roles', met: false, right: 0, of: 1 },
    ],
    items: [
      {
        number: 2,
        itemId: 'item-2',
        stemHtml: '<p>What of 2?</p>',
        right: false,
        chosen: 'a',
        options: [
          { id: 'a', text: 'Option a', chosen: true, correct: false, rationale: 'Many leaders go there first.' },
          { id: 'b', text: 'Option b', chosen: false, correct: true, rationale: 'The group does the work.' },
        ],
        objective: 'Name two roles',
        source,
      },
    ],
    keyShown: true,
    rereadFirst: null,
    attemptsLeft: null,
    next: { label: 'Give the evaluation', path: `/learn/${enrollmentId}/evaluation` },
    ...change,
  };
}

describe('quiz start page', () => {
  const home: CourseHome = {
    summary: {
      id: enrollmentId,
      courseSlug: 'ethics',
      title: 'Ethics and boundaries',
      promise: '',
      hours: null,
      lessonsRead: 0,
      lessons: 1,
      minutesLeft: 5,
      next: { label: 'Read', path: '/learn' },
      lastActiveAt: '2026-11-22T09:00:00Z',
      finished: false,
    },
    version: 1,
    reviewNotice: '',
    objectives: [],
    modules: [],
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
    outstanding: [],
  };

  it('says how many, what passes and that nothing is timed, and starts', async () => {
    const attempt = anAttempt();
    const { router } = visitLearner(`/learn/${enrollmentId}/quiz`, {
      [`GET /enrollments/${enrollmentId}`]: home,
      [`POST /enrollments/${enrollmentId}/attempts`]: attempt,
    });

    expect(await screen.findByText(/10 questions\. 8 right to pass\. Not timed\..*You can retake it\./)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));

    expect(await screen.findByRole('heading', { name: 'What of 1?' })).toBeTruthy();
    expect(router.state.location.pathname).toBe(`/attempts/${attempt.id}`);
  });

  it('says in the words of the server why it cannot start', async () => {
    visitLearner(`/learn/${enrollmentId}/quiz`, {
      [`GET /enrollments/${enrollmentId}`]: home,
      [`POST /enrollments/${enrollmentId}/attempts`]: () => refusal(409, 'no-attempts-left', 'You have used every attempt.'),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Start' }));

    expect((await screen.findByRole('alert')).textContent).toBe('You have used every attempt.');
  });
});

describe('quiz question', () => {
  it('is answered, flagged and left by keyboard alone, and every step reaches the server', async () => {
    const attempt = anAttempt();
    const { sentTo } = visitLearner(`/attempts/${attempt.id}`, {
      [`GET /attempts/${attempt.id}`]: attempt,
      [`POST /attempts/${attempt.id}/steps`]: saved,
    });
    await screen.findByRole('heading', { name: 'What of 1?' });
    expect(screen.getByText('Ruth is late.')).toBeTruthy();

    await userEvent.keyboard('2');
    expect(await screen.findByRole('radio', { name: 'Option b of 1', checked: true })).toBeTruthy();
    await userEvent.keyboard('c');
    expect(await screen.findByRole('radio', { name: 'Option c of 1', checked: true })).toBeTruthy();
    await userEvent.keyboard('f');
    expect(await screen.findByRole('button', { name: 'Flagged' })).toBeTruthy();
    await userEvent.keyboard('{Enter}');
    const next = await screen.findByRole('heading', { name: 'What of 2?' });
    await waitFor(() => expect(document.activeElement).toBe(next));

    const address = `POST /attempts/${attempt.id}/steps`;
    await waitFor(() => expect(sentTo(address)).not.toHaveLength(0), { timeout: 3000 });
    expect(sentTo(address).flatMap(({ body }) => (body as RecordSteps).steps)).toMatchObject([
      { seq: 1, itemId: 'item-1', optionId: 'b', flagged: false },
      { seq: 2, itemId: 'item-1', optionId: 'c', flagged: false },
      { seq: 3, itemId: 'item-1', optionId: 'c', flagged: true },
    ]);
  });

  it('leaves keys with a modifier to the browser', async () => {
    const attempt = anAttempt();
    visitLearner(`/attempts/${attempt.id}`, { [`GET /attempts/${attempt.id}`]: attempt });
    await screen.findByRole('heading', { name: 'What of 1?' });

    await userEvent.keyboard('{Control>}2{/Control}');

    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  });

  it('shows answers from another device', async () => {
    const attempt = anAttempt({ answers: [{ itemId: 'item-1', optionId: 'd', flagged: true, seq: 4 }], lastSeq: 4 });
    visitLearner(`/attempts/${attempt.id}`, { [`GET /attempts/${attempt.id}`]: attempt });

    expect(await screen.findByRole('radio', { name: 'Option d of 1', checked: true })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Question 1, answered, flagged' })).toBeTruthy();
  });
});

describe('check page', () => {
  it('lists what has no answer first, with a way to it', async () => {
    const attempt = anAttempt({ answers: [{ itemId: 'item-1', optionId: 'd', flagged: false, seq: 1 }], lastSeq: 1 });
    visitLearner(`/attempts/${attempt.id}/check`, { [`GET /attempts/${attempt.id}`]: attempt });

    expect(await screen.findByText(/2 questions have no answer yet/)).toBeTruthy();
    expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual([
      '2. What of 2?',
      '3. What of 3?',
      '1. What of 1?',
    ]);
    expect(screen.getByRole('link', { name: 'Change question 1' })).toBeTruthy();
  });

  it('refuses to send while an answer has not reached the server, says why, and sends every id when it has', async () => {
    const attempt = anAttempt();
    let up = false;
    const { router, sentTo } = visitLearner(`/attempts/${attempt.id}?q=3`, {
      [`GET /attempts/${attempt.id}`]: attempt,
      [`POST /attempts/${attempt.id}/steps`]: (body: unknown) => (up ? saved(body) : Response.error()),
      [`POST /attempts/${attempt.id}/submission`]: aResult(attempt),
    });
    await screen.findByRole('heading', { name: 'What of 3?' });
    await userEvent.keyboard('1');
    await userEvent.click(await screen.findByRole('link', { name: 'Check your answers' }));

    const send = await screen.findByRole<HTMLButtonElement>('button', { name: 'Send answers' });
    expect(await screen.findByText(/One answer has not been sent yet, because we cannot reach the server/)).toBeTruthy();
    expect(send.disabled).toBe(true);
    expect(sentTo(`POST /attempts/${attempt.id}/submission`)).toHaveLength(0);

    up = true;
    act(() => void globalThis.dispatchEvent(new Event('online')));
    await waitFor(() => expect(send.disabled).toBe(false));
    await userEvent.click(send);

    expect(await screen.findByRole('heading', { name: 'You passed: 2 of 3' })).toBeTruthy();
    expect(router.state.location.pathname).toBe(`/attempts/${attempt.id}/results`);
    const steps = sentTo(`POST /attempts/${attempt.id}/steps`).flatMap(({ body }) => (body as RecordSteps).steps);
    expect(sentTo(`POST /attempts/${attempt.id}/submission`)[0]?.body).toEqual({ stepIds: [steps[0]?.id] });
  });

  it('keeps a refused answer in sight until the learner decides', async () => {
    const attempt = anAttempt();
    visitLearner(`/attempts/${attempt.id}`, {
      [`GET /attempts/${attempt.id}`]: attempt,
      [`POST /attempts/${attempt.id}/steps`]: () => refusal(409, 'attempt-closed', 'These answers have been sent already.'),
    });
    await screen.findByRole('heading', { name: 'What of 1?' });
    await userEvent.keyboard('1');

    expect(await screen.findByText(/One answer was not accepted: These answers have been sent already\./)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Remove from this device' }));
    await waitFor(() => expect(screen.queryByText(/not accepted/)).toBeNull());
  });
});

describe('results', () => {
  it('says the result first, then what was missed, why, and where the text says so', async () => {
    const attempt = anAttempt();
    visitLearner(`/attempts/${attempt.id}/results`, { [`GET /attempts/${attempt.id}/results`]: aResult(attempt) });

    expect(await screen.findByRole('heading', { level: 1, name: 'You passed: 2 of 3' })).toBeTruthy();
    expect(screen.getByText('You met 1 of 2 objectives.')).toBeTruthy();
    const missed = within(screen.getByRole('region', { name: 'Your questions' }));
    expect(missed.getByText('Many leaders go there first.')).toBeTruthy();
    expect(missed.getByText('The group does the work.')).toBeTruthy();
    expect(missed.getByRole('link', { name: /The limits/ }).getAttribute('href')).toMatch(/lessons\/limits#p-x$/);
    expect(screen.getByRole('link', { name: 'Give the evaluation' })).toBeTruthy();
  });

  it('begins "not yet" with the one section that helps most, and offers a retake', async () => {
    const attempt = anAttempt();
    const reread = { lesson: 'limits', title: 'When the silence is a fight', minutes: 6, path: `/learn/${enrollmentId}/lessons/limits`, items: 2 };
    visitLearner(`/attempts/${attempt.id}/results`, {
      [`GET /attempts/${attempt.id}/results`]: aResult(attempt, { passed: false, right: 1, rereadFirst: reread, attemptsLeft: 1 }),
    });

    expect(await screen.findByRole('heading', { level: 1, name: 'Not yet: 1 of 3, and 2 are needed' })).toBeTruthy();
    expect(screen.getByText(/You met 1 of 2 objectives\. One section will help most\./)).toBeTruthy();
    expect(screen.getByText(/About 6 minutes: When the silence is a fight/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Take it again' })).toBeTruthy();
    expect(screen.getByText('One retake left. Take your time.')).toBeTruthy();
  });
});
