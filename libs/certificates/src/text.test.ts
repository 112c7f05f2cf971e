import type { CertificateFacts } from './facts.js';
import { certificateText, type CertificatePart } from './text.js';
import { someFacts } from './testing/builders.js';

const textOf = (facts: CertificateFacts, part: CertificatePart) =>
  certificateText(facts)
    .filter((line) => line.part === part)
    .map(({ text }) => text);

describe('certificateText', () => {
  it('gives the whole certificate in reading order', () => {
    expect(certificateText(someFacts()).map(({ part }) => part)).toEqual([
      'society',
      'heading',
      'sample-mark',
      'opening',
      'name',
      'licenses',
      'verb',
      'title',
      'presenters',
      'credit',
      'completed',
      'format',
      'number',
      'credit-detail',
      'statement',
      'approval-numbers',
      'score',
      'issued',
      'signer',
      'signer',
      'verify-address',
      'verify-code',
    ]);
  });

  it('leaves out what has no fact', () => {
    const { society, activity, approval } = someFacts();
    const bare = someFacts({
      society: { ...society, sample: false },
      learner: { name: 'Cher', licenses: [] },
      activity: { ...activity, presenters: [] },
      approval: { ...approval, approvalNumber: null, providerNumber: null },
      score: null,
    });
    const parts = certificateText(bare).map(({ part }) => part);
    for (const absent of ['sample-mark', 'licenses', 'presenters', 'approval-numbers', 'score']) {
      expect(parts).not.toContain(absent);
    }
  });

  it('names the co-sponsor after the presenters', () => {
    const { activity } = someFacts();
    const lines = certificateText(
      someFacts({ activity: { ...activity, cosponsor: 'Other Society', held: 'Noon' } }),
    );
    const at = lines.findIndex(({ part }) => part === 'cosponsor');
    expect(lines[at]).toEqual({ part: 'cosponsor', label: null, text: 'Co-sponsored by Other Society' });
    expect([lines[at - 1]?.part, lines[at + 1]?.part]).toEqual(['presenters', 'held']);
  });

  it('prints the plain completion date whatever the zone, and the issue time in the society’s zone', () => {
    // 2026-11-15T03:30Z is 22:30 on the 14th in Atlanta, five hours behind UTC in winter.
    const facts = someFacts({ completedOn: '2026-11-14', issuedAt: '2026-11-15T03:30:00Z' });
    expect(textOf(facts, 'completed')).toEqual(['November 14, 2026']);
    expect(textOf(facts, 'issued')).toEqual([
      'Issued November 14, 2026 at 10:30 PM EST by Atlanta Group Psychotherapy Society (AGPS), Atlanta, Georgia. Version 1.',
    ]);
  });

  it('prints summer time as such', () => {
    // 2026-07-01T16:05Z is 12:05 in Atlanta, four hours behind UTC in summer.
    expect(textOf(someFacts({ issuedAt: '2026-07-01T16:05:00Z' }), 'issued')[0]).toContain('12:05 PM EDT');
  });

  it('says that a later version replaces the earlier ones', () => {
    expect(textOf(someFacts({ version: 2 }), 'issued')[0]).toMatch(
      /Version 2, which replaces every earlier version\.$/,
    );
  });

  it('names the body and each category of credit', () => {
    expect(textOf(someFacts(), 'credit-detail')).toEqual([
      'Sample Body: 3.00 clock hours (2.00 clinical, 1.00 ethics)',
    ]);
    const plain = someFacts({ credit: { amount: '1.50', unit: 'CE credits', categories: [] } });
    expect(textOf(plain, 'credit-detail')).toEqual(['Sample Body: 1.50 CE credits']);
  });

  it('keeps the statement verbatim, one line per paragraph', () => {
    const statement = 'First  paragraph, (exactly) as mandated.\nSecond: R&D.';
    const facts = someFacts({ approval: { ...someFacts().approval, statement } });
    expect(textOf(facts, 'statement')).toEqual(['First  paragraph, (exactly) as mandated.', 'Second: R&D.']);
  });

  it('prints address and code as a person types them', () => {
    const facts = someFacts();
    const code = `${facts.code.slice(0, 4)}-${facts.code.slice(4)}`;
    expect(textOf(facts, 'verify-address')).toEqual([`learn.example.org/v/${code}`]);
    expect(textOf(facts, 'verify-code')).toEqual([code]);
  });

  it('composes decomposed names', () => {
    const facts = someFacts({ learner: { name: 'Nguyễn'.normalize('NFD'), licenses: [] } });
    expect(textOf(facts, 'name')).toEqual(['Nguyễn'.normalize('NFC')]);
  });
});
