import { findClientIdentity } from './client-identity.js';

const kinds = (text: string): string[] => findClientIdentity(text).map(({ kind }) => kind);

describe('findClientIdentity', () => {
  it.each([
    ['Daniel, 34, left the group', 'name-with-age', 'Daniel, 34'],
    ['talked with Maria (27) after', 'name-with-age', 'Maria (27)'],
    ['Ana María 41 years old', 'name-with-age', 'Ana María 41 years old'],
    ['Priya aged 12', 'name-with-age', 'Priya aged 12'],
    ['Jo-Ann 33yo was new', 'name-with-age', 'Jo-Ann 33yo'],
    ['J.S. 11/3', 'initials-with-date', 'J.S. 11/3'],
    ['JS on 2026-11-03', 'initials-with-date', 'JS on 2026-11-03'],
    ['11/03/2026 K. L.', 'initials-with-date', '11/03/2026 K. L.'],
    ['call 404-555-0123 first', 'phone', '404-555-0123'],
    ['(404) 555 0123', 'phone', '(404) 555 0123'],
    ['+1 404.555.0123', 'phone', '+1 404.555.0123'],
    ['wrote to jo.doe@example.com', 'email', 'jo.doe@example.com'],
    ['12 Peachtree Street', 'address', '12 Peachtree Street'],
    ['lives at 1402 N. Highland Ave', 'address', '1402 N. Highland Ave'],
    ['Atlanta GA 30306', 'address', 'GA 30306'],
    ['MRN 884213', 'record-number', 'MRN 884213'],
    ['chart #A-20931', 'record-number', 'chart #A-20931'],
    ['case no. 55120', 'record-number', 'case no. 55120'],
    ['#00123', 'record-number', '#00123'],
    ['123-45-6789', 'record-number', '123-45-6789'],
    ['DOB 4/12/1990', 'date-of-birth', 'DOB 4/12/1990'],
    ['born 1990', 'date-of-birth', 'born 1990'],
    ['client Daniel was late', 'named-client', 'client Daniel'],
    ['patient J.S. was late', 'named-client', 'patient J.S.'],
    ['a 34-year-old woman joined', 'age', '34-year-old'],
  ])('warns of "%s" as %s', (text, kind, words) => {
    const [found] = findClientIdentity(text);

    expect(found).toMatchObject({ kind, words, sentence: expect.stringMatching(/^This looks like .+\.$/) });
  });

  it.each([
    '',
    'Tuesday process group',
    'Process group, session 12 of 20',
    'Week 3, room 204',
    'Tuesdays 7pm, 90 minutes',
    'Tuesday 19:00',
    'November 3, with a student',
    'Group for ages 13-15',
    'Group for 14-year-olds',
    'Cohort 2026, IOP 11/3',
    'CBT skills group, 8 sessions',
    'Made up for 2026-11-03',
    'Spring 26, 10 members',
    'Core Principles, Part 2',
    'Interpersonal group at the clinic',
    'Module 4 for DBT 2',
    'Clients arrive from 6 to 7',
  ])('lets "%s" pass', (text) => {
    expect(findClientIdentity(text)).toEqual([]);
  });

  it('names each thing once, in the order of the text', () => {
    expect(kinds('Daniel, 34, 404-555-0123, d@example.com')).toEqual(['name-with-age', 'phone', 'email']);
  });

  it('takes no longer for text made to slow it down', () => {
    const started = performance.now();
    for (const text of [
      '1 '.repeat(60),
      'A.'.repeat(60),
      'Aa '.repeat(40),
      '1 a. a. a. a. '.repeat(9),
      '@.'.repeat(60),
    ])
      findClientIdentity(text.slice(0, 120));
    expect(performance.now() - started).toBeLessThan(200);
  });
});
