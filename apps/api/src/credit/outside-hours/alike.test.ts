import { contentKey, type Known, whyAlike } from './alike.js';

const one: Known = {
  title: 'Endings in group therapy',
  provider: 'A sample institute',
  startedOn: null,
  completedOn: '2026-10-03',
  certificateNumber: null,
};

describe('whyAlike', () => {
  it.each([
    ['the same again', {}, 'It has the same title and the same date.'],
    [
      'other capitals, accents and signs',
      { title: 'ENDINGS – in Gróup Therapy!' },
      'It has the same title and the same date.',
    ],
    [
      'another provider’s name for the same day',
      { provider: 'Sample Inst.' },
      'It has the same title and the same date.',
    ],
    [
      'days that overlap',
      { startedOn: '2026-10-01', completedOn: '2026-10-04' },
      'It has the same title and overlapping days.',
    ],
  ])('sees %s', (_, changes, why) => {
    expect(whyAlike({ ...one, ...changes }, one)).toBe(why);
    expect(whyAlike(one, { ...one, ...changes })).toBe(why);
  });

  it('sees the same certificate number of one provider, however it is written', () => {
    const [first, second] = [
      { ...one, certificateNumber: 'AB-123' },
      { ...one, title: 'Another', completedOn: '2025-01-01', certificateNumber: 'ab 123' },
    ];

    expect(whyAlike(first, second)).toBe('It has the same certificate number.');
    expect(whyAlike(first, { ...second, provider: 'Another institute' })).toBeNull();
  });

  it.each([
    ['another day', { completedOn: '2026-10-04' }],
    ['another title', { title: 'Beginnings in group therapy' }],
    ['the same course next year', { completedOn: '2027-10-03' }],
  ])('lets %s pass', (_, changes) => {
    expect(whyAlike({ ...one, ...changes }, one)).toBeNull();
  });
});

describe('contentKey', () => {
  it('is the same for the same course in another year, and another for another provider', () => {
    expect(contentKey(one)).toBe(
      contentKey({ title: 'Endings, in Group Therapy', provider: 'A Sample Institute' }),
    );
    expect(contentKey(one)).not.toBe(contentKey({ ...one, provider: 'Another institute' }));
  });
});
