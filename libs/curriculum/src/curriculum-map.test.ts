import { curriculumMap, type MappedCourse } from './curriculum-map.js';

const ethics: MappedCourse = {
  slug: 'ethics',
  title: 'Ethics',
  objectives: [
    { id: 'promise', text: 'Explain.', competencies: ['ethics', 'leadership'], themes: ['cohesion'] },
    { id: 'record', text: 'Document.', competencies: ['ethics'], themes: [] },
  ],
  items: [
    { id: 'promise-1', objective: 'promise', stemText: 'One?' },
    { id: 'promise-2', objective: 'promise', stemText: 'Two?' },
    { id: 'record-1', objective: 'record', stemText: 'Three?' },
  ],
};
const endings: MappedCourse = {
  slug: 'endings',
  title: 'Endings',
  objectives: [{ id: 'end', text: 'Plan.', competencies: ['leadership'], themes: ['adjourning'] }],
  items: [],
};

const rowOf = (courses: readonly MappedCourse[], id: string) => {
  const { competencies, factors, stages } = curriculumMap(courses);

  return [...competencies, ...factors, ...stages].find((row) => row.id === id);
};

describe('curriculumMap', () => {
  it('counts objectives and the items asked about them, course by course', () => {
    // Ethics: 2 objectives with 2 + 1 items in the first course, none in the second.
    expect(rowOf([ethics, endings], 'ethics')).toMatchObject({
      name: 'Ethics and boundaries',
      courses: 1,
      objectives: 2,
      items: 3,
      cells: [
        {
          course: 'ethics',
          objectives: ['promise', 'record'],
          items: ['promise-1', 'promise-2', 'record-1'],
        },
        { course: 'endings', objectives: [], items: [] },
      ],
    });
    // Leadership: one objective in each, with 2 items in the first course and none in the second.
    expect(rowOf([ethics, endings], 'leadership')).toMatchObject({ courses: 2, objectives: 2, items: 2 });
  });

  it('does the same for therapeutic factors and stages', () => {
    expect(rowOf([ethics, endings], 'cohesion')).toMatchObject({ courses: 1, items: 2 });
    expect(rowOf([ethics, endings], 'adjourning')).toMatchObject({ courses: 1, objectives: 1, items: 0 });
  });

  it('names what nothing teaches before what one course alone teaches', () => {
    const { gaps } = curriculumMap([ethics, endings]);
    const lastNever = gaps.findLastIndex(({ code }) => code === 'never');
    const firstOnly = gaps.findIndex(({ code }) => code === 'one-course');

    expect(lastNever).toBeLessThan(firstOnly);
    expect(gaps.map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([
        'Nothing teaches theory and history yet.',
        'Nothing teaches catharsis yet.',
        'Only one course teaches ethics and boundaries: Ethics.',
        'Only one course teaches adjourning: Endings.',
      ]),
    );
    expect(gaps.some(({ term }) => term === 'leadership')).toBe(false);
  });

  it('does not tell a society with one course that one course carries everything', () => {
    expect(curriculumMap([ethics]).gaps.map(({ code }) => code)).not.toContain('one-course');
  });

  it('is nothing but gaps without courses', () => {
    const { gaps, competencies, factors, stages } = curriculumMap([]);
    expect(gaps).toHaveLength(competencies.length + factors.length + stages.length);
  });
});
