import { ruleSetTexts } from '../testing/rule-sets.js';
import { licensesCoveredTwice, readRuleSet } from './read-rule-set.js';

const georgia = ruleSetTexts.get('ga-psychologist.yaml')!;
const newYork = ruleSetTexts.get('ny-social-work.yaml')!;
const texas = ruleSetTexts.get('tx-lpc.yaml')!;

const ten = (name: string): string => Array.from({ length: 10 }, () => `*${name}`).join(', ');
const manyAliases = `a: &a [1, 1]\nb: &b [${ten('a')}]\nc: &c [${ten('b')}]\nd: [${ten('c')}]`;

/** The line on which the text was changed, so that the test does not count lines. */
function mistakesAfter(text: string, from: string, to: string) {
  expect(text).toContain(from);
  const changed = text.replace(from, to);
  const reading = readRuleSet(changed);
  const line = text.slice(0, text.indexOf(from)).split('\n').length;

  return { mistakes: reading.ok ? [] : reading.mistakes, line };
}

describe('readRuleSet', () => {
  it('keeps hours in hundredths and fractions exact', () => {
    const reading = readRuleSet(newYork);
    const [version] = reading.ok ? reading.ruleSet.versions : [];

    expect(version?.total).toMatchObject({ hours: 3_600, perMonthInOtherPeriods: 100 });
    expect(version?.limits[0]?.most).toEqual({ hours: 1_200, otherPeriods: { part: 1, whole: 3 } });
  });

  it.each([
    [
      'an unknown key',
      georgia,
      'zone: America',
      'ceus: 3\nzone: America',
      'ceus',
      '"ceus" is not a field of the format',
    ],
    [
      'an unknown topic',
      georgia,
      'topics: [ethics]',
      'topics: [ethicks]',
      'versions[0].categories[0].of[0].topics[0]',
      /must be one of: ethics, boundaries/,
    ],
    ['hours in words', georgia, 'hours: 40', 'hours: forty', 'versions[0].total.hours', 'must be a number'],
    [
      'hours below nothing',
      georgia,
      'hours: 40',
      'hours: -40',
      'versions[0].total.hours',
      'must be at least 0',
    ],
    [
      'thirds of an hour',
      georgia,
      'hours: 40',
      'hours: 40.333',
      'versions[0].total.hours',
      'must have at most two decimals',
    ],
    [
      'a day that is none',
      georgia,
      'validFrom: 2023-01-01',
      'validFrom: 2023-02-29',
      'versions[0].validFrom',
      /day of the calendar/,
    ],
    [
      'a fraction above the whole',
      newYork,
      'otherPeriods: 1/3',
      'otherPeriods: 4/3',
      'versions[0].limits[0].most.otherPeriods',
      'must be at most the whole',
    ],
    [
      'a kind of cycle we do not know',
      georgia,
      'kind: calendar',
      'kind: lunar',
      'versions[0].cycle.kind',
      /must be one of/,
    ],
    [
      'a cycle that cannot be computed',
      georgia,
      'ends: 12-31',
      'ends: 12-32',
      'versions[0].cycle.ends',
      'is not a day of every year',
    ],
    [
      'a source that is not named',
      georgia,
      'source: rule-02',
      'source: rule-99',
      'versions[0].categories[1].source',
      'names "rule-99", which is no source here',
    ],
    [
      'an overflow into nowhere',
      georgia,
      'overflow: [general]',
      'overflow: [core]',
      'versions[0].categories[0].overflow',
      'names "core", which is no category here',
    ],
    [
      'an overflow into itself',
      georgia,
      'overflow: [general]',
      'overflow: [ethics]',
      'versions[0].categories[0].overflow',
      'must not lead back to the same category',
    ],
    [
      'a condition that is not asked',
      texas,
      'when: is-supervisor',
      'when: is-boss',
      'versions[0].categories[2].when',
      'names "is-boss", which is no condition here',
    ],
    [
      'a waiver of no limit',
      georgia,
      'liftsLimits: [home-study]',
      'liftsLimits: [home]',
      'versions[1].waivers[0].liftsLimits',
      'names "home", which is no limit here',
    ],
    [
      'a limit that holds for a year',
      georgia,
      'name: Asynchronous hours',
      'per: year\n        name: Asynchronous hours',
      'versions[0].limits[0].per',
      'must be one of: cycle, day, lifetime',
    ],
    [
      'what fulfills a cycle without saying by what',
      georgia,
      '- id: abpp\n        name: ABPP examination\n        of: [{ activities: [board-certification] }]',
      '- id: abpp\n        name: ABPP examination',
      'versions[0].fulfilled[0].of',
      'is missing',
    ],
    [
      'a waiver that ends before it begins',
      georgia,
      'to: 2021-12-31',
      'to: 2020-12-31',
      'versions[1].waivers[0].to',
      'must not end before it begins',
    ],
    [
      'a name used twice',
      texas,
      'id: cultural\n',
      'id: ethics\n',
      'versions[0].categories[1].id',
      'is used twice',
    ],
  ])('names the line and field of %s', (_, text, from, to, field, message) => {
    const { mistakes, line } = mistakesAfter(text, from, to);

    expect(mistakes[0]).toEqual({ line, field, message: expect.stringMatching(message) as string });
  });

  it('names versions whose validity overlaps', () => {
    const { mistakes } = mistakesAfter(georgia, 'validTo: 2022-12-31', 'validTo: 2023-01-01');

    expect(mistakes).toMatchObject([
      { field: 'versions[1].validFrom', message: 'overlaps the validity of version "ga-psychologist-2023"' },
    ]);
  });

  it('names a version that ends before it begins', () => {
    const { mistakes } = mistakesAfter(newYork, 'validTo: null', 'validTo: 2020-01-01');

    expect(mistakes).toMatchObject([{ field: 'versions[0].validTo', message: 'lies before validFrom' }]);
  });

  it('misses the total where another rule asks for a part of it', () => {
    const { mistakes } = mistakesAfter(
      texas,
      'total:\n      hours: 24\n      clause: 24 hours are needed in each renewal period.\n      source: tac-681-140',
      'total: null',
    );

    expect(mistakes).toMatchObject([{ field: 'versions[0].total' }]);
  });

  it('says what is missing', () => {
    const { mistakes } = mistakesAfter(georgia, '    verifiedOn: 2026-11-22\n', '');

    expect(mistakes).toMatchObject([{ field: 'versions[0].verifiedOn', message: 'is missing' }]);
  });

  it.each([
    ['', 1],
    ['just words', 1],
    ['id: [1\nname: 2', 2],
    [manyAliases, 1],
  ])('refuses a text that is no rule set: %j', (text, line) => {
    const reading = readRuleSet(text);

    expect(reading.ok ? [] : reading.mistakes).toMatchObject([{ line }]);
  });

  it('finds licenses that two rule sets claim', () => {
    const readings = [georgia, georgia, texas].map(readRuleSet);
    const ruleSets = readings.flatMap((reading) => (reading.ok ? [reading.ruleSet] : []));

    expect(licensesCoveredTwice(ruleSets)).toEqual(['GA Psychologist']);
  });
});
