import type { LessonPage } from '@cohesion/contracts';
import { act, screen, within } from '@testing-library/react';
import { visitLearner } from '../testing/visit-learner.js';

const id = '11111111-1111-4111-8111-111111111111';

const choice = (name: string, to: string, target: string, level: string, addressed: string, text: string) =>
  `<li><a href="#case-chair--at-${to}" data-choice="${name}" data-to="${to}" data-target="${target}" data-addressed="${addressed}">${text}</a> <span class="target">${level}</span></li>`;

const html = [
  '<p id="p-before">Before the case.</p>',
  '<section id="case-chair" class="case" data-case="chair" data-start="opening">',
  '<p class="label">Branching case · fictional composite</p><p class="title">The empty chair</p><div class="case-script">',
  '<ul><li data-member="ruth" data-stance="open"><b class="speaker">Ruth</b> <span class="about">First to speak.</span></li>',
  '<li data-member="paul" data-stance="guarded"><b class="speaker">Paul</b> <span class="about">Last to speak.</span></li></ul>',
  '<section class="case-step case-start" id="case-chair--at-opening" data-step="opening" data-stances="ruth:silent" aria-label="Moment 1">',
  '<div class="scene"><p id="p-scene">A chair is empty.</p><p class="line"><b class="speaker">Paul</b>: Where is he?</p></div><ol>',
  choice('ask', 'answer', 'member', 'to one member', 'ruth', 'Ruth, what did you see?'),
  choice('wait', 'silence', 'none', 'to no member', '', 'Wait.'),
  choice('stay', 'silence', 'dyad', 'to two people', 'ruth paul', 'What would you have let us do?'),
  '</ol></section>',
  '<section class="case-step" data-step="answer" data-stances="ruth:hot" aria-label="Ending: A voice"><div class="scene"><p>She answers.</p></div>',
  '<div class="discussion"><p>Asking opened a door.</p><p class="again"><a href="#case-chair--at-opening">Back</a></p></div></section>',
  '<section class="case-step" data-step="silence" data-stances="" aria-label="Ending: Room"><div class="scene"><p>Nobody speaks.</p></div><div class="discussion"><p>Waiting left room.</p></div></section>',
  '</div></section>',
].join('');

/** A course of its own for each test: the page remembers a play as long as it is open. */
let course = 0;
beforeEach(() => {
  course += 1;
});

const aLesson = (): LessonPage => ({
  enrollmentId: id,
  courseSlug: `course-${course}`,
  courseTitle: 'Ethics and boundaries',
  module: { id: 'm1', title: 'Agreements', number: 1, of: 1 },
  lesson: { id: 'limits', title: 'The limits', number: 1, of: 1, minutes: 6, status: 'started' },
  html,
  reflections: [],
  outline: [],
  previous: null,
  next: null,
  minutesLeftInModule: 6,
  minutesLeftInCourse: 6,
  position: null,
});

const open = () =>
  visitLearner(`/learn/${id}/lessons/limits`, {
    [`/enrollments/${id}/lessons/limits`]: aLesson(),
    [`/enrollments/${id}/lessons/roles`]: {
      ...aLesson(),
      lesson: { ...aLesson().lesson, id: 'roles', title: 'When roles cross' },
      html: '<p id="p-1">Another lesson.</p>',
    },
  });
const player = async () =>
  within(await screen.findByRole('group', { name: 'Play the case: The empty chair' }));

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => localStorage.clear());

describe('a branching case in the player', () => {
  it('shows the circle in words for those who do not see it', async () => {
    await open();
    const circle = (await player()).getByRole('img');

    expect(circle.getAttribute('aria-label')).toBe(
      'The circle: you and 2 members. Ruth: now silent; Paul: guarded, speaks.',
    );
  });

  it('leads on by a choice to its discussion: what was said to whom, who changed, and the focus on the moment', async () => {
    const { user } = await open();
    const play = await player();
    await user.click(play.getByRole('button', { name: /Ruth, what did you see\? to one member/ }));

    const moment = play.getByRole('heading', { name: 'Ending: A voice' });
    expect(document.activeElement).toBe(moment);
    expect(play.getByText(/^, to one member:/)).toBeTruthy();
    expect(
      within(play.getByRole('list', { name: 'What changed in the room' })).getByRole('listitem').textContent,
    ).toBe('Ruth, from silent to heated');
    expect(play.getByText('Asking opened a door.')).toBeTruthy();
    expect(play.getByRole('img').getAttribute('aria-label')).toContain('Ruth: now heated, spoken to by you');
  });

  it('marks those a choice was for, though its words name nobody', async () => {
    const { user } = await open();
    const play = await player();
    await user.click(play.getByRole('button', { name: /What would you have let us do\? to two people/ }));

    expect(play.getByRole('img').getAttribute('aria-label')).toBe(
      'The circle: you and 2 members. Ruth: silent, spoken to by you; Paul: guarded, spoken to by you.',
    );
    expect(document.querySelectorAll('.case-circle g > circle.circle-said')).toHaveLength(2);
  });

  it('goes back one step, and from the end another way', async () => {
    const { user } = await open();
    const play = await player();
    await user.click(play.getByRole('button', { name: /^Wait\./ }));
    await user.click(play.getByRole('button', { name: 'Back one step' }));
    expect(play.getByRole('heading', { name: 'Moment 1' })).toBeTruthy();
    expect(play.queryByRole('button', { name: 'Back one step' })).toBeNull();

    await user.click(play.getByRole('button', { name: /^Wait\./ }));
    expect(play.getByText('Waiting left room.')).toBeTruthy();
    await user.click(play.getByRole('button', { name: 'Try another way' }));
    expect(play.getByRole('heading', { name: 'Moment 1' })).toBeTruthy();
  });

  it('is where the reader left it when they come back to the lesson', async () => {
    const { user, router } = await open();
    await user.click((await player()).getByRole('button', { name: /^Wait\./ }));
    await act(() => router.navigate(`/learn/${id}/lessons/roles`));
    await screen.findByText('Another lesson.');
    await act(() => router.navigate(`/learn/${id}/lessons/limits`));

    expect(await (await player()).findByText('Waiting left room.')).toBeTruthy();
  });

  it('can be read as text instead, and says on the device which the reader prefers', async () => {
    const { user } = await open();
    await player();
    expect(document.querySelector('#case-chair')?.getAttribute('data-form')).toBe('play');
    await user.click(screen.getByRole('button', { name: 'Read the whole case as text' }));

    expect(screen.queryByRole('group', { name: /Play the case/ })).toBeNull();
    expect(document.querySelector('#case-chair')?.getAttribute('data-form')).toBe('text');
    expect(localStorage.getItem('cohesion.case-form')).toBe('text');
  });

  it('gives no id a second time', async () => {
    await open();
    await player();

    expect(document.querySelectorAll('#p-scene')).toHaveLength(1);
  });

  it('has a page of its own, without the keys that leave a lesson', async () => {
    const { user, router } = await visitLearner(`/learn/${id}/case/chair`, {
      [`/enrollments/${id}/cases/chair`]: aLesson(),
    });
    await user.click((await player()).getByRole('button', { name: /^Wait\./ }));
    await user.keyboard('{ArrowRight}');

    expect(router.state.location.pathname).toBe(`/learn/${id}/case/chair`);
    expect(screen.getByRole('link', { name: /Back to the lesson: The limits/ }).getAttribute('href')).toBe(
      `/learn/${id}/lessons/limits#case-chair`,
    );
  });

  it('stays text where the text is of an older kind', async () => {
    const older = html.replaceAll('data-step', 'data-nothing');
    await visitLearner(`/learn/${id}/lessons/limits`, {
      [`/enrollments/${id}/lessons/limits`]: { ...aLesson(), html: older },
    });

    expect(await screen.findByText('A chair is empty.')).toBeTruthy();
    expect(screen.queryByRole('group', { name: /Play the case/ })).toBeNull();
  });
});
