import { maxRosterLines, personName, type RosterProblem } from '@cohesion/contracts';
import { z } from 'zod';

export type RosterPerson = Readonly<{ line: number; name: string; email: string }>;

export type RosterParts = Readonly<{ people: readonly RosterPerson[]; problems: readonly RosterProblem[] }>;

const address = z.email().max(254);
const shown = 200;

/**
 * The people of a pasted roster: one in each line, a name and an email address between commas, semicolons or tabs, in either
 * order, quoted as spreadsheets quote. Empty lines, and a first line of headings, are passed over. Names are tidied as
 * everywhere (composed, single spaces). Every line that cannot be read is a problem with its number and a sentence.
 */
export function readRoster(text: string): RosterParts {
  const lines = text
    .replace(/^\u{feff}/u, '')
    .split(/\r\n|[\r\n]/)
    .map((typed, index) => ({ line: index + 1, typed }))
    .filter(({ typed }) => typed.trim() !== '');
  const [first, ...others] = lines;
  const wanted = first && isHeading(first.typed) ? others : lines;
  if (wanted.length === 0) return refused('empty', 'There is nobody on this roster.');
  if (wanted.length > maxRosterLines)
    return refused(
      'too-many-lines',
      `This roster has ${wanted.length} lines. Split it: one has at most ${maxRosterLines}.`,
    );
  const people: RosterPerson[] = [];
  const problems: RosterProblem[] = [];
  const seen = new Map<string, number>();
  for (const { line, typed } of wanted) {
    const read = readLine(typed);
    const twice = 'email' in read ? seen.get(read.email.toLowerCase()) : undefined;
    if (!('email' in read)) problems.push({ line, ...read, text: typed.slice(0, shown) });
    else if (twice !== undefined)
      problems.push({
        line,
        problem: 'email-twice',
        sentence: `This email address is in line ${twice} already.`,
        text: typed.slice(0, shown),
      });
    else {
      people.push({ line, ...read });
      seen.set(read.email.toLowerCase(), line);
    }
  }

  return { people, problems };
}

const refused = (problem: RosterProblem['problem'], sentence: string): RosterParts => ({
  people: [],
  problems: [{ line: 0, problem, sentence, text: '' }],
});

const isHeading = (typed: string): boolean => !typed.includes('@') && /e-?mail/i.test(typed);

function readLine(
  typed: string,
): Readonly<{ name: string; email: string }> | Pick<RosterProblem, 'problem' | 'sentence'> {
  const cells = cellsOf(typed).filter((cell) => cell !== '');
  const emails = cells.filter((cell) => cell.includes('@'));
  const names = cells.filter((cell) => !cell.includes('@'));
  const [email, name] = [emails[0], names[0]];
  if (email === undefined) return { problem: 'email-malformed', sentence: 'There is no email address.' };
  if (emails.length > 1 || names.length > 1)
    return {
      problem: 'not-two-parts',
      sentence: 'Write one name and one email address. A name with a comma needs quotes around it.',
    };
  if (name === undefined) return { problem: 'name-missing', sentence: 'There is no name.' };
  if (!address.safeParse(email).success)
    return { problem: 'email-malformed', sentence: `“${email.slice(0, shown)}” is not an email address.` };
  const tidied = personName.safeParse(name);
  if (tidied.success) return { name: tidied.data, email };
  const [issue] = tidied.error.issues;

  return {
    problem: issue?.code === 'too_big' ? 'name-too-long' : 'name-unprintable',
    sentence: `${issue?.message ?? 'This name cannot be printed'}.`,
  };
}

/** The cells of a line: whatever separates more of them separates all of them. */
function cellsOf(typed: string): string[] {
  const separator = ['\t', ';', ','].find((candidate) => typed.includes(candidate)) ?? ',';
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  const characters = [...typed];
  for (const [index, character] of characters.entries()) {
    if (character === '"') {
      // A doubled quote within quotes stands for one.
      if (isQuoted && characters[index + 1] === '"') cell += '"';
      isQuoted = !isQuoted;
    } else if (character === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }

  return [...cells, cell.trim()];
}
