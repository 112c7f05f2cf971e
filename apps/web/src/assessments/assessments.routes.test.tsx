import type { AttemptResult, AttemptView, CourseHome } from '@cohesion/contracts';
import { act, screen, waitFor, within } from '@testing-library/react';
import { refusal } from '../testing/network.js';
import { saveAll, visitLearner } from '../testing/visit-learner.js';

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
      stemHtml: `<p>Ruth is late.</p><p>What of ${number}?</p>`,
      options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Option ${id} of ${number}` })),
    })),
    answers: [],
    lastSeq: 0,
    ...change,
  };
}

function aResult(attempt: AttemptView, change: Partial<AttemptResult> = {}): AttemptResult {
  const source = {
    lesson: 'limits',
    lessonTitle: 'The limits',
    paragraph: 'p-x',
    path: `/learn/${enrollmentId}/lessons/limits#p-x`,
  };

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
          {
            id: 'a',
            text: 'Option a',
            chosen: true,
            correct: false,
            rationale: 'Many leaders go there first.',
          },
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
    const { router, user } = await visitLearner(`/learn/${enrollmentId}/quiz`, {
      [`/enrollments/${enrollmentId}`]: home,
      [`POST /enrollments/${enrollmentId}/attempts`]: attempt,
    });

    expect(
      await screen.findByText(/10 questions\. 8 right to pass\. Not timed\..*You can retake it\./),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Start' }));

    expect(await screen.findByRole('heading', { name: 'What of 1?' })).toBeTruthy();
    expect(router.state.location.pathname).toBe(`/attempts/${attempt.id}`);
  });

  it('says in the words of the server why it cannot start', async () => {
    const { user } = await visitLearner(`/learn/${enrollmentId}/quiz`, {
      [`/enrollments/${enrollmentId}`]: home,
      [`POST /enrollments/${enrollmentId}/attempts`]: refusal(409, 'no-attempts-left', {
        message: 'You have used every attempt.',
      }),
    });
    await user.click(await screen.findByRole('button', { name: 'Start' }));

    expect((await screen.findByRole('alert')).textContent).toBe('You have used every attempt.');
  });
});

describe('quiz question', () => {
  it('is answered, flagged and left by keyboard alone, and every step reaches the server', async () => {
    const attempt = anAttempt();
    const { user, delivered } = await visitLearner(`/attempts/${attempt.id}`, {
      [`/attempts/${attempt.id}`]: attempt,
    });
    await screen.findByRole('heading', { name: 'What of 1?' });
    expect(screen.getByText('Ruth is late.')).toBeTruthy();

    await user.keyboard('2');
    expect(await screen.findByRole('radio', { name: 'Option b of 1', checked: true })).toBeTruthy();
    await user.keyboard('c');
    expect(await screen.findByRole('radio', { name: 'Option c of 1', checked: true })).toBeTruthy();
    await user.keyboard('f');
    expect(await screen.findByRole('button', { name: 'Flagged' })).toBeTruthy();
    await user.keyboard('{Enter}');
    const next = await screen.findByRole('heading', { name: 'What of 2?' });
    await waitFor(() => expect(document.activeElement).toBe(next));

    await waitFor(() => expect(delivered.flatMap(({ entries }) => entries)).toHaveLength(3));
    expect(delivered[0]?.path).toBe(`/api/attempts/${attempt.id}/steps`);
    expect(delivered.flatMap(({ entries }) => entries)).toMatchObject([
      { seq: 1, itemId: 'item-1', optionId: 'b', flagged: false },
      { seq: 2, itemId: 'item-1', optionId: 'c', flagged: false },
      { seq: 3, itemId: 'item-1', optionId: 'c', flagged: true },
    ]);
  });

  it('leaves keys with a modifier to the browser', async () => {
    const attempt = anAttempt();
    const { user } = await visitLearner(`/attempts/${attempt.id}`, { [`/attempts/${attempt.id}`]: attempt });
    await screen.findByRole('heading', { name: 'What of 1?' });

    await user.keyboard('{Control>}2{/Control}');

    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  });

  it('shows answers from another device', async () => {
    const attempt = anAttempt({
      answers: [{ itemId: 'item-1', optionId: 'd', flagged: true, seq: 4 }],
      lastSeq: 4,
    });
    await visitLearner(`/attempts/${attempt.id}`, { [`/attempts/${attempt.id}`]: attempt });

    expect(await screen.findByRole('radio', { name: 'Option d of 1', checked: true })).toBeTruthy();
    expect(screen.getByRole('link', { name: /^Question 1\s*, answered, flagged$/ })).toBeTruthy();
  });
});

describe('check page', () => {
  it('lists what has no answer first, with a way to it', async () => {
    const attempt = anAttempt({
      answers: [{ itemId: 'item-1', optionId: 'd', flagged: false, seq: 1 }],
      lastSeq: 1,
    });
    await visitLearner(`/attempts/${attempt.id}/check`, { [`/attempts/${attempt.id}`]: attempt });

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
    const { router, user, sent, delivered } = await visitLearner(
      `/attempts/${attempt.id}?q=3`,
      {
        [`/attempts/${attempt.id}`]: attempt,
        [`POST /attempts/${attempt.id}/submission`]: aResult(attempt),
      },
      (delivery) => (up ? saveAll(delivery) : Response.error()),
    );
    const submissions = () => sent.filter(({ path }) => path.endsWith('/submission'));
    await screen.findByRole('heading', { name: 'What of 3?' });
    await user.keyboard('1');
    await user.click(await screen.findByRole('link', { name: 'Check your answers' }));

    const send = await screen.findByRole<HTMLButtonElement>('button', { name: 'Send answers' });
    expect(
      await screen.findByText(/One answer has not been sent yet, because we cannot reach the server/),
    ).toBeTruthy();
    expect(send.disabled).toBe(true);
    expect(submissions()).toHaveLength(0);

    up = true;
    act(() => void globalThis.dispatchEvent(new Event('online')));
    await waitFor(() => expect(send.disabled).toBe(false));
    await user.click(send);

    expect(await screen.findByRole('heading', { name: 'You passed: 2 of 3' })).toBeTruthy();
    expect(router.state.location.pathname).toBe(`/attempts/${attempt.id}/results`);
    expect(submissions()[0]?.body).toEqual({ stepIds: [delivered.at(-1)?.entries[0]?.id] });
  });

  it('keeps a refused answer in sight until the learner decides', async () => {
    const attempt = anAttempt();
    const closed = refusal(409, 'attempt-closed', { message: 'These answers have been sent already.' });
    const { user } = await visitLearner(
      `/attempts/${attempt.id}`,
      { [`/attempts/${attempt.id}`]: attempt },
      () => closed.clone(),
    );
    await screen.findByRole('heading', { name: 'What of 1?' });
    await user.keyboard('1');

    expect(
      await screen.findByText(/One answer was not accepted: These answers have been sent already\./),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove from this device' }));
    await waitFor(() => expect(screen.queryByText(/not accepted/)).toBeNull());
  });
});

describe('results', () => {
  it('says the result first, then what was missed, why, and where the text says so', async () => {
    const attempt = anAttempt();
    await visitLearner(`/attempts/${attempt.id}/results`, {
      [`/attempts/${attempt.id}/results`]: aResult(attempt),
    });

    expect(await screen.findByRole('heading', { level: 1, name: 'You passed: 2 of 3' })).toBeTruthy();
    expect(screen.getByText('You met 1 of 2 objectives.')).toBeTruthy();
    const missed = within(screen.getByRole('region', { name: 'Your questions' }));
    expect(missed.getByText('Many leaders go there first.')).toBeTruthy();
    expect(missed.getByText('The group does the work.')).toBeTruthy();
    expect(missed.getByRole('link', { name: /The limits/ }).getAttribute('href')).toMatch(
      /lessons\/limits#p-x$/,
    );
    expect(screen.getByRole('link', { name: 'Give the evaluation' })).toBeTruthy();
  });

  it('begins "not yet" with the one section that helps most, and offers a retake', async () => {
    const attempt = anAttempt();
    const reread = {
      lesson: 'limits',
      title: 'When the silence is a fight',
      minutes: 6,
      path: `/learn/${enrollmentId}/lessons/limits`,
      items: 2,
    };
    await visitLearner(`/attempts/${attempt.id}/results`, {
      [`/attempts/${attempt.id}/results`]: aResult(attempt, {
        passed: false,
        right: 1,
        rereadFirst: reread,
        attemptsLeft: 1,
      }),
    });

    expect(
      await screen.findByRole('heading', { level: 1, name: 'Not yet: 1 of 3, and 2 are needed' }),
    ).toBeTruthy();
    expect(screen.getByText(/You met 1 of 2 objectives\. One section will help most\./)).toBeTruthy();
    expect(screen.getByText(/About 6 minutes: When the silence is a fight/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Take it again' })).toBeTruthy();
    expect(screen.getByText('One retake left. Take your time.')).toBeTruthy();
  });

  describe('a question that seems wrong', () => {
    const summary = /^Think this question is wrong\? Tell the author/;

    async function doubting(answer: unknown) {
      const attempt = anAttempt();
      const page = await visitLearner(`/attempts/${attempt.id}/results`, {
        [`/attempts/${attempt.id}/results`]: aResult(attempt),
        [`POST /attempts/${attempt.id}/remarks`]: answer,
      });
      await page.user.click(await screen.findByText(summary));
      const remarks = () => page.sent.filter(({ path }) => path.endsWith('/remarks')).map(({ body }) => body);

      return { ...page, remarks };
    }

    it('is told to the author, who learns the name, which the page says before', async () => {
      const id = '33333333-3333-4333-8333-333333333333';
      const { user, remarks } = await doubting({ id, sentAt: '2026-11-22T09:30:00Z' });
      const field = screen.getByRole('textbox', { name: 'What is wrong with it' });
      expect(field.getAttribute('aria-describedby')).not.toBeNull();
      expect(
        screen.getByText('Your name and email address go with it, so that you can be answered.'),
      ).toBeTruthy();
      await user.type(field, '  Both are right. ');
      await user.tab();
      await user.keyboard('{Enter}');

      const said = await screen.findByText(/^Sent\./);
      expect(document.activeElement).toBe(said);
      expect(remarks()).toEqual([
        { id: expect.stringMatching(/^[0-9a-f-]{36}$/), itemId: 'item-2', text: 'Both are right.' },
      ]);
    });

    it('keeps the words when it was refused, says why, and is the same remark when sent again', async () => {
      const { user, remarks } = await doubting(
        refusal(400, 'invalid-request', {
          details: [{ field: 'text', message: 'Say what is wrong with it' }],
        }),
      );
      const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What is wrong with it' });
      await user.type(field, 'Both.');
      const press = () => user.click(screen.getByRole('button', { name: 'Send to the author' }));
      await press();

      const problem = await screen.findByRole('alert');
      expect(within(problem).getByRole('link').getAttribute('href')).toBe(`#${field.id}`);
      expect(field.value).toBe('Both.');
      await press();
      await waitFor(() => expect(remarks()).toHaveLength(2));
      await waitFor(() => expect(screen.getByRole('button', { name: 'Send to the author' })).toBeTruthy());
      expect(remarks()[1]).toEqual(remarks()[0]);
      await user.type(field, ' And C.');
      await press();
      await waitFor(() => expect(remarks()).toHaveLength(3));
      expect(remarks()[2]).not.toMatchObject({ id: (remarks()[0] as { id: string }).id });
    });
  });
});
