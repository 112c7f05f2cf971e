import { BODIES, BODY_IDS, formatInUnit, inBodyOrder, isBodyId } from './body.js';
import { SELF_STUDY_RULES } from './self-study-rules.js';

describe('BODIES', () => {
  // The facts of rule version credit-1. A change here is a new rule version: awards made under this one must still replay.
  it.each([
    ['apa', 'CE credits', 60, 25, 100, 'down', false, 'whole'],
    ['nbcc', 'clock hours', 60, 25, 100, 'down', false, 'whole'],
    ['ace', 'CE credits', 60, 50, 100, 'down', false, 'whole'],
    ['nasw', 'contact hours', 60, 50, 100, 'down', false, 'whole'],
    ['nysed', 'contact hours', 50, 100, 100, 'down', true, 'whole'],
    ['fl-psychology', 'continuing psychological education credits', 50, 100, 100, 'down', false, 'whole'],
    ['ama', 'AMA PRA Category 1 Credit(s)™', 60, 25, 25, 'nearest', false, 'up-to-offer'],
    ['ancc', 'contact hours', 60, 25, 100, 'down', false, 'whole'],
    ['ibcgp', 'hours', 60, 25, 100, 'down', false, 'whole'],
    ['lpca-ga', 'clock hours', 60, 25, 100, 'down', false, 'whole'],
  ] as const)(
    '%s counts %s of %i minutes',
    (id, name, minutes, increment, minimum, rounding, breaks, claim) => {
      const body = BODIES[id];

      expect({
        name: body.unit.value.name,
        minutes: body.minutesInUnit.value,
        increment: body.increment.value,
        minimum: body.minimum.value,
        rounding: body.rounding.value,
        breaks: body.breaks.value.counted,
        claim: body.claim.value,
      }).toEqual({ name, minutes, increment, minimum, rounding, breaks, claim });
    },
  );

  it.each(BODY_IDS)('says of every fact of %s where it was read, or that it was not', (id) => {
    const { id: key, name, ...facts } = BODIES[id];
    const rules = Object.values(SELF_STUDY_RULES[id]).filter((fact) => fact !== null);

    const unfounded = [...Object.values(facts), ...rules].filter(({ confidence, source, note }) =>
      confidence === 'unverified' ? !note || source : !source?.url.startsWith('http'),
    );

    expect(key).toBe(id);
    expect(name).not.toBe('');
    expect(unfounded).toEqual([]);
  });
});

describe('inBodyOrder', () => {
  it('lists each body once, in the order of the closed list', () => {
    expect(inBodyOrder(['nasw', 'apa', 'nasw', 'nbcc'])).toEqual(['apa', 'nbcc', 'nasw']);
  });
});

describe('isBodyId', () => {
  it('knows the bodies of the list and nothing else', () => {
    expect(['apa', 'lpca-ga', 'APA', 'toString', ''].map(isBodyId)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('formatInUnit', () => {
  it.each([
    [100, 'apa', '1.0 CE credit'],
    [275, 'apa', '2.75 CE credits'],
    [250, 'nasw', '2.5 contact hours'],
    [100, 'ama', '1.0 AMA PRA Category 1 Credit™'],
    [75, 'ama', '0.75 AMA PRA Category 1 Credits™'],
  ] as const)('writes %i hundredths of %s as %s', (amount, body, text) => {
    expect(formatInUnit(amount, body)).toBe(text);
  });
});
