import { formatFrom, creditsOf, topicsOf } from './award-records.service.js';

describe('what the hours of a course are about', () => {
  it.each([
    {
      categories: ['ethics'],
      tags: ['ethics', 'confidentiality', 'Boundaries'],
      topics: ['ethics', 'boundaries'],
    },
    // A tag that a category could say says nothing: these hours are clinical, whatever else they touch.
    { categories: ['clinical'], tags: ['ethics', 'supervision'], topics: ['clinical'] },
    {
      categories: ['clinical'],
      tags: ['medical errors', 'group'],
      topics: ['clinical', 'medical-errors', 'group'],
    },
    { categories: ['underwater basketry'], tags: [], topics: [] },
  ])('is $topics for $categories with the tags $tags', ({ categories, tags, topics }) => {
    expect(topicsOf(categories, tags)).toEqual(topics);
  });
});

describe('the credit of one activity', () => {
  it('is one amount for each body, in its own unit, and the larger where a body approved it twice', () => {
    const given = [
      { body: 'nysed', amount: 100 },
      { body: 'apa', amount: 150 },
      { body: 'nysed', amount: 200 },
    ] as const;

    // NYSED's contact hour has 50 minutes.
    expect(creditsOf(given)).toEqual([
      { approver: 'nysed', amount: 200, minutesInUnit: 50 },
      { approver: 'apa', amount: 150, minutesInUnit: 60 },
    ]);
  });
});

describe('the format of an award', () => {
  it.each([
    ['live-online', 'live-online'],
    ['Self-paced reading with a quiz', 'self-study'],
    ['A format of another time', 'self-study'],
  ])('"%s" is read as %s', (text, format) => {
    expect(formatFrom(text)).toBe(format);
  });
});
