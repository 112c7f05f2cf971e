import { aLicense, aProspect, aRecord } from '../testing/a-record.js';
import { allRuleSets } from '../testing/rule-sets.js';
import { fits } from './fits.js';
import type { CreditRecord, License, Prospect } from './license.js';
import { fitSentence } from './sentences.js';
import { wouldCount, type Fit } from './would-count.js';

const lpc = aLicense('GA', 'LPC', '2019-05-01');
const lcsw = aLicense('GA', 'LCSW', '2019-05-01');
const on = '2026-09-01';

function fitOf(license: License, records: readonly CreditRecord[], offer: Prospect): Fit {
  const result = wouldCount(license, allRuleSets, records, offer, on);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));

  return result.fit;
}

const ethics = aProspect(3, { on: ['ethics'], by: ['nbcc', 'ace'] });
const asynchronousFull = [aRecord('async', '2026-02-01', 10, { format: 'self-study' })];
const complete = [aRecord('ethics', '2026-02-01', 5, { on: ['ethics'] }), aRecord('core', '2026-02-02', 30)];

describe('wouldCount', () => {
  it('names what the hours would bring forward, before and after, with the clause', () => {
    expect(fitOf(lcsw, [], ethics)).toMatchObject({
      recorded: 300,
      counted: 300,
      toGo: { before: 3_500, after: 3_200 },
      toward: [
        {
          id: 'ethics',
          before: 500,
          after: 200,
          clause: { source: { title: 'LPCA of Georgia: CE requirements' } },
        },
        { id: 'total', before: 3_500, after: 3_200 },
      ],
    });
  });

  it.each([
    ['a requirement it serves', lcsw, [], ethics, 'Counts toward Georgia LCSW: Ethics (you need 5).'],
    [
      'the total, where it serves nothing else',
      lpc,
      [],
      aProspect(2, { by: ['gamft'] }),
      'Counts toward Georgia LPC: hours in all (you need 35).',
    ],
    [
      'that nothing is missing',
      lpc,
      complete,
      aProspect(2),
      'Counts for Georgia LPC, where nothing it would fill is missing.',
    ],
    [
      'the limit that is reached',
      lpc,
      asynchronousFull,
      aProspect(2, { format: 'self-study' }),
      'Would be recorded but not counted for Georgia LPC: Asynchronous hours count up to 10.0 hours a cycle, and that limit is reached.',
    ],
    [
      'what the hours are not',
      aLicense('international', 'CGP', '2025-01-10'),
      [],
      aProspect(2, { on: ['clinical'] }),
      'Would be recorded but not counted for CGP recertification: No category of these rules takes hours on this topic.',
    ],
  ])('says %s', (_, license, records, offer, sentence) => {
    expect(fitSentence(fitOf(license, records, offer))).toBe(sentence);
  });

  it('sees that hours would only take the place of others', () => {
    // ten asynchronous hours are in: an ethics hour of self-study is no ethics in Georgia and adds nothing
    const offer = aProspect(2, { on: ['ethics'], format: 'self-study' });

    expect(fitOf(lpc, asynchronousFull, offer)).toMatchObject({ counted: 0, toward: [] });
  });

  it('sees a gain where the total stays: the better hour takes the place under the limit', () => {
    // Texas: one hour of self-study counts; as ethics it serves ethics, the total stays at 1
    const periods = [{ start: '2024-12-01', end: '2026-11-30' }];
    const texas = aLicense('TX', 'LPC', '2012-12-01', { periods });
    const one = [aRecord('x', '2026-02-01', 1, { format: 'self-study' })];
    const fit = fitOf(texas, one, aProspect(1, { on: ['ethics'], format: 'self-study' }));

    expect(fit).toMatchObject({ counted: 0, toward: [{ id: 'ethics', before: 600, after: 500 }] });
    expect(fitSentence(fit)).toBe('Counts toward Texas LPC: Ethics (you need 6).');
  });

  it('does not count a course again that the rules count once', () => {
    const california = aLicense('CA', 'LMFT', '2010-06-15', { birthMonth: 6 });
    const taught = { course: 'taught', role: 'presenter' } as const;
    const fit = fitOf(california, [aRecord('x', '2026-02-01', 4, taught)], aProspect(4, taught));

    expect(fitSentence(fit)).toBe(
      'Would be recorded but not counted for California BBS: The hours of this course are counted once already: Teaching a course counts once in a renewal period.',
    );
  });

  it('is refused like an allocation', () => {
    expect(wouldCount(aLicense('WY', 'LPC', '2019-05-01'), allRuleSets, [], ethics, on)).toMatchObject({
      ok: false,
      problem: { code: 'no-rule-set' },
    });
  });
});

describe('fits', () => {
  const offers = [
    { id: 'self-study', prospect: aProspect(4, { format: 'self-study' }) },
    { id: 'related', prospect: aProspect(2, { by: ['gamft'] }) },
    { id: 'ethics', prospect: aProspect(3, { on: ['ethics'] }) },
    { id: 'core', prospect: aProspect(3) },
    { id: 'unapproved', prospect: aProspect(6, { by: ['none'] }) },
  ];

  it('puts first what takes most off what is to go, and last what would do nothing', () => {
    // 10 asynchronous, 20 core: 5 to go, all of it ethics. 3 ethics hours take 3 off, core and related none
    const records = [...asynchronousFull, aRecord('core', '2026-02-02', 20)];
    const { ranked, problems } = fits({ licenses: [lpc], ruleSets: allRuleSets, records, offers, on });

    expect(ranked.map(({ offerId, gain }) => [offerId, gain])).toEqual([
      ['ethics', 300],
      ['core', 0],
      ['related', 0],
      ['self-study', 0],
      ['unapproved', 0],
    ]);
    expect(problems).toEqual([]);
  });

  it('adds what an activity does for several licenses and reports those without rules', () => {
    const unknown = aLicense('WY', 'LPC', '2019-05-01');
    const { ranked, problems } = fits({
      licenses: [lpc, unknown, lcsw],
      ruleSets: allRuleSets,
      records: [],
      offers: offers.slice(1, 3),
      on,
    });

    // 3 hours for each of two licenses, 2 for each
    expect(ranked.map(({ offerId, gain, fits: found }) => [offerId, gain, found.length])).toEqual([
      ['ethics', 600, 2],
      ['related', 400, 2],
    ]);
    expect(problems).toMatchObject([{ licenseId: 'WY LPC', problem: { code: 'no-rule-set' } }]);
  });
});
