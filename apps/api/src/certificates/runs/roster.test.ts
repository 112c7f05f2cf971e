import { readRoster } from './roster.js';

const read = (text: string) => {
  const { people, problems } = readRoster(text);

  return {
    people: people.map(({ name, email }) => [name, email]),
    problems: problems.map(({ line, problem }) => [line, problem]),
  };
};

describe('a pasted roster', () => {
  it.each([
    ['commas', 'Ada Test, ada@example.com'],
    ['the other order', 'ada@example.com,Ada Test'],
    ['tabs, as from a spreadsheet', 'Ada Test\tada@example.com'],
    ['semicolons', 'Ada Test; ada@example.com'],
    ['quotes', '"Ada Test","ada@example.com"'],
    ['headings', 'Name,Email\nAda Test,ada@example.com'],
    ['a mark at the front, and lines of Windows', '\u{feff}Ada Test,ada@example.com\r\n\r\n'],
    ['spaces between', 'Ada    Test ,  ada@example.com '],
  ])('is read with %s', (_, text) => {
    expect(read(text)).toEqual({ people: [['Ada Test', 'ada@example.com']], problems: [] });
  });

  it('keeps commas and quotes of a quoted name', () => {
    expect(read('"Test, Ada ""Countess""",ada@example.com').people).toEqual([
      ['Test, Ada "Countess"', 'ada@example.com'],
    ]);
  });

  it('names what is wrong with each line by its number, and reads the others', () => {
    const long = 'x'.repeat(121);
    expect(
      read(
        [
          'Ada Test,ada@example.com',
          'Bob Test',
          ',bob@example.com',
          'Bob,Test,bob@example.com',
          'Bob Test,bob@example',
          '',
          'Ada Again,ADA@example.com',
          `${long},long@example.com`,
          'Bo\u{202e}b,odd@example.com',
        ].join('\n'),
      ),
    ).toEqual({
      people: [['Ada Test', 'ada@example.com']],
      problems: [
        [2, 'email-malformed'],
        [3, 'name-missing'],
        [4, 'not-two-parts'],
        [5, 'email-malformed'],
        [7, 'email-twice'],
        [8, 'name-too-long'],
        [9, 'name-unprintable'],
      ],
    });
  });

  it.each([
    ['', 'empty'],
    ['\n \n', 'empty'],
    ['Name,Email', 'empty'],
    [Array.from({ length: 10_001 }, (_, index) => `P,p${index}@example.com`).join('\n'), 'too-many-lines'],
  ])('refuses one that holds nobody, or too many', (text, problem) => {
    expect(read(text)).toEqual({ people: [], problems: [[0, problem]] });
  });
});
