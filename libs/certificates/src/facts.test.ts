import { certificateFacts } from './facts.js';
import { someFacts } from './testing/builders.js';

const problems = (facts: unknown) => {
  const result = certificateFacts.safeParse(facts);
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join('.'));
};

describe('certificateFacts', () => {
  it('accepts complete facts and composes their text', () => {
    const facts = someFacts({ learner: { name: ' Nguyễn '.normalize('NFD'), licenses: [] } });
    expect(certificateFacts.parse(facts).learner.name).toBe('Nguyễn'.normalize('NFC'));
  });

  it.each([
    ['society.timeZone', { society: { ...someFacts().society, timeZone: 'Georgia' } }],
    ['society.brandColor', { society: { ...someFacts().society, brandColor: 'green' } }],
    ['learner.name', { learner: { name: '  ', licenses: [] } }],
    ['learner.name', { learner: { name: 'two\nlines', licenses: [] } }],
    ['completedOn', { completedOn: '11/14/2026' }],
    ['completedOn', { completedOn: '2026-02-30' }],
    ['credit.amount', { credit: { ...someFacts().credit, amount: 'three' } }],
    ['approval.statement', { approval: { ...someFacts().approval, statement: 'tab\there' } }],
    ['signers', { signers: [] }],
    ['code', { code: '00000000' }],
    ['verifyAddress', { verifyAddress: 'javascript:alert(1)' }],
    ['version', { version: 0 }],
    ['issuedAt', { issuedAt: 'yesterday' }],
    ['language', { language: 'tlh' }],
  ])('refuses a wrong %s', (path, change) => {
    expect(problems({ ...someFacts(), ...change })).toEqual([path]);
  });
});
