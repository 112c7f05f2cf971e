import { nextPath } from './next-path.js';

describe('nextPath', () => {
  it.each([
    ['?next=%2Fcourses%2Fethics', '/courses/ethics'],
    ['?next=%2Flearn%3Fview%3Dall', '/learn?view=all'],
  ])('goes on from %s to %s', (search, path) => {
    expect(nextPath(search)).toBe(path);
  });

  it.each([
    '',
    '?next=',
    '?next=https://elsewhere.example',
    '?next=//elsewhere.example',
    '?next=/%5Celsewhere.example',
    '?next=javascript:alert(1)',
    '?next=/sign-in',
  ])('stays within the portal for %s', (search) => {
    expect(nextPath(search)).toBe('/learn');
  });
});
