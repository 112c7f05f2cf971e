import { BODY_IDS } from '../body.js';
import { statementTexts } from '../testing/statements.js';
import { readStatements } from './read-statements.js';

const nbcc = statementTexts().get('nbcc') ?? '';

function after(from: string, to: string) {
  const changed = nbcc.replace(from, to);
  if (changed === nbcc) throw new Error(`${from} is not in the file`);
  const reading = readStatements(changed);

  return { changed, mistakes: reading.ok ? [] : reading.mistakes };
}

describe('content/statements', () => {
  it.each([...statementTexts()])('%s can be read and is the file of its body', (name, text) => {
    expect(readStatements(text)).toMatchObject({ ok: true, file: { body: name } });
  });

  it('says something of every body', () => {
    expect([...statementTexts().keys()].toSorted()).toEqual(BODY_IDS.toSorted());
  });
});

describe('readStatements', () => {
  it.each([
    ['an unknown key', 'body: nbcc', 'body: nbcc\nlogo: none', 'logo: none', 'logo', 'is not a field'],
    ['a body nobody knows', 'body: nbcc', 'body: nccb', 'body: nccb', 'body', 'must be one of'],
    [
      'an artefact nobody prints',
      '[page, certificate]',
      '[page, mug]',
      '[page,',
      'statements[0].artefacts[1]',
      'must be one of',
    ],
    [
      'a placeholder nobody fills',
      '{providerNumber}',
      '{acepNumber}',
      'text: >-',
      'statements[0].text',
      '{acepNumber}',
    ],
    [
      'a day that does not exist',
      'verifiedOn: 2026-11-22',
      'verifiedOn: 2026-02-30',
      'verifiedOn',
      'statements[0].verifiedOn',
      'day of the calendar',
    ],
    [
      'words read somewhere without the place',
      /source:\n {6}title[^]*?\n {6}url[^\n]*/.exec(nbcc)?.[0] ?? '',
      'source: null',
      'source:',
      'statements[0].source',
      'must be given',
    ],
    [
      'an artefact of which it says nothing',
      '  - artefact: slide\n    note: No wording for slides was found in the readable pages.\n    source: null\n',
      '',
      'none:',
      'none',
      'slide',
    ],
    [
      'an artefact with words that it says has none',
      'none:',
      'none:\n  - artefact: page\n    note: Nothing.\n    source: null',
      '- artefact: page',
      'none[0]',
      'has words above',
    ],
  ])('refuses %s and names line and field', (_, from, to, at, field, message) => {
    const { changed, mistakes } = after(from, to);
    const line = changed.slice(0, changed.indexOf(at)).split('\n').length;

    expect(mistakes).toContainEqual({ line, field, message: expect.stringContaining(message) });
  });

  it('refuses two texts in force for the same artefact on the same day, and takes one after the other', () => {
    const entry = /( {2}- id: nbcc-acep[^]*?)none:/.exec(nbcc)?.[1] ?? '';
    const second = entry.replace('nbcc-acep', 'nbcc-acep-2027');
    const beside = nbcc.replace('none:', `${second}none:`);
    expect(readStatements(beside)).toMatchObject({
      ok: false,
      mistakes: [{ field: 'statements[1]', message: 'is in force beside nbcc-acep for the same artefact' }],
    });

    const first = entry.replace('validTo: null', 'validTo: 2026-12-31');
    const after2027 = second.replace('validFrom: null', 'validFrom: 2027-01-01');
    expect(readStatements(nbcc.replace(entry, first + after2027))).toMatchObject({ ok: true });
  });

  it('names the line of text that is not YAML', () => {
    expect(readStatements('body: [apa')).toMatchObject({ ok: false, mistakes: [{ line: 1 }] });
  });
});
