import { planningRefusal, planningSentence, type ActivityPerson } from './planning.js';

const person = (
  name: string,
  discipline: ActivityPerson['discipline'],
  ...roles: ActivityPerson['roles']
) => ({
  name,
  discipline,
  roles,
});

describe('planningRefusal', () => {
  // NASW: a degreed social worker helps plan and may not also present (NASW application checklist).
  it.each([
    ['nobody is named', [], { code: 'planner-missing', discipline: 'social-work' }],
    [
      'the only planner is a psychologist',
      [person('P', 'psychology-doctorate', 'planner')],
      { code: 'planner-missing' },
    ],
    [
      'the social worker presents as well',
      [person('S', 'social-work', 'planner', 'presenter')],
      { code: 'planner-presents', names: ['S'] },
    ],
    [
      'the social worker is listed twice, once as presenter, with other spaces and capitals',
      [person('Sam  Planner', 'social-work', 'planner'), person('sam planner', 'other', 'presenter')],
      { code: 'planner-presents', names: ['Sam  Planner'] },
    ],
  ])('refuses NASW credit when %s', (_, people, refusal) => {
    expect(planningRefusal('nasw', people)).toMatchObject({ body: 'nasw', ...refusal });
  });

  it('is content with one social worker who plans and does not present, whoever else presents', () => {
    const people = [
      person('A', 'social-work', 'planner'),
      person('B', 'social-work', 'planner', 'presenter'),
      person('C', 'counseling', 'presenter'),
    ];
    expect(planningRefusal('nasw', people)).toBeNull();
  });

  // ANCC: a nurse planner plus at least one other (Mississippi Nurses Foundation).
  it('asks for a second planner beside the nurse, and does not count the nurse twice', () => {
    const nurse = person('N', 'nursing', 'planner');
    expect(planningRefusal('ancc', [nurse, nurse])).toEqual({
      code: 'planners-too-few',
      body: 'ancc',
      planners: 1,
      needed: 2,
    });
    expect(planningRefusal('ancc', [nurse, person('P', 'other', 'planner')])).toBeNull();
  });

  // APA: doctoral psychologists in all planning (APA applicant FAQ, archived).
  it('asks for a psychologist with a doctorate for APA, who may also present', () => {
    expect(planningRefusal('apa', [person('S', 'social-work', 'planner')])).toMatchObject({
      code: 'planner-missing',
    });
    expect(planningRefusal('apa', [person('P', 'psychology-doctorate', 'planner', 'presenter')])).toBeNull();
  });

  it('asks nothing for a body without such a rule', () => {
    expect(planningRefusal('nbcc', [])).toBeNull();
  });
});

describe('planningSentence', () => {
  it.each([
    [
      { code: 'planner-missing', body: 'nasw', discipline: 'social-work' },
      'NASW asks for a degreed social worker among the planners, and none is named.',
    ],
    [
      { code: 'planner-presents', body: 'nasw', names: ['Ada'] },
      'NASW asks for a planner who does not also present; Ada does both.',
    ],
    [
      { code: 'planners-too-few', body: 'ancc', planners: 1, needed: 2 },
      'ANCC asks for at least 2 planners; there is 1.',
    ],
  ] as const)('says what to change of $code', (refusal, sentence) => {
    expect(planningSentence(refusal)).toBe(sentence);
  });
});
