import { drawAttempt, type Draw } from './drawing-items.js';
import { seededRandom } from './random.js';
import { aCourseDocument } from './testing/index.js';

const { items, objectives } = aCourseDocument();
const seeds = Array.from({ length: 50 }, (_, index) => `seed ${index}`);

const drawn = (seed: string, changes: Partial<Draw> = {}) =>
  drawAttempt({
    items,
    draw: 4,
    seen: new Map(),
    withdrawn: new Set(),
    random: seededRandom(seed),
    ...changes,
  });

const idsOf = (seed: string, changes: Partial<Draw> = {}) => drawn(seed, changes).map(({ itemId }) => itemId);
const objectiveOf = (itemId: string) => items.find(({ id }) => id === itemId)?.objective;

describe('drawAttempt', () => {
  it.each([4, 5, 8])('covers every objective when it draws %i of 8 items for 4 objectives', (draw) => {
    for (const seed of seeds) {
      const ids = idsOf(seed, { draw });

      expect(ids).toHaveLength(draw);
      expect(new Set(ids).size).toBe(draw);
      expect(new Set(ids.map(objectiveOf)).size).toBe(objectives.length);
    }
  });

  it('asks about as many objectives as it can when it draws fewer items than there are objectives', () => {
    for (const seed of seeds) expect(new Set(idsOf(seed, { draw: 3 }).map(objectiveOf)).size).toBe(3);
  });

  it('asks what was seen least before anything seen more often', () => {
    const seen = new Map(
      seeds.slice(0, 1).flatMap(() => idsOf('before').map((id): [string, number] => [id, 1])),
    );

    for (const seed of seeds) expect(idsOf(seed, { seen }).filter((id) => seen.has(id))).toEqual([]);
  });

  it('still covers an objective whose items were all seen often', () => {
    const seen = new Map([
      ['explain-01', 9],
      ['explain-02', 9],
    ]);

    for (const seed of seeds) expect(idsOf(seed, { seen }).map(objectiveOf)).toContain('explain-limits');
  });

  it('never asks a withdrawn item, and asks fewer when too few are left', () => {
    const withdrawn = new Set(['explain-01', 'explain-02', 'draft-01', 'draft-02', 'respond-01']);

    for (const seed of seeds) {
      expect(idsOf(seed, { withdrawn }).toSorted()).toEqual(['document-01', 'document-02', 'respond-02']);
    }
  });

  it('shows each option of an item once', () => {
    for (const { optionIds } of drawn('options', { draw: 8 }))
      expect(optionIds.toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('can be made again from its seed, and differs with another', () => {
    expect(drawn('one', { draw: 8 })).toEqual(drawn('one', { draw: 8 }));
    expect(drawn('one', { draw: 8 })).not.toEqual(drawn('two', { draw: 8 }));
  });
});
