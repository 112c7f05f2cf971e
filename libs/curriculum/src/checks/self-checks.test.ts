import { edit, lineOf, mistakesIn, type MistakeCase } from '../testing/mistakes-in.js';

const second = 'lessons/02-when-someone-is-absent.md';
const before = '## The note';

const wait = '- [x] Wait.\n\n  It leaves room.\n';
const ask = '- [ ] Ask.\n\n  Many leaders go there first.\n';

const selfCheck = (...parts: string[]) =>
  edit(second, before, `:::self-check{#check}\n${parts.join('\n')}\n:::\n\n${before}`);
const question = 'Nobody speaks. What would you do?\n';

describe('checkSelfChecks', () => {
  it('finds nothing in a question with dialogue and two answers, each with words of its own', () => {
    const asked = '::::self-check{#check}\n:::dialogue\nRuth: Well?\n:::\n\nWhat would you do?\n';

    expect(mistakesIn(selfCheck(question, wait, ask))).toEqual([]);
    expect(mistakesIn(edit(second, before, `${asked}\n${wait}\n${ask}\n::::\n\n${before}`))).toEqual([]);
  });

  // What is wrong, the block, part of the message.
  it.each([
    ['a question without words', selfCheck(wait, ask), 'asks nothing'],
    [
      'a question with a table',
      selfCheck(question, '| a |\n| --- |\n| b |\n', wait, ask),
      'cannot hold a table',
    ],
    ['a question without answers', selfCheck(question), 'a list of 0 answers: write two to five'],
    ['a single answer', selfCheck(question, wait), 'a list of 1 answers'],
    ['six answers', selfCheck(question, wait, ask, ask, ask, ask, ask), 'a list of 6 answers'],
    [
      'an answer without its box',
      selfCheck(question, wait, ask, ask.replace('[ ] ', '')),
      'opens with "[ ]" or "[x]"',
    ],
    ['no best answer', selfCheck(question, ask, ask), 'marks 0 answers'],
    ['two best answers', selfCheck(question, wait, wait), 'marks 2 answers'],
    [
      'an answer that is a quotation',
      selfCheck(question, wait, '- > Ask.\n\n  Many do.\n'),
      'an answer is a paragraph',
    ],
    [
      'an answer that says nothing',
      selfCheck(question, wait, '- [ ] Ask.\n'),
      'says nothing to whoever chose it',
    ],
    [
      'an answer with a list under it',
      selfCheck(question, wait, '- [ ] Ask.\n\n  - Many do.\n'),
      'is paragraphs',
    ],
    ['an anchor', selfCheck(`:anchor{#asked}${question}`, wait, ask), 'cannot hold an :anchor'],
  ] as const)('names %s', (_name, changes, message) => {
    expect(mistakesIn(changes)).toContainEqual({
      file: second,
      line: lineOf(changes, second, ':::self-check'),
      field: ':::self-check',
      message: expect.stringContaining(message),
    });
  });

  // What is wrong, the change, the file, a passage on the line that is named, the field, part of the message.
  it.each<MistakeCase>([
    [
      'a self-check inside a note',
      edit(
        second,
        before,
        `::::note{title="Aside"}\n:::self-check{#check}\n${question}\n${wait}\n${ask}\n:::\n::::\n\n${before}`,
      ),
      second,
      ':::self-check',
      ':::self-check',
      'cannot stand inside another block',
    ],
    [
      'a self-check without an id',
      edit(second, before, `:::self-check\n${question}\n${wait}\n${ask}\n:::\n\n${before}`),
      second,
      ':::self-check',
      ':::self-check.id',
      'is missing',
    ],
    [
      'two self-checks of one id',
      edit(
        second,
        before,
        `:::self-check{#check}\n${question}\n${wait}\n${ask}\n:::\n\n:::self-check{#check }\n${question}\n${wait}\n${ask}\n:::\n\n${before}`,
      ),
      second,
      ':::self-check{#check }',
      ':::self-check.id',
      'is used before',
    ],
    [
      'a heading in a self-check',
      edit(
        second,
        before,
        `:::self-check{#check}\n### Well?\n\n${question}\n${wait}\n${ask}\n:::\n\n${before}`,
      ),
      second,
      '### Well?',
      'heading',
      'a self-check cannot hold a heading',
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
