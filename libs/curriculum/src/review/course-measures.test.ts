import { aCourseDocument } from '../testing/sample-course.js';
import { courseMeasures } from './course-measures.js';

describe('courseMeasures', () => {
  it('counts what stands in a course', () => {
    expect(courseMeasures(aCourseDocument())).toMatchObject({
      lessons: 2,
      grade: null,
      objectives: 4,
      items: 8,
      judgements: 4,
      keyPositions: [2, 2, 2, 2],
      keysLongest: 0,
      vignettes: 1,
      cases: [{ id: 'the-empty-chair', steps: 3, endings: 2 }],
      figures: 1,
      reflections: 1,
      handouts: 1,
      terms: 1,
      references: 2,
    });
  });
});
