import { edit, lineOf, mistakesIn, type MistakeCase } from '../testing/mistakes-in.js';

const first = 'lessons/01-what-a-group-promises.md';
const second = 'lessons/02-when-someone-is-absent.md';

describe('Markdown in lessons', () => {
  // What is wrong, the change, the file, a passage on the line that is named, the field, part of the message.
  it.each<MistakeCase>([
    [
      'a link that runs a script',
      edit(second, '(#leader-is-bound)', '(javascript:alert)'),
      second,
      '(javascript',
      'link',
      'is not an address',
    ],
    [
      'a figure without alt text',
      edit(first, ' alt="A circle of seven chairs, one of them empty."', ''),
      first,
      ':::figure',
      ':::figure.alt',
      'is missing',
    ],
    [
      'an unknown block',
      edit(second, ':::note{title="A checklist"}', ':::box{title="A checklist"}'),
      second,
      ':::box',
      ':::box',
      'not a block of the format',
    ],
    [
      'an unknown inline directive',
      edit(second, 'Studies are', ':shout[Studies] are'),
      second,
      ':shout',
      ':shout',
      'not a directive of the format',
    ],
    [
      'an unknown attribute',
      edit(second, ':::note{title="A checklist"}', ':::note{title="A checklist" color="red"}'),
      second,
      ':::note',
      ':::note.color',
      'is not part of',
    ],
    [
      'a block left open',
      edit(second, 'Write down three facts before you write an opinion.\n:::', 'Write down three facts.'),
      second,
      ':::handout',
      ':::handout',
      'is not closed',
    ],
    [
      'raw HTML',
      edit(second, 'Studies are few', '<b>Studies</b> are few'),
      second,
      '<b>Studies',
      'html',
      'raw HTML',
    ],
    [
      'a picture',
      edit(second, 'Studies are few', '![x](y.png) Studies are few'),
      second,
      '![x]',
      'image',
      ':::figure',
    ],
    [
      'a strength of evidence that is none',
      edit(second, 'strength="limited"', 'strength="huge"'),
      second,
      ':::evidence',
      ':::evidence.strength',
      'must be one of',
    ],
    [
      'two lines of dialogue run together',
      edit(first, 'nobody talks?\n\n', 'nobody talks?\nLena: Hush.\n\n'),
      first,
      'Ruth: Can',
      'dialogue',
      'leave an empty line before "Lena: Hush."',
    ],
    [
      'a dialogue line without a speaker',
      edit(first, '*A long silence.*', 'A long silence.'),
      first,
      'A long silence.',
      ':::dialogue',
      'Name: words',
    ],
    [
      'an anchor inside a sentence',
      edit(second, 'Note who was', 'Note :anchor{#who} who was'),
      second,
      ':anchor{#who}',
      ':anchor',
      'at the very start',
    ],
  ])('names %s', (_name, changes, file, passage, field, message) => {
    expect(mistakesIn(changes)).toContainEqual({
      file,
      line: lineOf(changes, file, passage),
      field,
      message: expect.stringContaining(message),
    });
  });
});
