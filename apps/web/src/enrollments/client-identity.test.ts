import { mayIdentifyClient } from './client-identity.js';

describe('local check for things that may identify a client', () => {
  it.each([
    ['I told him to write to ruth.o@example.com first', ['an email address']],
    ['She gave me (404) 555-0134 to call', ['a telephone number']],
    ['her number is 219-09-9999', ['a Social Security number']],
    ['the boy, born 04/12/1991, went silent', ['a date of birth']],
    ['see chart 884213 for it', ['a record number']],
    ['they live at 12 Peachtree Street in the same house', ['a street address']],
    ['In group today Daniel Harper left the room', ['a full name']],
    ['Daniel, a client, 43 years old, goes silent', ['a name with an age']],
    ['A new member, Daniel, 43, sat by the door', ['a name with an age']],
  ])('warns about %p', (text, expected) => {
    expect(mayIdentifyClient(text)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    'I feel pulled to fill the silence. My own family could not bear it.',
    'Yalom says cohesion comes first; I wanted to rescue.',
    'On Tuesday I waited ninety seconds before I spoke.',
  ])('leaves %p alone', (text) => {
    expect(mayIdentifyClient(text)).toEqual([]);
  });
});
