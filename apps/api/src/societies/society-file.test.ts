import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSocietyFile } from './society-file.js';
import { ContentMistakes } from './yaml-reader.js';

const file = 'content/societies/agps.yaml';
const text = readFileSync(path.join(__dirname, '../../../..', file), 'utf8');

/** The mistakes of the sample society's file after one replacement in it. */
function mistakesAfter(from: string | RegExp, to: string): string[] {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${String(from)} is not in ${file}`);
  try {
    readSocietyFile(changed, file);
  } catch (error) {
    if (error instanceof ContentMistakes) return error.message.split('\n');
    throw error;
  }

  return [];
}

const lineOf = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('readSocietyFile', () => {
  it('reads the sample society', () => {
    const { value } = readSocietyFile(text, file);

    expect(value).toMatchObject({ slug: 'agps', sample: true, host: null, timeZone: 'America/New_York' });
    expect(value.approvals.map(({ body }) => body)).toEqual(['apa', 'nbcc', 'ace', 'ibcgp']);
    expect(value.offers).toHaveLength(9);
    expect(value.offers.find(({ course }) => course === 'ethics-and-boundaries')).toMatchObject({
      bodies: ['apa', 'nbcc', 'ace', 'ibcgp'],
    });
    expect(value.offers.find(({ course }) => course === 'working-life')).toMatchObject({ bodies: [] });
    expect(value.demoAccounts.map(({ role }) => role)).toEqual(['learner', 'instructor', 'ce-administrator']);
  });

  it('lets no statement of the sample society pass for a real approval', () => {
    const { approvals } = readSocietyFile(text, file).value;

    for (const { statement, providerNumber, approvalNumber } of approvals) {
      // null: the words the body prescribes, which are marked as a sample wherever they are printed.
      expect(statement ?? 'Sample statement, not a real approval: ').toMatch(
        /^Sample statement, not a real approval: /,
      );
      for (const number of [providerNumber, approvalNumber]) expect(number ?? 'SAMPLE').toMatch(/^SAMPLE/);
    }
  });

  it.each([
    [
      'a time zone that does not exist',
      'America/New_York',
      'America/Atlanta',
      'timeZone: ',
      'Use an IANA zone like America/New_York',
    ],
    ['a color in words', "'#1F5A52'", 'green', '  color: ', 'Use a color like #1F5A52'],
    [
      'a date that does not exist',
      'updated: 2026-11-22',
      'updated: 2026-11-31',
      'updated: ',
      'Invalid ISO date',
    ],
    [
      'a format nobody knows',
      '[self-study, live-in-person,',
      '[self-study, podcast,',
      '[self-study, live-in-person,',
      'Invalid option',
    ],
  ])('refuses %s and names line and field', (_, from, to, at, message) => {
    const [mistake] = mistakesAfter(from, to);

    expect(mistake).toContain(`${file}:${lineOf(at)}: `);
    expect(mistake).toContain(message);
  });

  it('refuses an unknown field and names it', () => {
    const [mistake] = mistakesAfter('sample: true', 'sample: true\nmotto: none');

    expect(mistake).toBe(`${file}:${lineOf('sample: true') + 1}: motto: is not a known field`);
  });

  it('names a field that is missing, at the line of what should hold it', () => {
    const [mistake] = mistakesAfter(/ {2}refunds: \|\n(?: {4}.*\n|\n)+/, '');

    expect(mistake).toMatch(new RegExp(`^${file}:${lineOf('policies:') + 1}: policies\\.refunds: `));
  });

  it('names every mistake at once', () => {
    const mistakes = mistakesAfter(/slug: agps\nname: .*/, 'slug: A G P S\nname: 7');

    expect(mistakes.map((mistake) => mistake.split(': ')[1])).toEqual(['slug', 'name']);
  });

  it('refuses an offer for a body without an approval', () => {
    expect(mistakesAfter('bodies: [apa, nbcc', 'bodies: [nasw, nbcc')).toEqual([
      `${file}:${lineOf('bodies: [apa')}: offers.0.bodies.0: has no approval: nasw`,
    ]);
  });

  it('takes a course without bodies: it is offered without credit', () => {
    expect(mistakesAfter('bodies: [apa, nbcc, ace, ibcgp]', 'bodies: []')).toEqual([]);
  });

  it.each([
    [
      'a planner who is nobody',
      'planner: [psychologist,',
      'planner: [nobody,',
      'is nobody among the people: nobody',
    ],
    [
      'APA credit without a psychologist among the planners',
      'planner: [psychologist, social-worker]',
      'planner: [social-worker]',
      'APA asks for a psychologist with a doctorate among the planners, and none is named.',
    ],
    [
      'a course offered twice',
      'course: essential-skills',
      'course: history-and-foundations',
      'is offered twice',
    ],
    [
      'two people of one name in the file',
      'id: social-worker',
      'id: psychologist',
      'is the id of somebody else',
    ],
  ])('refuses %s and names the line', (_, from, to, message) => {
    expect(mistakesAfter(from, to)[0]).toMatch(new RegExp(`^${file}:\\d+: `));
    expect(mistakesAfter(from, to).join('\n')).toContain(message);
  });

  it('refuses NASW credit where the only social worker among the planners presents as well', () => {
    const nasw = text.replace(
      '  - body: ibcgp\n',
      '  - { body: nasw, bodyName: NASW, providerNumber: null, approvalNumber: null, formats: [self-study], validFrom: 2026-01-01, validTo: null, statement: Sample. }\n  - body: ibcgp\n',
    );
    const changed = nasw
      .replace('bodies: [apa, nbcc, ace, ibcgp]', 'bodies: [nasw]')
      .replace('presenter: [instructor]', 'presenter: [instructor, social-worker]');

    expect(() => readSocietyFile(changed, file)).toThrow(
      /offers\.0\.planner: NASW asks for a planner who does not also present; Sample Social Worker does both\./,
    );
  });

  it('refuses two approvals of one body from the same day', () => {
    expect(mistakesAfter('body: nbcc', 'body: apa')).toContainEqual(
      expect.stringContaining('approvals.1.validFrom: is there twice: apa 2026-01-01'),
    );
  });

  it('refuses demo accounts for a society that is not a sample', () => {
    expect(mistakesAfter('sample: true', 'sample: false')).toEqual([
      expect.stringContaining('demoAccounts: are for sample societies alone'),
    ]);
  });

  it('names the line of text that is not YAML', () => {
    const [mistake] = mistakesAfter('brand:\n', 'brand: [\n');

    expect(mistake).toMatch(new RegExp(`^${file}:\\d+: `));
  });
});
