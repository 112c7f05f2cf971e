import { statementFiles } from '../testing/statements.js';
import { fillStatement, missingSentence, statementInForce, type StatementValues } from './statement.js';

const files = statementFiles();
const values: StatementValues = {
  society: 'Sample Society',
  providerNumber: '1234',
  approvalNumber: null,
  approvalFrom: 'January 1, 2026',
  approvalTo: 'December 31, 2028',
  amount: '1.5',
  categories: 'ethics',
};
const ask = (changes: Partial<Parameters<typeof statementInForce>[1]>) =>
  statementInForce(files, {
    body: 'apa',
    artefact: 'page',
    on: '2026-11-22',
    providerNumber: null,
    ...changes,
  });

describe('statementInForce', () => {
  it.each([
    ['apa', 'certificate', null, 'apa-sponsor'],
    ['nbcc', 'page', '1234', 'nbcc-acep'],
    ['nysed', 'page', 'SW-0057', 'nysed-social-work'],
    ['fl-psychology', 'evaluation', null, 'fl-psychology-evaluation'],
  ] as const)('finds the words of %s for the %s', (body, artefact, providerNumber, id) => {
    expect(ask({ body, artefact, providerNumber })).toMatchObject({ id });
  });

  it.each([
    ['nasw', 'certificate', null, 'its words were not readable'],
    ['ibcgp', 'page', null, 'the board prescribes none that was found'],
    ['nysed', 'page', 'PSY-0016', 'only the words for social work were readable'],
    ['apa', 'evaluation', null, 'no wording for evaluations was found'],
  ] as const)('finds none of %s for the %s with number %s: %s', (body, artefact, providerNumber, _) => {
    expect(ask({ body, artefact, providerNumber })).toBeNull();
  });

  it('changes on the day the new words begin', () => {
    const [apa] = files.filter(({ body }) => body === 'apa');
    const [words] = apa?.statements ?? [];
    if (!apa || !words) throw new Error('There is no file for APA');
    const renewed = {
      ...apa,
      statements: [
        { ...words, id: 'old', validTo: '2026-12-31' },
        { ...words, id: 'new', validFrom: '2027-01-01' },
      ],
    };
    const on = (day: string) =>
      statementInForce([renewed], { body: 'apa', artefact: 'page', on: day, providerNumber: null })?.id;

    expect([on('2026-12-31'), on('2027-01-01')]).toEqual(['old', 'new']);
  });
});

describe('fillStatement', () => {
  it('prints the words of the body letter by letter with the number of the approval', () => {
    const text = ask({ body: 'nbcc' });

    expect(text && fillStatement(text, values)).toEqual({
      ok: true,
      text: 'Sample Society has been approved by NBCC as an Approved Continuing Education Provider, ACEP No. 1234. Programs that do not qualify for NBCC credit are clearly identified. Sample Society is solely responsible for all aspects of the programs.',
    });
  });

  it('does not take signs in a name for instructions', () => {
    const society = 'A $& {amount} <b>Society</b>';
    const filled = fillStatement({ text: '{society}: yes' }, { ...values, society });

    expect(filled).toEqual({ ok: true, text: 'A $& {amount} <b>Society</b>: yes' });
  });

  it('refuses a statement that prints a number the approval does not have, and says so', () => {
    const filled = fillStatement({ text: 'No. {providerNumber}' }, { ...values, providerNumber: null });

    expect(filled).toEqual({ ok: false, missing: ['providerNumber'] });
    expect(missingSentence('nbcc', ['providerNumber'])).toBe(
      'The NBCC statement prints a provider number, and this approval has none.',
    );
  });
});
