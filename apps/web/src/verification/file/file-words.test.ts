import type { Check, CheckName, Verification } from '@cohesion/certificates/verify';
import type { Report, Source } from './checker.js';
import { type Circumstances, countWords, tellOf, tellRefusal } from './file-words.js';

const certificate = {
  recipient: 'Zoë Ångström',
  title: 'Rupture and repair',
  issuer: { did: 'did:web:learn.example.org:issuers:sample', name: 'Sample Society' },
  cosponsor: null,
  credits: ['Sample Body: clock hours, 3.00', 'Sample Body: clock hours, of which ethics, 1.00'],
  completedOn: '2026-11-14',
  code: '7K4M92QX',
  sample: false,
};
const statement =
  'Zoë Ångström completed “Rupture and repair” on November 14, 2026 for Sample Body: clock hours, 3.00; Sample Body: clock hours, of which ethics, 1.00, issued by Sample Society, whose keys are published at learn.example.org.';
const around: Circumstances = { host: 'learn.example.org', online: true, savedAt: null };

const check = (name: CheckName, outcome: Check['outcome'], sentence = `About the ${name}.`): Check => ({
  name,
  outcome,
  sentence,
});

function report(
  checks: readonly Check[],
  asked: Record<string, Source> = {},
  changes: Partial<NonNullable<Verification['certificate']>> | null = {},
): Report {
  const has = (outcome: Check['outcome']) => checks.some((each) => each.outcome === outcome);

  return {
    finding: {
      kind: 'checked',
      code: '7K4M-92QX',
      verification: {
        outcome: has('not-ok') ? 'not-ok' : has('unchecked') ? 'incomplete' : 'ok',
        checks: [...checks],
        certificate: changes && { ...certificate, ...changes },
      },
    },
    asked: new Map(Object.entries(asked)),
  };
}

describe('tellOf', () => {
  it('names the co-sponsor that a file states', () => {
    const { sentence } = tellOf(
      report([check('signature', 'ok')], {}, { cosponsor: 'Other\u202eSociety' }),
      around,
    );

    expect(sentence).toContain('published at learn.example.org, and co-sponsored by Other Society.');
  });

  it.each(['ok', 'not-ok', 'unchecked'] as const)(
    'says of sample data that it is, when a check is %s',
    (outcome) => {
      const told = tellOf(report([check('status', outcome)], {}, { sample: true }), around);

      expect(told.sample).toBe(true);
    },
  );

  it('says of a good one in one sentence who, what, when, how much, by whom and where its keys are', () => {
    const told = tellOf(report([check('signature', 'ok'), check('log-history', 'ok')]), around);

    expect(told).toEqual({
      mark: 'good',
      headline: 'Valid certificate',
      sample: false,
      sentence: `Valid: ${statement} Make sure that this is the society you expect.`,
      advice: [],
      checks: [
        { name: 'Signature', outcome: 'ok', word: 'Holds', sentence: 'About the signature.' },
        { name: 'History of the log', outcome: 'ok', word: 'Holds', sentence: 'About the log-history.' },
      ],
      hostsToAllow: [],
      record: {
        words: 'The record for code 7K4M-92QX says how the certificate stands today.',
        address: '/v/7K4M-92QX',
      },
    });
  });

  it.each([
    [['signature'], 'Do not rely on this copy. Ask Sample Society for the certificate as it was issued'],
    [['signature', 'status'], 'Do not rely on this copy.'],
    [['status'], 'Ask the person for the certificate that took its place'],
    [['log-history'], 'Keep this file and ask Sample Society about it'],
  ] as const)('says what is wrong first, and what to do when %j does not hold', (names, advice) => {
    const told = tellOf(report([check('file', 'ok'), ...names.map((name) => check(name, 'not-ok'))]), around);

    expect(told).toMatchObject({ mark: 'bad', headline: 'Not valid' });
    expect(told.sentence).toBe(`Not valid: About the ${names[0]}. The file says: ${statement}`);
    expect(told.advice[0]).toContain(advice);
  });

  it.each([
    ['unreachable', false, 'This device is offline'],
    ['unreachable', true, 'learn.example.org did not answer.'],
    ['missing', true, 'learn.example.org answers, and does not publish all that is needed.'],
    ['refused', true, 'it has to ask learn.example.org.'],
  ] as const)(
    'gives the reason when something could not be checked: %s, online %s',
    (source, online, words) => {
      const told = tellOf(
        report([check('status', 'unchecked')], { 'https://learn.example.org/status/1': source }),
        { ...around, online },
      );

      expect(told).toMatchObject({ mark: 'open', headline: 'Not fully checked' });
      expect(told.sentence).toContain('Nothing is wrong as far as it could be checked');
      expect(told.advice[0]).toContain(words);
      expect(told.hostsToAllow).toEqual(source === 'refused' ? ['learn.example.org'] : []);
    },
  );

  it('does not call valid without more what holds by a loaded file alone, and says how old that is', () => {
    const told = tellOf(report([check('status', 'ok')], { 'https://learn.example.org/did.json': 'saved' }), {
      ...around,
      savedAt: '2026-11-20T12:00:00.000Z',
    });

    expect(told).toMatchObject({ mark: 'open', headline: 'Valid by the file you loaded' });
    expect(told.advice[0]).toContain('saved on November 20, 2026: what was published since is not in it.');
  });

  it('sends nobody to another server than this one', () => {
    const told = tellOf(report([check('status', 'ok')]), { ...around, host: 'ce.example' });

    expect(told.record).toEqual({
      words: 'The record for code 7K4M-92QX is at learn.example.org/v, if that is the society you expect.',
      address: null,
    });
  });

  it('names a port as addresses do', () => {
    const issuer = { did: 'did:web:localhost%3A4400:issuers:agps', name: 'Sample Society' };
    const told = tellOf(report([check('status', 'ok')], {}, { issuer }), {
      ...around,
      host: 'localhost:4400',
    });

    expect(told.sentence).toContain('at localhost:4400.');
    expect(told.record?.address).toBe('/v/7K4M-92QX');
  });

  it('says instants as people do', () => {
    const sentence = 'Signed by Sample Society on 2026-11-15T15:02:11Z.';
    const [told] = tellOf(report([check('signature', 'ok', sentence)]), around).checks;

    expect(told?.sentence).toBe('Signed by Sample Society on November 15, 2026 at 3:02:11 PM UTC.');
  });

  it('takes signs that steer out of what a file says, and keeps names from right to left to themselves', () => {
    const told = tellOf(
      report([check('status', 'ok')], {}, { recipient: 'A\u202eB\nC', title: 'שלום' }),
      around,
    );

    expect(told.sentence).toContain('Valid: A B C completed “\u2068שלום\u2069”');
  });

  it('does not take a file without a certificate for a wrong one, nor for a good one', () => {
    const told = tellOf(report([check('file', 'not-ok')], {}, null), around);

    expect(told).toMatchObject({ mark: 'none', headline: 'Not a certificate', record: null });
    expect(told.advice[0]).toContain('check by that code');
  });

  it.each(['not-pdf', 'unreadable', 'not-loaded', 'stopped'] as const)('has words for %s', (kind) => {
    const told = tellOf({ finding: { kind }, asked: new Map() }, around);

    expect(told).toMatchObject({ mark: 'none', headline: 'Not checked', checks: [] });
    expect(told.sentence).toMatch(/^[A-Z].+\.$/);
  });
});

describe('tellRefusal', () => {
  it.each([
    ['wrong-type', 'This is not a PDF.'],
    ['empty', 'This file is empty.'],
    ['too-large', 'more than 20 MB'],
  ] as const)('has words for %s', (refusal, words) => {
    expect(tellRefusal(refusal).sentence).toContain(words);
  });
});

describe('countWords', () => {
  it('counts what was found', () => {
    expect(countWords(['good', 'bad', 'good', 'open', 'none'])).toBe(
      '5 files: 2 valid, 1 not valid, 1 not fully checked, 1 not a certificate or not read.',
    );
    expect(countWords(['good'])).toBe('1 file: 1 valid.');
  });
});
