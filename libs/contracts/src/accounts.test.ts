import { maxNameLength, personName, signUp } from './index.js';

describe('personName', () => {
  it.each([
    { typed: '  Zoë   Ångström ', name: 'Zoë Ångström' },
    // Decomposed as some keyboards type it; composed everywhere after that.
    { typed: 'Nguye\u0302\u0303n', name: 'Nguyễn' },
    { typed: 'O’Brien', name: 'O’Brien' },
    { typed: '<script>', name: '<script>' },
    { typed: 'Null', name: 'Null' },
  ])('reads $typed as $name', ({ typed, name }) => {
    expect(personName.parse(typed)).toBe(name);
  });

  it.each(['', '   ', 'a\u0000b', 'a\u200Bb', 'a'.repeat(maxNameLength + 1)])('refuses %j', (typed) => {
    expect(personName.safeParse(typed).success).toBe(false);
  });
});

describe('signUp', () => {
  const request = { name: 'Ada', email: 'ada@example.com', password: 'seven chairs and a rug' };

  it('takes a whole request', () => {
    expect(signUp.parse(request)).toEqual(request);
  });

  it.each([
    { what: 'an unknown field', changed: { admin: true } },
    { what: 'a short password', changed: { password: 'short' } },
    { what: 'an address that is none', changed: { email: 'ada' } },
  ])('refuses $what', ({ changed }) => {
    expect(signUp.safeParse({ ...request, ...changed }).success).toBe(false);
  });
});
