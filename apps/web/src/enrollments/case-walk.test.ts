import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import {
  type CaseMap,
  type CasePath,
  choose,
  fitting,
  type MapStep,
  placeIn,
  stepBack,
} from './case-walk.js';

const small: CaseMap = {
  start: 'opening',
  members: [
    { id: 'ruth', stance: 'open' },
    { id: 'paul', stance: 'guarded' },
  ],
  steps: [
    {
      id: 'opening',
      stances: { ruth: 'silent' },
      choices: [
        { id: 'ask', to: 'answer' },
        { id: 'wait', to: 'silence' },
      ],
    },
    { id: 'answer', stances: { ruth: 'hot', paul: 'guarded' }, choices: [{ id: 'stay', to: 'end' }] },
    { id: 'silence', stances: {}, choices: [] },
    { id: 'end', stances: { ruth: 'open' }, choices: [] },
  ],
};
const at = (way: CasePath) => placeIn(small, way)?.at.id;

describe('placeIn', () => {
  it.each([
    ['nothing chosen', [], 'opening', false],
    ['one choice', ['ask'], 'answer', false],
    ['a choice that ends it', ['wait'], 'silence', true],
    ['a way to its end', ['ask', 'stay'], 'end', true],
    ['a choice that is not offered here', ['stay'], 'opening', false],
    ['more choices than there are moments', ['ask', 'stay', 'wait'], 'end', true],
    ['what comes after a choice that does not fit', ['ask', 'gone', 'stay'], 'answer', false],
  ])('leads by %s (%j) to %s', (_what, way, step, ended) => {
    expect(placeIn(small, way)).toMatchObject({ at: { id: step }, ended });
  });

  it('knows each moment left behind and what was chosen there', () => {
    const taken = placeIn(small, ['ask', 'stay'])?.taken.map(({ step, choice }) => [step.id, choice.id]);

    expect(taken).toEqual([
      ['opening', 'ask'],
      ['answer', 'stay'],
    ]);
  });

  it('carries stances on and names only those that this moment changes', () => {
    const place = placeIn(small, ['ask']);

    expect([...(place?.stances ?? [])]).toEqual([
      ['ruth', 'hot'],
      ['paul', 'guarded'],
    ]);
    expect(place?.changes).toEqual([{ member: 'ruth', from: 'silent', to: 'hot' }]);
  });

  it('leads nowhere in a case without its start', () => {
    expect(placeIn({ ...small, start: 'gone' }, [])).toBeNull();
  });
});

describe('going on and back', () => {
  it('adds a choice that can be made here and leaves out one that cannot', () => {
    expect(choose(small, ['ask'], 'stay')).toEqual(['ask', 'stay']);
    expect(choose(small, ['ask'], 'wait')).toEqual(['ask']);
  });

  it('goes back one moment, and from the first nowhere', () => {
    expect(at(stepBack(['ask', 'stay']))).toBe('answer');
    expect(stepBack([])).toEqual([]);
  });

  it('keeps of an older path what still fits', () => {
    expect(fitting(small, ['ask', 'gone'])).toEqual(['ask']);
    expect(fitting(small, ['gone'])).toEqual([]);
  });
});

describe('every case of the curriculum', () => {
  const courses = path.resolve(__dirname, '../../../../content/courses');
  const files = readdirSync(courses).flatMap((course) =>
    readdirSync(path.join(courses, course, 'cases')).map((file) => path.join(course, 'cases', file)),
  );

  it.each(files)('%s can be walked to its end by every way, and back again', (file) => {
    const map = withDefaults(parse(readFileSync(path.join(courses, file), 'utf8')));
    const ways = waysIn(map, []);
    const ends = ways.map((way) => placeIn(map, way));

    expect(ways.length).toBeGreaterThan(2);
    expect(ends.every((end) => end?.ended === true && end.at.ending !== undefined)).toBe(true);
    expect(new Set(ends.map((end) => end?.at.id)).size).toBe(
      map.steps.filter(({ choices }) => choices.length === 0).length,
    );
    for (const way of ways) expect(way.reduce(stepBack, way)).toEqual([]);
  });
});

/** Every way from here on to an end. */
function waysIn(map: CaseMap, way: CasePath): readonly CasePath[] {
  const choices = placeIn(map, way)?.at.choices ?? [];

  return choices.length === 0 ? [way] : choices.flatMap(({ id }) => waysIn(map, choose(map, way, id)));
}

function withDefaults(source: CaseMap<MapStep & { ending?: object }>) {
  return {
    ...source,
    steps: source.steps.map((step) => ({
      ...step,
      stances: step.stances ?? {},
      choices: step.choices ?? [],
    })),
  };
}
