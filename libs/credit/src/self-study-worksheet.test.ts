import type { BodyId } from './body.js';
import { creditWorksheet, passMarkNeeded } from './self-study-worksheet.js';
import { stepLine } from './step.js';
import type { SelfStudyInputs } from './worksheet.js';

type Asked = Parameters<typeof creditWorksheet>[0];

const aCourse = (parts: Partial<Asked> = {}): Asked => ({
  words: 9_000,
  items: 15,
  difficulty: 3,
  mediaMinutes: 0,
  bodies: ['apa', 'nbcc'],
  ...parts,
});

function worksheetOf(parts: Partial<Asked>) {
  const result = creditWorksheet(aCourse(parts));
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.reasons)}`);

  return result.worksheet;
}

function lineOf(body: BodyId, parts: Partial<Asked> = {}) {
  const line = worksheetOf({ bodies: [body], ...parts }).lines.find((candidate) => candidate.body === body);
  if (!line) throw new Error(`no line for ${body}`);

  return line;
}

const offered = (amount: number, unit: string) => ({ offered: true, amount, unit });

describe('creditWorksheet', () => {
  // 9,000 words, 15 questions, difficulty 3: Mergener 0.9 x (-22.3 + 18.81 + 41.7 + 46.5) = 76.239; words 90 and 54
  it.each<[BodyId, string, number]>([
    ['apa', 'the Mergener formula', 76.239],
    ['nbcc', 'a count of 6,000 words an hour', 90],
    ['ace', 'the smaller of the Mergener formula and a count of 6,000 words an hour', 76.239],
    ['nasw', 'a count of 10,000 words an hour', 54],
    ['nysed', 'the Mergener formula', 76.239],
    ['fl-psychology', 'the Mergener formula', 76.239],
    ['ama', 'the Mergener formula', 76.239],
    ['ancc', 'the Mergener formula', 76.239],
    ['ibcgp', 'the smallest count of the other bodies claimed', 76.239],
    ['lpca-ga', 'a count of 6,000 words an hour', 90],
  ])('counts %s by %s', (body, text, minutes) => {
    const line = lineOf(body);

    expect([line.method.text, line.minutes]).toEqual([text, minutes]);
  });

  it('offers every body no more than the most cautious count allows', () => {
    const worksheet = worksheetOf({ bodies: ['apa', 'nbcc', 'ama', 'nysed'] });

    // the smallest is Mergener: 76.239 minutes
    expect([worksheet.safeMinutes, worksheet.safeBodies]).toEqual([76.239, ['apa', 'nysed', 'ama']]);
    expect(worksheet.lines.map(({ body, ownAmount, outcome }) => [body, ownAmount, outcome])).toEqual([
      // 76.239 / 60 = 1.27 -> 1.25
      ['apa', 125, offered(125, 'CE credits')],
      // by itself 90 / 60 = 1.5, but 76.239 minutes are safe -> 1.25
      ['nbcc', 150, offered(125, 'clock hours')],
      // 76.239 / 50 = 1.52 -> 1
      ['nysed', 100, offered(100, 'contact hours')],
      ['ama', 125, offered(125, 'AMA PRA Category 1 Credit(s)™')],
    ]);
  });

  it('holds the whole sum of a body in its line, with that of the body that sets the safe minimum', () => {
    const line = worksheetOf({}).lines.find(({ body }) => body === 'nbcc');

    expect(line?.steps.map(stepLine)).toEqual([
      '9,000 words × 60 minutes ÷ 6,000 words an hour = 90 minutes',
      'APA: 0.00209 × 9,000 words = 18.81 minutes',
      'APA: 2.78 × 15 questions = 41.7 minutes',
      'APA: 15.5 × difficulty 3 = 46.5 minutes',
      'APA: the three added, less 22.3 = 84.71 minutes',
      'APA: Mergener: 0.9 × 84.71 = 76.239 minutes',
      'safe minimum over the bodies claimed = 76.239 minutes',
      '76.239 minutes ÷ 60 minutes in one unit = 1.27065 clock hours',
      'rounded down to a whole number of steps of 0.25 = 1.25 clock hours',
    ]);
  });

  it('refuses the body whose minimum is not reached, and lets it hold back the others', () => {
    // NASW: 54 minutes; so APA too has only 54 to offer
    const worksheet = worksheetOf({ bodies: ['apa', 'nasw', 'ama'] });

    expect(worksheet.lines.map(({ outcome }) => outcome)).toEqual([
      { offered: false, reason: { code: 'minimum-not-reached', body: 'apa', minutes: 54, minimum: 100 } },
      { offered: false, reason: { code: 'minimum-not-reached', body: 'nasw', minutes: 54, minimum: 100 } },
      // 54 / 60 = 0.9 -> nearest quarter 1.0
      offered(100, 'AMA PRA Category 1 Credit(s)™'),
    ]);
  });

  it('gives IBCGP the smallest of the others, and the smaller of two when it is alone', () => {
    // others: NBCC 90 alone; alone: min(76.239, 90)
    expect(lineOf('ibcgp', { bodies: ['nbcc', 'ibcgp'] }).minutes).toBe(90);
    expect(lineOf('ibcgp').minutes).toBe(76.239);
    expect(lineOf('ibcgp', { bodies: ['nbcc', 'ibcgp'] }).steps.map(stepLine)[0]).toBe(
      'NBCC: 9,000 words × 60 minutes ÷ 6,000 words an hour = 90 minutes',
    );
  });

  it('adds recordings at their running time', () => {
    // 90 + 30.5 = 120.5 -> 2.0
    const line = lineOf('nbcc', { mediaMinutes: 30.5 });

    expect([line.minutes, line.outcome]).toEqual([120.5, offered(200, 'clock hours')]);
    expect(line.steps.slice(1, 3).map(stepLine)).toEqual([
      'recordings by running time = 30.5 minutes',
      'text and recordings = 120.5 minutes',
    ]);
  });

  it('counts a course that is all recording by its running time', () => {
    expect(lineOf('apa', { words: 0, mediaMinutes: 62 }).minutes).toBe(62);
  });

  it('takes a text too short for Mergener as no time at all', () => {
    // 60 minutes of recording and a note of 100 words without questions
    const line = lineOf('apa', { words: 100, items: 0, difficulty: 1, mediaMinutes: 60 });

    expect(line.minutes).toBe(60);
    expect(line.steps[0]).toEqual({ text: 'too short for the Mergener formula', value: 0, unit: 'minutes' });
  });

  // three pilot readers: (61 + 75 + 70) / 3 = 68.666… -> 68.66; Mergener 76.239; the words 90 and 54
  it.each<[string, BodyId, number]>([
    ['goes by the pilot where the body takes it instead of the formula (AORN)', 'ancc', 68.66],
    ['takes the shorter of formula and pilot where nothing is written of pilots', 'apa', 68.66],
    ['leaves a body that counts words to its words', 'nbcc', 90],
    ['leaves a body that counts words to its words', 'nasw', 54],
  ])('%s: %s', (_, body, minutes) => {
    expect(lineOf(body, { pilotMinutes: [61, 75, 70] }).minutes).toBe(minutes);
  });

  it('gives more by a longer pilot only to a body that takes it instead', () => {
    // (80 + 90) / 2 = 85 against 76.239
    expect(lineOf('ancc', { pilotMinutes: [80, 90] }).minutes).toBe(85);
    expect(lineOf('apa', { pilotMinutes: [80, 90] }).minutes).toBe(76.239);
    expect(worksheetOf({ bodies: ['apa', 'ancc'], pilotMinutes: [80, 90] }).safeMinutes).toBe(76.239);
  });

  it('shows the pilot as arithmetic, and nothing of it where there was none', () => {
    expect(
      lineOf('ancc', { pilotMinutes: [61, 75, 70] })
        .steps.slice(0, 2)
        .map(stepLine),
    ).toEqual(['3 pilot times together = 206 minutes', '÷ 3, cut to the hundredth = 68.66 minutes']);
    expect(worksheetOf({ pilotMinutes: [] }).inputs).not.toHaveProperty('pilotMinutes');
  });

  it('refuses a pilot time of nothing or below', () => {
    expect(creditWorksheet(aCourse({ pilotMinutes: [60, 0, -5] }))).toEqual({
      ok: false,
      reasons: [
        { code: 'minutes-impossible', minutes: 0 },
        { code: 'minutes-impossible', minutes: -5 },
      ],
    });
  });

  it('is the same whatever the order and repetition of the bodies', () => {
    expect(worksheetOf({ bodies: ['nbcc', 'ama', 'apa', 'nbcc'] })).toEqual(
      worksheetOf({ bodies: ['apa', 'nbcc', 'ama'] }),
    );
  });

  it('names every impossible figure at once', () => {
    const wrong: Asked = {
      words: -1,
      items: 1.5,
      difficulty: 6,
      mediaMinutes: -2,
      passMark: 101,
      bodies: [],
    };

    expect(creditWorksheet(wrong)).toEqual({
      ok: false,
      reasons: [
        { code: 'words-impossible', words: -1 },
        { code: 'items-impossible', items: 1.5 },
        { code: 'difficulty-impossible', difficulty: 6 },
        { code: 'minutes-impossible', minutes: -2 },
        { code: 'pass-mark-impossible', passMark: 101 },
        { code: 'no-bodies' },
      ],
    });
  });

  it('refuses a course with nothing to read, watch or hear', () => {
    expect(creditWorksheet(aCourse({ words: 0 }))).toEqual({
      ok: false,
      reasons: [{ code: 'nothing-to-count' }],
    });
  });
});

describe('the number of questions', () => {
  // NASW: 10,000 words an hour; 10 questions for the first hour, 5 for each further hour or half hour
  it.each([
    [10_000, 100, 10],
    [15_000, 150, 15],
    [20_000, 200, 15],
    [25_000, 250, 20],
  ])('NASW asks of %i words, %i hundredths, %i questions', (words, amount, needed) => {
    const enough = lineOf('nasw', { words, items: needed });
    const tooFew = lineOf('nasw', { words, items: needed - 1 });

    expect(enough.outcome).toEqual(offered(amount, 'contact hours'));
    expect(enough.items).toMatchObject({ force: 'required', needed, holds: true, confidence: 'stated' });
    expect(tooFew.outcome).toEqual({
      offered: false,
      reason: { code: 'too-few-items', body: 'nasw', items: needed - 1, needed },
    });
  });

  it('APA recommends 6 for each credit and refuses no one for it', () => {
    // 20,000 words, 10 questions, difficulty 4: 0.9 x (-22.3 + 41.8 + 27.8 + 62) = 98.37 -> 1.5 credits -> 9 questions
    expect(lineOf('apa', { words: 20_000, items: 10, difficulty: 4 }).items).toMatchObject({
      needed: 9,
      holds: true,
    });
    // with 7 questions 90.864 -> still 1.5 credits, two questions short of 9
    const line = lineOf('apa', { words: 20_000, items: 7, difficulty: 4 });

    expect(line.items).toMatchObject({ force: 'recommended', needed: 9, actual: 7, holds: false });
    expect(line.outcome).toEqual(offered(150, 'CE credits'));
  });
});

describe('the pass mark', () => {
  it('is what the bodies claimed need when none is given', () => {
    const worksheet = worksheetOf({ bodies: ['apa', 'ace'] });

    expect(worksheet.inputs).toMatchObject<Partial<SelfStudyInputs>>({ passMark: 80 });
    expect(worksheet.lines.map(({ passMark }) => [passMark?.needed, passMark?.holds])).toEqual([
      [75, true],
      [80, true],
    ]);
  });

  it('refuses a body that requires a higher one', () => {
    expect(lineOf('nasw', { words: 10_000, passMark: 75 }).outcome).toEqual({
      offered: false,
      reason: { code: 'pass-mark-too-low', body: 'nasw', passMark: 75, needed: 80 },
    });
  });

  it('only marks a recommendation that is not kept', () => {
    const line = lineOf('apa', { passMark: 70 });

    expect([line.passMark?.holds, line.outcome.offered]).toEqual([false, true]);
  });
});

describe('passMarkNeeded', () => {
  it.each<[BodyId[], number | null]>([
    [['apa'], 75],
    [['apa', 'nbcc'], 75],
    [['apa', 'nasw'], 80],
    [['ace', 'nbcc'], 80],
    [['ama', 'ancc'], null],
    [[], null],
  ])('of %j is %j', (bodies, percent) => {
    expect(passMarkNeeded(bodies)).toBe(percent);
  });
});
